package cmd_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/benchdata"
)

// TestSnapshotProcesses starts eight processes at once on a cold cache and
// kills one at any moment: the others answer right, and one sound snapshot is
// left; besides it at most the unfinished one of the killed process. It does so
// five times, 200 when LANDSCOPE_THOROUGH is set.
func TestSnapshotProcesses(t *testing.T) {
	p := newProcesses(t)
	dir := t.TempDir()
	file, cache := filepath.Join(dir, "landscape.yml"), filepath.Join(dir, "cache")
	if err := os.WriteFile(file, benchdata.YAML(2413), 0o600); err != nil {
		t.Fatal(err)
	}
	list := func() *exec.Cmd {
		c := p.command("list", "--data", file, "--maturity", "graduated", "-o", "csv")
		c.Env = append(c.Env, "LANDSCOPE_CACHE="+cache)
		return c
	}
	off := list()
	off.Env = append(off.Env, "LANDSCOPE_CACHE=off")
	begin := time.Now()
	want, err := off.Output()
	alone := time.Since(begin)
	if err != nil || bytes.Count(want, []byte("\n")) < 20 {
		t.Fatalf("%d bytes, %v", len(want), err)
	}
	rounds := 5
	if os.Getenv("LANDSCOPE_THOROUGH") != "" {
		rounds = 200
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		if err := os.RemoveAll(cache); err != nil {
			t.Fatal(err)
		}
		var all [8]*exec.Cmd
		var out [8]bytes.Buffer
		for i := range all {
			all[i] = list()
			all[i].Stdout = &out[i]
			if err := all[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		victim := r.IntN(len(all))
		time.Sleep(time.Duration(r.Int64N(int64(4 * alone))))
		_ = all[victim].Process.Kill()
		for i, c := range all {
			err := c.Wait()
			if (i != victim || err == nil) && (err != nil || !bytes.Equal(out[i].Bytes(), want)) {
				t.Errorf("process %d: %v, %d bytes of %d", i, err, out[i].Len(), len(want))
			}
		}
		names, _ := filepath.Glob(filepath.Join(cache, "landscope", "*"))
		hidden, _ := filepath.Glob(filepath.Join(cache, "landscope", ".*"))
		names = append(names, hidden...)
		unfinished := func(name string) bool { return strings.HasSuffix(name, ".snapshot-tmp") }
		finished := slices.DeleteFunc(slices.Clone(names), unfinished)
		if len(names) > 2 || len(finished) != 1 || !strings.HasSuffix(finished[0], ".snapshot") {
			t.Errorf("left in the cache: %v", names)
		}
	}
	again := list()
	if got, err := again.Output(); err != nil || !bytes.Equal(got, want) {
		t.Errorf("from the snapshot: %v", err)
	}
}
