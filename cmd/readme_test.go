package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestReadme runs every `$ landscope` line in README's console blocks and
// compares what it prints with what stands below it.
func TestReadme(t *testing.T) {
	testenv.Need(t, "sh")
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "landscope")); err != nil {
		testenv.Lacks(t, "cannot make a link: %v", err)
	}
	old, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var fresh strings.Builder
	inBlock, ran, work := false, 0, t.TempDir()
	for line := range strings.Lines(string(old)) {
		switch {
		case strings.HasPrefix(line, "```"):
			inBlock = strings.HasPrefix(line, "```console")
			fresh.WriteString(line)
		case inBlock && (strings.HasPrefix(line, "$ landscope") || strings.HasPrefix(line, "$ printf")):
			fresh.WriteString(line + shell(t, bin, work, strings.TrimPrefix(line, "$ ")))
			ran++
		case inBlock && !strings.HasPrefix(line, "$ "):
			// output, written anew by the command above it
		default:
			fresh.WriteString(line)
		}
	}
	if ran < 15 {
		t.Errorf("only %d commands found", ran)
	}
	compareFile(t, "../README.md", fresh.String())
}

// shell runs a line in a directory, as a person would, and returns all it
// prints.
func shell(t *testing.T, bin, dir, line string) string {
	t.Helper()
	c := exec.Command("sh", "-c", line)
	c.Dir = dir
	c.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "LANDSCOPE_DATA=", "LANDSCOPE_HOME="+filepath.Join(c.Dir, "copies"), "LANDSCOPE_CACHE="+filepath.Join(c.Dir, "cache"), "LANDSCOPE_LANG=", "NO_COLOR=1")
	out, err := c.CombinedOutput()
	if len(out) == 0 && err != nil {
		t.Errorf("%s: %v", line, err)
	}
	return string(out)
}

// compareFile compares a file with what it should hold, or rewrites it.
func compareFile(t *testing.T, name, want string) {
	t.Helper()
	got, _ := os.ReadFile(name)
	if string(got) == want {
		return
	}
	if *cmd.Update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	a, b := strings.Split(string(got), "\n"), strings.Split(want, "\n")
	for i := range b {
		if i >= len(a) || a[i] != b[i] {
			t.Fatalf("%s differs from line %d on; make golden rewrites it\nis:   %s\nwant: %s", name, i+1, strings.Join(a[min(i, len(a)):min(i+1, len(a))], ""), b[i])
		}
	}
	t.Fatalf("%s is longer than it should be; make golden rewrites it", name)
}

// TestExamples runs the examples of every command's help.
func TestExamples(t *testing.T) {
	dir, online := t.TempDir(), serveFixture(t)
	t.Chdir(dir)
	n := 0
	for _, line := range cmd.HelpExamples() {
		args := splitExample(line)
		if args[0] != "landscope" {
			t.Errorf("example %q does not begin with landscope", line)
			continue
		}
		env := map[string]string{"LANDSCOPE_HOME": filepath.Join(dir, "copies", strconv.Itoa(n)), "LANDSCOPE_CACHE": filepath.Join(dir, "cache"), "LANDSCOPE_URL": "https://example.org/small.yml"}
		if r := runOnline(online, env, args[1:]...); r.code != 0 {
			t.Errorf("%s: exit code %d: %s", line, r.code, r.stderr)
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d examples found", n)
	}
}

// splitExample cuts a line at blanks outside single quotes.
func splitExample(line string) []string {
	var args []string
	for i, part := range strings.Split(strings.TrimSpace(line), "'") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}
