package scan

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestInputsHaveBombs checks that TestLinear has a file for each row in the table of
// inputs.
func TestInputsHaveBombs(t *testing.T) {
	for i := range inputs {
		if !slices.ContainsFunc(bombs(), func(b bomb) bool { return inputFor(b.file) == &inputs[i] }) {
			t.Errorf("no bomb for %s (%v)", inputs[i].doc, inputs[i].names)
		}
	}
}

// TestLinear checks that no reader allocates much more than twice as much for
// a file of twice the size.
func TestLinear(t *testing.T) {
	if testenv.Race {
		t.Skip("the race detector allocates")
	}
	const n, free = 6000, 1 << 20
	for _, b := range bombs() {
		once, size := allocated(t, b, n)
		twice, _ := allocated(t, b, 2*n)
		if twice > 3*once+free {
			t.Errorf("%s %.40q: %d bytes allocated, and %d for twice the size", b.file, b.make(4), once, twice)
		}
		if limit := 100*size + 100<<20; once > limit {
			t.Errorf("%s %.40q: %d bytes allocated for %d", b.file, b.make(4), once, size)
		}
	}
}

func allocated(t *testing.T, b bomb, n int) (bytes, size int) {
	files := []string{b.file, b.make(n)}
	if b.beside != "" {
		files = append(files, b.beside, b.besideText(n))
	}
	for i := 1; i < len(files); i += 2 {
		size += len(files[i])
	}
	path := tree(t, files...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Scan([]string{path}, Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc), size
}

// TestTooMany checks that what is recorded of a file is bounded, and that a
// file past the bound is unreadable.
func TestTooMany(t *testing.T) {
	scanned := func(text string) *Result {
		found, err := Scan([]string{tree(t, "images.txt", text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if found := scanned(strings.Repeat("nats:2\n", 3*maxPlaces)); len(found.Components) != maxPlaces || len(found.Unreadable) != 0 {
		t.Errorf("%d places, unreadable: %v", len(found.Components), found.Unreadable)
	}
	found := scanned(numbered("", "n%d:1\n", "")(maxFileComponents + 10_000))
	if len(found.Components) < maxFileComponents || len(found.Unreadable) != 1 || !strings.Contains(found.Unreadable[0].Reason, "components") {
		t.Errorf("%d components, unreadable: %v", len(found.Components), found.Unreadable)
	}
	found, _ = Scan([]string{tree(t, "conanfile.py", strings.Repeat("'a/1' ", maxSource/5))}, Options{})
	if len(found.Unreadable) != 1 || !strings.Contains(found.Unreadable[0].Reason, "larger") {
		t.Errorf("large source file: %d components, unreadable: %v", len(found.Components), found.Unreadable)
	}
	dir := tree(t, "Dockerfile", strings.Repeat("FROM $x\n", 1000))
	if found, _ := Scan([]string{dir}, Options{}); len(found.Warnings) != maxFileWarnings {
		t.Errorf("%d warnings", len(found.Warnings))
	}
}

// TestLargeLockFiles checks that lock files with as many packages as large workspaces
// have are read to their end.
func TestLargeLockFiles(t *testing.T) {
	const packages = 20_000
	for file, make := range map[string]func(int) string{
		"pnpm-lock.yaml":     numbered("packages:\n", "  a%d@1.0.0:\n    resolution: {integrity: sha512-00}\n", ""),
		"yarn.lock":          numbered("", "a%d@^1:\n  version \"1.0.0\"\n", ""),
		"bun.lock":           numbered(`{"packages": {`, `"a%d": ["a%[1]d@1.0.0", "", {}, "sha512-00"],`+"\n", "}}"),
		"Pipfile.lock":       numbered(`{"default": {`, `"a%d": {"version": "==1"},`+"\n", `"z": {}}}`),
		"packages.lock.json": numbered(`{"dependencies": {"net8.0": {`, `"a%d": {"type": "Direct", "resolved": "1"},`+"\n", `"z": {}}}}`),
		"conda-lock.yml":     numbered("package:\n", "- name: a%d\n  version: 1.0.0\n", ""),
	} {
		found, err := Scan([]string{tree(t, file, make(packages))}, Options{})
		if err != nil || len(found.Components) < packages || len(found.Unreadable) > 0 {
			t.Errorf("%s: %d components, unreadable: %v, %v", file, len(found.Components), found.Unreadable, err)
		}
	}
}

// TestPanic checks that a reader that panics makes its file unreadable, and
// that the others are read.
func TestPanic(t *testing.T) {
	s := &scanner{result: &Result{}}
	func() {
		f := &file{scanner: s, name: "x", in: &input{doc: "x", read: func(*file) { panic("no reader is perfect") }}}
		defer f.recover()
		f.parse()
	}()
	if len(s.result.Unreadable) != 1 || !strings.Contains(s.result.Unreadable[0].Reason, "no reader is perfect") {
		t.Error(s.result.Unreadable)
	}
}
