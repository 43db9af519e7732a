package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestReadme runs every `$ landscope` line in README's console blocks and
// compares what it prints with what stands below it.
func TestReadme(t *testing.T) {
	sh := newShell(t)
	old := readFile(t, "../README.md")
	var fresh strings.Builder
	inBlock := false
	for line := range strings.Lines(old) {
		switch {
		case strings.HasPrefix(line, "```"):
			inBlock = strings.HasPrefix(line, "```console")
			fresh.WriteString(line)
		case inBlock && isCommand(line):
			fresh.WriteString(line + sh.run(t, line))
		case inBlock && !strings.HasPrefix(line, "$ "):
			// output, written anew by the command above it
		default:
			fresh.WriteString(line)
		}
	}
	if sh.ran < 6 {
		t.Errorf("only %d commands found", sh.ran)
	}
	compareFile(t, "../README.md", fresh.String())
}

// TestPicture compares README's picture with what map draws.
func TestPicture(t *testing.T) {
	compareFile(t, "../.github/map.svg", run("map", "--data", "embedded", "--category", "runtime,orchestration-management", "--maturity", "graduated,incubating", "-o", "svg").stdout)
}

// TestReadmeCommands runs the commands that README names in its text and tables, or
// their help where they need a file, a server, a terminal or the network, and looks for the targets
// of make.
func TestReadmeCommands(t *testing.T) {
	readme, makefile := readFile(t, "../README.md"), readFile(t, "../Makefile")
	n := 0
	for _, m := range regexp.MustCompile("`(landscope|make) ([^`]+)`").FindAllStringSubmatch(readme, -1) {
		line, _, _ := strings.Cut(m[2], " > ")
		args := splitExample(line)
		switch {
		case m[1] == "make":
			if !strings.Contains(makefile, "\n"+args[0]+":") {
				t.Errorf("make %s: the Makefile has no such target", args[0])
			}
			continue
		case slices.Contains([]string{"serve", "update", "radar", "validate", "export", "completion", "scan", "browse"}, args[0]):
			args = []string{args[0], "--help"}
		}
		if r := run(args...); r.code != 0 {
			t.Errorf("landscope %s: exit code %d: %s", line, r.code, r.stderr)
		}
		n++
	}
	if n < 15 {
		t.Errorf("only %d commands found", n)
	}
}

// TestReadmeIsShort keeps README to what people read before they try a program.
func TestReadmeIsShort(t *testing.T) {
	if lines := strings.Count(readFile(t, "../README.md"), "\n"); lines > 200 {
		t.Errorf("README.md has %d lines, more than 200", lines)
	}
}

// TestRecipes runs every `$ landscope` line of the topic recipes and compares what it
// prints with the indented lines below it.
func TestRecipes(t *testing.T) {
	const file, indent = "../internal/help/text/recipes.txt", "    "
	sh := newShell(t)
	var fresh strings.Builder
	inOutput := false
	for line := range strings.Lines(readFile(t, file)) {
		command, indented := strings.CutPrefix(line, indent)
		switch {
		case indented && isCommand(command):
			fresh.WriteString(line)
			for out := range strings.Lines(sh.run(t, command)) {
				fresh.WriteString(strings.TrimRight(indent+out, " \n") + "\n")
			}
			inOutput = true
			continue
		case inOutput && (indented && !strings.HasPrefix(command, "landscope ") || strings.TrimSpace(line) == ""):
			continue
		case inOutput && !indented:
			fresh.WriteByte('\n')
		}
		fresh.WriteString(line)
		inOutput = false
	}
	if sh.ran < 20 {
		t.Errorf("only %d commands found", sh.ran)
	}
	compareFile(t, file, fresh.String())
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// isCommand reports whether a line is a command to run.
func isCommand(line string) bool {
	return strings.HasPrefix(line, "$ landscope") || strings.HasPrefix(line, "$ printf")
}

// testShell runs command lines in a directory, as a person would.
type testShell struct {
	bin, dir string
	ran      int
}

func newShell(t *testing.T) *testShell {
	t.Helper()
	testenv.Need(t, "sh")
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "landscope")); err != nil {
		testenv.Lacks(t, "cannot make a link: %v", err)
	}
	return &testShell{bin: bin, dir: t.TempDir()}
}

// run runs a line that begins with "$ " and returns all it prints.
func (s *testShell) run(t *testing.T, line string) string {
	t.Helper()
	s.ran++
	return shell(t, s.bin, s.dir, strings.TrimPrefix(line, "$ "))
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
	writeExampleFiles(t)
	n := 0
	for _, line := range cmd.HelpExamples() {
		args := splitExample(line)
		if args[1] == "serve" { // it does not end; TestServe runs it
			continue
		}
		if args[0] != "landscope" {
			t.Errorf("example %q does not begin with landscope", line)
			continue
		}
		if args[1] == "browse" { // it needs a terminal; TestBrowseOnTerminal runs it on one
			if r := runIn(nil, strings.NewReader(""), append(args[1:], "--accessible")...); r.code != 0 {
				t.Errorf("%s: exit code %d: %s", line, r.code, r.stderr)
			}
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

// writeExampleFiles writes the files that the examples read.
func writeExampleFiles(t *testing.T) {
	t.Helper()
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("landscape.yml", run("data", "--edition", "2018").stdout)
	write("our.yml", "projects:\n  k8s: {status: adopt}\n")
	write("new/go.mod", "module shop\n\nrequire google.golang.org/grpc v1.83.0\n")
	write("old/go.mod", "module shop\n")
	write("before.json", run("scan", "-o", "json", "old").stdout)
}

// splitExample cuts a line at spaces outside single quotes.
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
