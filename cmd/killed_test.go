package cmd_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// processes is a server with other news for each who asks, and a way to run
// the program as a process of its own.
type processes struct {
	*httptest.Server
	home, program string
}

func newProcesses(t *testing.T) processes {
	t.Helper()
	var n atomic.Int32
	p := processes{home: t.TempDir(), program: filepath.Join(t.TempDir(), "landscope")}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		write(w, small("b", fmt.Sprintf("c%d", n.Add(1)))+strings.Repeat("# "+strings.Repeat("much ", 20)+"\n", 14_000))
	}))
	t.Cleanup(p.Close)
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, p.program)
	}
	if err != nil {
		t.Skipf("SKIPPED: cannot make a link: %v", err)
	}
	return p
}

func (p processes) command(args ...string) *exec.Cmd {
	c := exec.Command(p.program, args...)
	c.Env = append(os.Environ(), "LANDSCOPE_DATA=", "LANDSCOPE_HOME="+p.home, "LANDSCOPE_URL="+p.URL, "LANDSCOPE_CACHE=off")
	return c
}

func (p processes) update() *exec.Cmd { return p.command("update", "--insecure-http") }

// isWhole checks that the copy in use is one of those served.
func (p processes) isWhole(t *testing.T) {
	t.Helper()
	out, err := p.command("list", "-o", "name").CombinedOutput()
	if lines := strings.Fields(string(out)); err != nil || len(lines) != 2 || lines[0] != "b" {
		t.Errorf("in use: %.200q, %v", out, err)
	}
}

// TestKilledUpdate: an update killed at any moment leaves the old copy or the
// new one.
func TestKilledUpdate(t *testing.T) {
	p := newProcesses(t)
	if out, err := p.update().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i := range 12 {
		c := p.update()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i) * 12 * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		p.isWhole(t)
	}
}

// TestUpdatesAtOnce: updates at once, each with other news, leave one of them
// in use, whole, and readers never see anything else.
func TestUpdatesAtOnce(t *testing.T) {
	p := newProcesses(t)
	if out, err := p.update().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var updates, readers sync.WaitGroup
	var done atomic.Bool
	for range 4 {
		readers.Go(func() {
			for !done.Load() {
				p.isWhole(t)
			}
		})
		updates.Go(func() {
			for range 3 {
				if out, err := p.update().CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			}
		})
	}
	updates.Wait()
	done.Store(true)
	readers.Wait()
	if out, err := p.command("update", "--rollback").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	p.isWhole(t)
}
