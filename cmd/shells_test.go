//go:build !windows

package cmd_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// keystrokes are lines that a person begins, and what a tab and the enter key run. Only
// names the shells that do so, if not all: words that are quoted already are for some.
var keystrokes = []struct{ typed, want, only string }{
	{"list --category run", "<list><--category><runtime>", ""},
	{"list --category RUN", "<list><--category><RUNtime>", ""},
	{"list --category=run", "<list><--category=runtime>", ""},
	{"list --category !runt", "<list><--category><!runtime>", ""},
	{"list --maturity graduated,inc", "<list><--maturity><graduated,incubating>", ""},
	{"list --maturity=graduated,inc", "<list><--maturity=graduated,incubating>", ""},
	{"list --columns name,matu", "<list><--columns><name,maturity>", ""},
	{"list --sort=-acc", "<list><--sort=-accepted_at>", ""},
	{"list --as-of tod", "<list><--as-of><today>", ""},
	{"list --border rou", "<list><--border><rounded>", ""},
	{"list --owner Plat", "<list><--owner><Platform team>", ""},
	{"list --owner 'Plat", "<list><--owner><Platform team>", "bash fish"},
	{"list --owner=\"plat", "<list><--owner=platform team>", "bash fish"},
	{"show Ist", "<show><Istio>", ""},
	{"show 'Open Policy Ag", "<show><Open Policy Agent-opa>", "bash fish"},
	{"show Open\\ Policy\\ Ag", "<show><Open Policy Agent-opa>", ""},
	{"show Open\\ P", "<show><Open Policy->", "bash"},
	{"help form", "<help><formats>", ""},
	{"hist", "<history>", ""},
	{"list gra", "<list><graduated>", ""},
	{"explain gradu", "<explain><graduated>", ""},
	{"export a.csv gra", "<export><a.csv><graduated>", ""},
	{"list -m graduated,inc", "<list><-m><graduated,incubating>", ""},
	{"stats grow", "<stats><growth>", ""},
	{"list -o ndj", "<list><-o><ndjson>", ""},
	{"list --no-hea", "<list><--no-headers>", ""},
	{"validate some-f", "<validate><some-file.yml>", ""},
}

// wrapper is the landscope of the shells: it answers completions, and prints what else it
// is to run.
const wrapper = `#!/bin/sh
case $1 in __complete*) exec "$REAL" "$@" ;; esac
printf ran; printf '<%s>' "$@"; echo .
`

// realShell is a shell with the completion of landscope.
type realShell struct {
	name, with string
	args       []string
	setup      string // reads the script $SCRIPT
}

var shells = []realShell{
	{"bash", "", []string{"--norc", "--noprofile", "-i"}, "set +H; source $SCRIPT"},
	{"bash", "-completion", []string{"--norc", "--noprofile", "-i"}, "set +H; source /usr/share/bash-completion/bash_completion; source $SCRIPT"},
	{"zsh", "", []string{"-f", "-i"}, "unsetopt banghist; autoload -U compinit; compinit -u -D; source $SCRIPT"},
	{"fish", "", []string{"--no-config", "-i"}, "source $SCRIPT"},
}

// TestShells types in real shells, in a terminal, and presses the tab key.
func TestShells(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin, reals := t.TempDir(), t.TempDir()
	program := filepath.Join(reals, "landscope")
	if err := errors.Join(os.Symlink(self, program), os.WriteFile(filepath.Join(bin, "landscope"), []byte(wrapper), 0o700)); err != nil {
		t.Fatal(err)
	}
	for _, sh := range shells {
		t.Run(sh.name+sh.with, func(t *testing.T) {
			path := testenv.Need(t, sh.name)
			if _, err := os.Stat("/usr/share/bash-completion/bash_completion"); err != nil && sh.with != "" {
				testenv.Lacks(t, "bash-completion is not installed")
			}
			s := start(t, path, sh, bin, program)
			for _, k := range keystrokes {
				if k.only == "" || strings.Contains(k.only, sh.name) {
					s.complete(k.typed, k.want)
				}
			}
			if strings.Contains(s.said(), "not found") {
				t.Errorf("something is missing: %q", s.said())
			}
		})
	}
}

// session is a shell in a terminal.
type session struct {
	t    *testing.T
	tty  *os.File
	out  chan string
	all  strings.Builder // what the shell wrote
	seen int
}

func start(t *testing.T, path string, sh realShell, bin, program string) *session {
	t.Helper()
	dir := t.TempDir()
	overlay, script := filepath.Join(dir, "overlay.yml"), filepath.Join(dir, "script")
	err := errors.Join(os.WriteFile(filepath.Join(dir, "some-file.yml"), nil, 0o600),
		os.WriteFile(overlay, []byte("projects: {istio: {owner: Platform team}, helm: {owner: Security}}\n"), 0o600),
		os.WriteFile(script, []byte(run("completion", sh.name).stdout), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, sh.args...)
	c.Dir = dir
	c.Env = []string{"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + dir, "TERM=xterm", "PS1=ready> ", "LC_ALL=C.UTF-8", "SCRIPT=" + script, "REAL=" + program, "LANDSCOPE_DATA=embedded", "LANDSCOPE_OVERLAY=" + overlay, "LANDSCOPE_CACHE=off"}
	tty, err := pty.StartWithSize(c, &pty.Winsize{Rows: 50, Cols: 200})
	if err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, tty: tty, out: make(chan string, 100)}
	go func() {
		defer close(s.out)
		b := make([]byte, 1<<16)
		for {
			n, err := tty.Read(b)
			s.out <- string(b[:n])
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = tty.Close()
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	s.send(sh.setup + "; echo is-\"\"ready\r")
	s.await("is-ready")
	return s
}

func (s *session) send(keys string) {
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// escapes matches what moves the cursor or colors text.
var escapes = regexp.MustCompile("\x1b(\\[[0-9;?<>=]*[A-Za-z]|[=>()][B0]?|\\][^\a]*\a)|[\a\r]")

func (s *session) said() string { return escapes.ReplaceAllString(s.all.String(), "") }

// await waits until the shell writes a text after what was awaited before.
func (s *session) await(text string) bool {
	for limit := time.After(15 * time.Second); ; {
		if i := strings.Index(s.said()[min(s.seen, len(s.said())):], text); i >= 0 {
			s.seen = len(s.said())
			return true
		}
		select {
		case part, ok := <-s.out:
			if !ok {
				return false
			}
			s.all.WriteString(part)
		case <-limit:
			return false
		}
	}
}

// complete types the beginning of a line, a tab and enter.
func (s *session) complete(typed, want string) {
	s.t.Helper()
	s.send("landscope " + typed + "\t\r")
	if !s.await("ran" + want + ".") {
		s.t.Errorf("%s and a tab: %q, want %s", typed, s.said()[s.seen:], want)
		s.send("\x03\x15\r") // leaves the line, in whatever state it is
		s.seen = len(s.said())
	}
}
