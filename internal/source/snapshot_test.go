package source

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/landscope-cli/landscope/internal/benchdata"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/parsecache"
)

// kept is a landscape file, what is made of it, and its parsecache.
type kept struct {
	request  Request
	want     *landscape.Catalog
	file     string // the snapshot
	snapshot []byte
}

func keep(t *testing.T, items int) kept {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "landscape.yml")
	if err := os.WriteFile(name, benchdata.YAML(items), 0o600); err != nil {
		t.Fatal(err)
	}
	k := kept{request: Request{File: name, Program: func() string { return "test" }}}
	var err error
	if k.want, _, err = Catalog(k.request); err != nil {
		t.Fatal(err)
	}
	k.request.Cache = parsecache.Cache{Dir: filepath.Join(dir, "cache")}
	k.check(t, "the first time")
	files, _ := filepath.Glob(filepath.Join(dir, "cache", "*"))
	if len(files) != 1 {
		t.Fatalf("%d snapshots", len(files))
	}
	k.file = files[0]
	if k.snapshot, err = os.ReadFile(k.file); err != nil {
		t.Fatal(err)
	}
	return k
}

func (k kept) check(t *testing.T, what string) {
	t.Helper()
	got, _, err := Catalog(k.request)
	if err != nil || !reflect.DeepEqual(got, k.want) {
		t.Fatalf("%s: another answer: %v", what, err)
	}
}

// damage replaces the snapshot, and checks that the answer is right and the
// snapshot whole again.
func (k kept) damage(t *testing.T, what string, content []byte) {
	t.Helper()
	if err := os.WriteFile(k.file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	k.check(t, what)
	if again, err := os.ReadFile(k.file); err != nil || !bytes.Equal(again, k.snapshot) {
		t.Fatalf("%s: the snapshot is not made anew: %v", what, err)
	}
}

// thorough says that tests are to look everywhere, not here and there.
var thorough = os.Getenv("LANDSCOPE_THOROUGH") != ""

// TestDamagedSnapshots: whatever happens to a snapshot, the answer is right. It
// is damaged at every 13th byte, and at every one when LANDSCOPE_THOROUGH is set.
func TestDamagedSnapshots(t *testing.T) {
	k := keep(t, 30)
	k.check(t, "the second time")
	step := 53
	if thorough {
		step = 1
	}
	for i := 0; i < len(k.snapshot); i += step {
		flipped := bytes.Clone(k.snapshot)
		flipped[i] ^= 0xff
		k.damage(t, "a byte flipped", flipped)
		k.damage(t, "cut off", k.snapshot[:i])
	}
	k.damage(t, "more than all", append(bytes.Clone(k.snapshot), 0))
	other := keep(t, 31)
	k.damage(t, "that of another file", other.snapshot)
}

// TestDamagedLargeSnapshot flips bytes of a snapshot of CNCF's size at random
// places: 10,000 when LANDSCOPE_THOROUGH is set.
func TestDamagedLargeSnapshot(t *testing.T) {
	k := keep(t, 2413)
	places := 100
	if thorough {
		places = 10_000
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range places {
		flipped := bytes.Clone(k.snapshot)
		flipped[r.IntN(len(flipped))] ^= byte(1 + r.IntN(255))
		k.damage(t, "a byte changed", flipped)
	}
}

// TestSnapshotKeys: another content, overlay, name or program is another
// catalog.
func TestSnapshotKeys(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	a, b := write("a.yml", string(benchdata.YAML(30))), write("b.yml", string(benchdata.YAML(30)))
	own := write("own.yml", "projects:\n  Item agent 000007: {status: adopt}\n")
	cache := parsecache.Cache{Dir: filepath.Join(dir, "cache")}
	requests := []Request{
		{File: a}, {File: b}, {File: a, Program: func() string { return "other" }}, {File: a, Overlays: []string{NoOverlay}},
		{File: a, Overlays: []string{own}}, {Overlays: []string{NoOverlay}}, {Edition: "2018", Overlays: []string{NoOverlay}},
	}
	for round := range 2 {
		for i, r := range requests {
			want, problems, err := Catalog(r)
			if err != nil {
				t.Fatal(err)
			}
			r.Cache = cache
			got, same, err := Catalog(r)
			if err != nil || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(same, problems) {
				t.Errorf("round %d, request %d: another answer with the cache: %v", round, i, err)
			}
		}
	}
	if n, _, _ := cache.Usage(); n != len(requests) {
		t.Errorf("%d snapshots of %d requests", n, len(requests))
	}
	write("a.yml", string(benchdata.YAML(29)))
	if c, _, err := Catalog(Request{File: a, Cache: cache}); err != nil || len(c.Items) != 29 {
		t.Errorf("a file that changed: %v", err)
	}
}

func BenchmarkSnapshot(b *testing.B) {
	for _, n := range benchdata.Sizes {
		c, _, err := Catalog(Request{File: "sample", Content: benchdata.YAML(n)})
		if err != nil {
			b.Fatal(err)
		}
		cache, key := parsecache.Cache{Dir: filepath.Join(b.TempDir(), "cache")}, parsecache.Key{1}
		b.Run(fmt.Sprintf("store/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := cache.Clear(); err != nil {
					b.Fatal(err)
				}
				cache.Store(key, &loaded{Catalog: *c})
			}
		})
		b.Run(fmt.Sprintf("load/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var l loaded
				if !cache.Load(key, &l) {
					b.Fatal("not found")
				}
			}
		})
	}
}

// TestPipe: what can be read only once, as a shell's <(command), is read once.
func TestPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	name := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(name); err != nil {
		t.Skip("SKIPPED: no /dev/fd here")
	}
	go func() {
		_, _ = w.Write(benchdata.YAML(30))
		w.Close()
	}()
	c, _, err := Catalog(Request{File: name, Cache: parsecache.Cache{Dir: filepath.Join(t.TempDir(), "cache")}})
	if err != nil || len(c.Items) != 30 {
		t.Errorf("a pipe: %v", err)
	}
}
