//go:build unix

package cmd_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/creack/pty"
	"github.com/google/shlex"
	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/browse"
)

// TestBrowseNeedsTerminal: in a pipe browse names what works there.
func TestBrowseNeedsTerminal(t *testing.T) {
	r := run("browse")
	if r.code != 2 || r.stdout != "" || !strings.Contains(r.stderr, "requires a terminal") || !strings.Contains(r.stderr, "landscope list") {
		t.Errorf("%+v", r)
	}
	r = run("browse", "--lang", "ja")
	if r.code != 2 || !strings.Contains(r.stderr, "端末") {
		t.Errorf("%+v", r)
	}
	for _, args := range [][]string{{"browse", "--category", "nonsense"}, {"browse", "--as-of", "nonsense"}, {"browse", "nonsense words"}} {
		if r := run(append(args, "--accessible")...); r.code != 2 || r.stdout != "" || !strings.Contains(r.stderr, "nonsense") {
			t.Errorf("%v: %+v", args, r)
		}
	}
}

// TestBrowseAccessible: prompts need no terminal, and ACCESSIBLE chooses them.
func TestBrowseAccessible(t *testing.T) {
	env := map[string]string{"LANDSCOPE_DATA": "testdata/fixture.yml", "ACCESSIBLE": "1"}
	r := runIn(env, strings.NewReader("/akri\n1\n:\nq\n"), "browse", "--category", "provisioning")
	if r.code != 0 || strings.Contains(r.stdout, "\x1b") || !strings.Contains(r.stdout, "1. Akri, sandbox") || !strings.Contains(r.stdout, "landscope search -c Provisioning -- akri") {
		t.Errorf("%+v", r)
	}
}

// typing are typed when a text has appeared on the terminal.
type typing struct{ wait, keys string }

// drive runs the program on a terminal, and returns all that it writes there and its exit
// code.
func drive(t *testing.T, args []string, steps ...typing) (string, int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Args[0] = "landscope"
	c.Env = []string{"TERM=xterm-256color", "HOME=" + t.TempDir(), "LANDSCOPE_CACHE=off"}
	f, err := pty.StartWithSize(c, &pty.Winsize{Rows: 40, Cols: 100})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	for _, step := range steps {
		chunk := make([]byte, 4096)
		for !strings.Contains(out.String(), step.wait) {
			n, err := f.Read(chunk)
			out.Write(chunk[:n])
			if err != nil {
				t.Fatalf("%q did not appear: %v\n%q", step.wait, err, out.String())
			}
		}
		if _, err := f.WriteString(step.keys); err != nil {
			t.Fatal(err)
		}
	}
	rest, _ := io.ReadAll(f) // until the end of the terminal, which is an error
	out.Write(rest)
	_ = c.Wait()
	return out.String(), c.ProcessState.ExitCode()
}

// TestBrowseOnTerminal: the program draws on the alternate screen, follows keys and leaves
// the terminal as it was.
func TestBrowseOnTerminal(t *testing.T) {
	out, code := drive(t, []string{"browse", "--maturity", "graduated"}, typing{"graduated", "/istio\r"}, typing{"Istio", ":"}, typing{"landscope search", "qq"})
	if code != 0 || !strings.Contains(out, "\x1b[?1049h") || strings.LastIndex(out, "\x1b[?1049l") < strings.LastIndex(out, "\x1b[?1049h") {
		t.Errorf("code %d: %q", code, out)
	}
}

// TestPick: show without a name shows the items that are chosen on the screen.
func TestPick(t *testing.T) {
	for _, c := range []struct {
		keys, want string
		code       int
	}{
		{"/istio\r\r", "https://istio.io", 0},
		{"/istio\rc/\x15linkerd\rc\r", "https://linkerd.io", 0},
		{"q", "nothing chosen", 1},
	} {
		out, code := drive(t, []string{"show", "--no-pager"}, typing{"mark several", c.keys})
		_, after, _ := strings.Cut(out, "\x1b[?1049l")
		if code != c.code || !strings.Contains(after, c.want) {
			t.Errorf("%q: code %d: %q", c.keys, code, after)
		}
	}
}

// TestBrowseCommand: the command line that browse shows prints the items that it shows.
func TestBrowseCommand(t *testing.T) {
	c := data.Catalog(data.Current)
	for _, keys := range []string{"", "3", "34", "/service mesh\r", "/'quoted\" --help\r", "2/policy\r", "t\x02\x02\x02\r", "t\x02\x02\x02\r3/storage\r", "h\x0e\x0e", "h\x0e\x0e\r\x0e", "h\x0e\x0e\r\x0e\x0e/cloud\r", "5/database\r"} {
		m := tea.Model(browse.New(browse.Options{Catalog: c, Lang: "en"}))
		for _, r := range keys {
			m, _ = m.Update(typed(r))
		}
		m, _ = m.Update(tea.WindowSizeMsg{Width: 10000, Height: 60})
		m, _ = m.Update(typed(':'))
		lines := strings.Split(m.View().Content, "\n")
		i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "landscope ") })
		if i < 0 {
			t.Fatalf("%q: no command line in\n%s", keys, m.View().Content)
		}
		args, err := shlex.Split(lines[i])
		if err != nil {
			t.Fatal(err)
		}
		at := slices.Index(args, "--")
		if at < 0 {
			at = len(args)
		}
		r := runIn(nil, nil, slices.Insert(args, at, "--jq", ".[].name")[1:]...)
		var want strings.Builder
		for _, it := range m.(browse.Model).Items() {
			want.WriteString(it.Name + "\n")
		}
		if r.code != 0 || r.stdout != want.String() {
			t.Errorf("%q: %q prints %d items, not %d: %s", keys, strings.TrimSpace(lines[i]), strings.Count(r.stdout, "\n"), strings.Count(want.String(), "\n"), r.stderr)
		}
	}
}

// typed returns the message of a key: return, ctrl+b and ctrl+n for left and down, or a
// character.
func typed(r rune) tea.Msg {
	switch r {
	case '\r':
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case '\x02':
		return tea.KeyPressMsg{Code: tea.KeyLeft}
	case '\x0e':
		return tea.KeyPressMsg{Code: tea.KeyDown}
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}
