package terminal

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// ErrClosed is the error of writing to a pager that the reader has left.
var ErrClosed = errors.New("the pager was closed")

// PagerCommand returns the command of the pager, or "" for none: LANDSCOPE_PAGER, PAGER, or
// less if it is installed. The name cat stands for none. A terminal without a type cannot
// be paged.
func PagerCommand(getenv func(string) string, goos string) string {
	if term := getenv("TERM"); term == "dumb" || term == "" && goos != "windows" {
		return ""
	}
	command := strings.TrimSpace(cmp.Or(getenv("LANDSCOPE_PAGER"), getenv("PAGER"), "less -FRX"))
	fields := strings.Fields(command)
	if len(fields) == 0 || fields[0] == "cat" {
		return ""
	}
	if _, err := exec.LookPath(fields[0]); err != nil && !needsShell(command) {
		return ""
	}
	return command
}

// needsShell reports whether a command is more than words, so that a shell has to run it.
func needsShell(command string) bool { return strings.ContainsAny(command, `"'$\|;&<>(){}*~=`) }

// words returns the program and the arguments that run a command.
func words(command string) []string {
	if needsShell(command) {
		return []string{"sh", "-c", command}
	}
	return strings.Fields(command)
}

// Screen writes to a terminal. Text that is longer than the terminal is high goes through
// a pager.
type Screen struct {
	Out           io.Writer // the terminal
	Width, Height int       // of the terminal
	Command       string    // of the pager; "" is none

	text    bytes.Buffer // what was written before the pager started
	lines   int
	direct  bool // there is no pager
	process *exec.Cmd
	pipe    io.WriteCloser
	strip   bool // the pager shows links as garbage
	restore func()
}

// Write writes text. It returns [ErrClosed] once the reader has left the pager.
func (s *Screen) Write(b []byte) (int, error) {
	switch {
	case s.direct || s.Command == "" || s.Height < 2:
		return s.Out.Write(b)
	case s.pipe != nil:
		return len(b), s.send(b)
	}
	s.text.Write(b)
	if s.lines += bytes.Count(b, []byte("\n")); s.lines < s.Height {
		return len(b), nil
	}
	if err := s.start(); err != nil {
		s.direct = true
		_, err = s.Out.Write(s.text.Bytes())
		return len(b), err
	}
	return len(b), s.send(s.text.Bytes())
}

// Close writes what was held back, and waits until the reader leaves the pager. How the
// pager exits is of no account.
func (s *Screen) Close() error {
	if s.process == nil {
		if s.direct || s.text.Len() == 0 {
			return nil
		}
		_, err := s.Out.Write(s.text.Bytes())
		return err
	}
	_ = s.pipe.Close()
	_ = s.process.Wait()
	s.restore()
	return nil
}

// start starts the pager. Until it ends, an interrupt is for the pager alone.
func (s *Screen) start() error {
	args := words(s.Command)
	p := exec.Command(args[0], args[1:]...)
	p.Stdout, p.Stderr, p.Env = os.Stdout, os.Stderr, os.Environ()
	for name, value := range map[string]string{"LESS": "FRX", "LV": "-c"} {
		if os.Getenv(name) == "" {
			p.Env = append(p.Env, name+"="+value)
		}
	}
	pipe, err := p.StdinPipe()
	if err != nil {
		return err
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	s.restore = func() { signal.Stop(interrupts) }
	if err := p.Start(); err != nil {
		s.restore()
		return err
	}
	s.process, s.pipe = p, pipe
	s.strip = bytes.Contains(s.text.Bytes(), []byte("\x1b]8;")) && !pagesLinks(args)
	return nil
}

// link matches the control sequences of links.
var link = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b]8;;[^\x1b]*\x1b\\\\") })

func (s *Screen) send(b []byte) error {
	if s.strip {
		b = link().ReplaceAll(b, nil)
	}
	if _, err := s.pipe.Write(b); err != nil {
		return ErrClosed
	}
	return nil
}

// pagesLinks reports whether a pager passes links on: less does since version 566.
func pagesLinks(args []string) bool {
	if strings.TrimSuffix(filepath.Base(args[0]), ".exe") != "less" {
		return false
	}
	out, err := exec.Command(args[0], "-V").Output()
	fields := strings.Fields(string(out))
	if err != nil || len(fields) < 2 {
		return false
	}
	version, _, _ := strings.Cut(fields[1], ".")
	n, err := strconv.Atoi(version)
	return err == nil && n >= 566
}
