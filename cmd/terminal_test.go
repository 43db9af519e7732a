//go:build unix

package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// onTerminal runs the program on a terminal of 24 lines, 80 columns wide, and returns what
// it wrote there and its exit code. Further environment variables are KEY=value.
func onTerminal(t *testing.T, env []string, args ...string) (string, int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Args[0] = "landscope" // by which the test program runs it
	c.Env = append([]string{"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "HOME=" + t.TempDir(), "LANDSCOPE_CACHE=off"}, env...)
	f, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	if _, err := io.Copy(&out, f); err != nil && !errors.Is(err, syscall.EIO) { // EIO ends a terminal
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := c.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return strings.ReplaceAll(out.String(), "\r\n", "\n"), c.ProcessState.ExitCode()
}

// TestPager: output that is longer than the terminal goes through a pager, other output
// does not, and neither the pager's end nor its failure is that of the program.
func TestPager(t *testing.T) {
	long := []string{"list", "-o", "name"}
	for _, c := range []struct {
		about string
		env   []string
		args  []string
		code  int
		want  string // the whole output, or else its beginning
		lines int    // of the output, if it is not all in want
	}{
		{"long", []string{"PAGER=wc -l"}, long, 0, "1691\n", 0},
		{"long, by a shell", []string{"PAGER=wc -l; echo paged"}, long, 0, "1691\npaged\n", 0},
		{"our own variable wins", []string{"PAGER=false", "LANDSCOPE_PAGER=wc -l"}, long, 0, "1691\n", 0},
		{"a screenful", []string{"PAGER=wc -l"}, []string{"list", "-o", "name", "--limit", "23"}, 0, "", 23},
		{"one line more", []string{"PAGER=wc -l"}, []string{"list", "-o", "name", "--limit", "24"}, 0, "24\n", 0},
		{"no pager wanted", []string{"PAGER=wc -l"}, append(long, "--no-pager"), 0, "", 1691},
		{"cat is none", []string{"PAGER=cat"}, long, 0, "", 1691},
		{"not installed", []string{"PAGER=no-such-pager -x"}, long, 0, "", 1691},
		{"a dumb terminal", []string{"PAGER=wc -l", "TERM=dumb"}, long, 0, "", 1691},
		{"left early", []string{"PAGER=head -1"}, []string{"list", "--jq", `range(1000000) | tostring`}, 0, "0\n", 0},
		{"failed", []string{"PAGER=false"}, []string{"list", "--jq", `range(1000000)`}, 0, "", 0},
		{"findings", []string{"PAGER=head -1"}, []string{"diff", "2018", "2022", "--exit-code", "-o", "csv"}, 3, "kind,name,field,from,to,date\n", 0},
	} {
		out, code := onTerminal(t, c.env, c.args...)
		if code != c.code || c.lines > 0 && strings.Count(out, "\n") < c.lines || c.lines == 0 && !strings.HasPrefix(out, c.want) || strings.Contains(out, "error:") {
			t.Errorf("%s: code %d, %d lines: %.300q", c.about, code, strings.Count(out, "\n"), out)
		}
	}
}

// TestLinksOnTerminal: names link to their sites where the terminal is known to support
// links, also through a pager that does.
func TestLinksOnTerminal(t *testing.T) {
	const link = "\x1b]8;;https://istio.io/\x1b\\Istio\x1b]8;;\x1b\\"
	for _, c := range []struct {
		about string
		env   []string
		args  string
		want  bool
	}{
		{"supported", []string{"VTE_VERSION=6003"}, "list --name istio", true},
		{"unknown", nil, "list --name istio", false},
		{"forced", []string{"LANDSCOPE_HYPERLINKS=always"}, "list --name istio", true},
		{"refused", []string{"VTE_VERSION=6003", "LANDSCOPE_HYPERLINKS=never"}, "list --name istio", false},
		{"through a pager that may not", []string{"VTE_VERSION=6003", "PAGER=tail -n 900"}, "list", false},
		{"without a pager", []string{"VTE_VERSION=6003"}, "list --no-pager", true},
		{"search, without marks", []string{"VTE_VERSION=6003", "NO_COLOR=1"}, "search istio", true},
	} {
		out, code := onTerminal(t, c.env, strings.Fields(c.args)...)
		if code != 0 || strings.Contains(out, link) != c.want || !strings.Contains(out, "Istio") || !c.want && strings.Contains(out, "\x1b]8") {
			t.Errorf("%s: code %d, %.300q", c.about, code, out)
		}
	}
	out, code := onTerminal(t, []string{"LANDSCOPE_HYPERLINKS=yes"}, "list")
	if code != 2 || !strings.Contains(out, `LANDSCOPE_HYPERLINKS is "yes", not always, never or auto`) {
		t.Errorf("code %d, %.300q", code, out)
	}
}

// TestTerminalStyle: headers are bold, messages are colored, drawings are ASCII where the
// terminal has no other characters.
func TestTerminalStyle(t *testing.T) {
	for _, c := range []struct {
		about string
		env   []string
		args  string
		want  []string
		lacks []string
	}{
		{"colors", nil, "list --name istio", []string{"\x1b[1mNAME", "\x1b[38;5;231;48;5;22mgraduated\x1b[0m"}, nil},
		{"an error", nil, "show no-such-item", []string{"\x1b[38;5;231;48;5;88merror:\x1b[0m"}, nil},
		{"an error without colors", []string{"NO_COLOR=1"}, "show no-such-item", []string{"landscope: error: "}, []string{"\x1b"}},
		{"an error without colors, by a flag", nil, "show no-such-item --color never", []string{"landscope: error: "}, []string{"\x1b"}},
		{"an error with --no-color", nil, "show no-such-item --no-color", []string{"landscope: error: "}, []string{"\x1b"}},
		{"quiet", nil, "list --maturity graduated --limit 3 --quiet", []string{"NAME"}, []string{"note:"}},
		{"drawings", nil, "map --subcategory service-mesh", []string{"┌─ ", "◆ Istio"}, nil},
		{"drawings of ASCII", []string{"LC_ALL=C"}, "map --subcategory service-mesh --color never", []string{"+- ", "# Istio"}, []string{"┌", "◆"}},
		{"drawings on a dumb terminal", []string{"TERM=dumb", "LANG=de_DE.UTF-8"}, "list --name istio --border rounded", []string{"+--", "~"}, []string{"╭", "…"}},
		{"same in every row", nil, "list --maturity graduated --limit 3", []string{"same in every row, not shown: MATURITY is graduated"}, []string{"MATURITY  "}},
	} {
		out, _ := onTerminal(t, c.env, strings.Fields(c.args)...)
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q in %q", c.about, want, out)
			}
		}
		for _, other := range c.lacks {
			if strings.Contains(out, other) {
				t.Errorf("%s: %q in %q", c.about, other, out)
			}
		}
	}
}

// TestWidth: in a pipe, tables are whole unless COLUMNS is exported or --width is given.
func TestWidth(t *testing.T) {
	widest := func(env []string, args ...string) int {
		r := runIn(map[string]string{"COLUMNS": strings.Join(env, "")}, nil, args...)
		most := 0
		for line := range strings.Lines(r.stdout) {
			most = max(most, len([]rune(strings.TrimRight(line, "\n"))))
		}
		return most
	}
	list := []string{"list", "--maturity", "graduated"}
	for _, c := range []struct {
		columns string
		args    []string
		from    int
		to      int
	}{
		{"", list, 130, 1000}, {"100", list, 60, 100}, {"abc", list, 130, 1000}, {"0", list, 130, 1000},
		{"", append(list, "--width", "60"), 30, 60}, {"100", append(list, "--width", "0"), 130, 1000},
		{"100", append(list, "-o", "csv"), 130, 1000},
	} {
		if got := widest([]string{c.columns}, c.args...); got < c.from || got > c.to {
			t.Errorf("COLUMNS=%s %v: %d columns, want %d to %d", c.columns, c.args, got, c.from, c.to)
		}
	}
}
