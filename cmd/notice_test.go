package cmd_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// noticeHeading begins the part of NOTICE that is made of the modules.
const noticeHeading = "THIRD-PARTY SOFTWARE\n\nThe program is built of Go's standard library and of these modules, under the\nlicenses that follow.\n"

// TestNotice checks that NOTICE has the licenses of all that the program is linked
// of, on any system. With -update it writes them.
func TestNotice(t *testing.T) {
	file := filepath.Join("..", "NOTICE")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	own, _, _ := strings.Cut(string(have), noticeHeading)
	want := strings.TrimRight(own, "\n") + "\n\n" + noticeHeading + licenses(t)
	if *cmd.Update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != want {
		t.Error("NOTICE is not of the modules that are linked; go test ./cmd -run TestNotice -update writes it")
	}
}

// licenses returns every license text once, under the modules that have it.
func licenses(t *testing.T) string {
	t.Helper()
	root, err := exec.Command(testenv.Need(t, "go"), "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	dirs := map[string]string{"Go (standard library)": strings.TrimSpace(string(root))}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/landscope")
		c.Dir, c.Env, c.Stderr = "..", append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0"), os.Stderr
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			if module, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				dirs[module] = dir
			}
		}
	}
	modules := map[string][]string{} // by the text
	for module, dir := range dirs {
		text := licenseText(t, module, dir)
		modules[text] = append(modules[text], module)
	}
	var sections []string
	for text, names := range modules {
		slices.Sort(names)
		sections = append(sections, "\n"+strings.Repeat("-", 78)+"\n"+strings.Join(names, "\n")+"\n\n"+text)
	}
	slices.Sort(sections)
	return strings.Join(sections, "")
}

// licenseText returns the licenses and notices of a module.
func licenseText(t *testing.T, module, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		testenv.Lacks(t, "the source of %s is not here: %v", module, err)
	}
	var texts []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if !e.Type().IsRegular() || !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "LICENCE") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") ||
			!slices.Contains([]string{"", ".TXT", ".MD"}, filepath.Ext(name)) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range bytes.Lines(text) {
			lines = append(lines, strings.TrimRight(string(line), " \t\r\n\f"))
		}
		texts = append(texts, strings.Trim(strings.Join(lines, "\n"), "\n")+"\n")
	}
	if len(texts) == 0 && strings.HasPrefix(module, "Go ") {
		t.Skip("SKIPPED: this installation of Go has no LICENSE")
	}
	if len(texts) == 0 {
		t.Errorf("%s has no license", module)
	}
	return strings.Join(texts, "\n")
}
