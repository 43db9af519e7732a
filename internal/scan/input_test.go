package scan

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the components in testdata")

// sample is a txtar archive of files and, in a last file named components, what scan
// finds in them. An archive in testdata/inputs has files of a kind or of a family of
// kinds, one in testdata/trees has a directory tree.
type sample struct {
	file    string // of the archive
	archive *txtar.Archive
}

// samples returns the archives in a directory of testdata.
func samples(t testing.TB, dir string) []sample {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	var out []sample
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sample{name, archive})
	}
	return out
}

// name returns the name of a test of the sample.
func (s sample) name() string { return strings.TrimSuffix(filepath.Base(s.file), ".txtar") }

const componentsFile = "components"

// files returns the files of the sample that scan reads on their own.
func (s sample) files() []txtar.File {
	return slices.DeleteFunc(packed(s.archive.Files), func(f txtar.File) bool {
		return inputFor(f.Name) == nil || strings.HasSuffix(f.Name, "layout/index.json")
	})
}

// want returns what the sample expects: a line for each component.
func (s sample) want(t testing.TB) string {
	t.Helper()
	i := slices.IndexFunc(s.archive.Files, func(f txtar.File) bool { return f.Name == componentsFile })
	if i < 0 {
		t.Fatalf("%s has no file %q; write it with go test ./internal/scan -update", s.file, componentsFile)
	}
	return string(s.archive.Files[i].Data)
}

// linesOf returns the lines that begin with the name of a file.
func linesOf(text, file string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		place, _, _ := strings.Cut(line, " ")
		layout, isLayout := strings.CutSuffix(file, "/oci-layout")
		if place == file || strings.HasPrefix(place, file+":") || strings.HasPrefix(place, file+"!") ||
			isLayout && (strings.HasPrefix(place, layout+"/") || strings.HasPrefix(place, layout+"!")) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// write writes the files of the sample into a new directory.
func (s sample) write(t testing.TB) (dir string) {
	t.Helper()
	var files []string
	for _, f := range packed(s.archive.Files) {
		if f.Name != componentsFile {
			files = append(files, f.Name, string(f.Data))
		}
	}
	return tree(t, files...)
}

// update writes the components that a scan of the sample finds into the archive.
func (s sample) update(t *testing.T) {
	t.Helper()
	a := s.archive
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == componentsFile })
	dir := s.write(t)
	a.Files = append(a.Files, txtar.File{Name: componentsFile, Data: []byte(scanned(t, dir, dir))})
	if err := os.WriteFile(s.file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// scanned scans a path and returns a line for each component, with file names
// relative to dir, and then one for each warning and fault.
func scanned(t testing.TB, dir, path string) string {
	t.Helper()
	found, err := Scan([]string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	relative := func(file string, line int) string {
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		return Position(filepath.ToSlash(rel), line)
	}
	var b strings.Builder
	for _, c := range found.Components {
		fmt.Fprintf(&b, "%s %s %s", relative(c.File, c.Line), c.Kind, c.Name)
		if c.Version != "" {
			fmt.Fprintf(&b, " %s", c.Version)
		}
		if c.Source != "" {
			fmt.Fprintf(&b, " from %s", c.Source)
		}
		if c.Indirect {
			b.WriteString(" (indirect)")
		}
		b.WriteString("\n")
	}
	for _, w := range found.Warnings {
		fmt.Fprintf(&b, "%s warning: %s\n", relative(w.File, w.Line), w.Text)
	}
	for _, u := range found.Unreadable {
		fmt.Fprintf(&b, "%s cannot be read: %s\n", relative(u.File, u.Line), u.Reason)
	}
	// The parser of go.mod repeats the name of the file.
	return strings.ReplaceAll(b.String(), dir+string(filepath.Separator), "")
}

// check scans the sample as a directory and compares the result with what it
// expects. It returns both.
func (s sample) check(t *testing.T) (dir, want string) {
	t.Helper()
	if *update {
		s.update(t)
	}
	dir, want = s.write(t), s.want(t)
	if got := scanned(t, dir, dir); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	return dir, want
}

// TestTrees scans the directory trees of testdata/trees.
func TestTrees(t *testing.T) {
	for _, s := range samples(t, "trees") {
		t.Run(s.name(), func(t *testing.T) { s.check(t) })
	}
}

// TestInputs scans each sample as a directory, and its files as arguments.
func TestInputs(t *testing.T) {
	for _, s := range samples(t, "inputs") {
		t.Run(s.name(), func(t *testing.T) {
			dir, want := s.check(t)
			for _, f := range s.files() {
				wantFile := linesOf(want, f.Name)
				if wantFile == "" {
					t.Errorf("the sample expects nothing of %s", f.Name)
				}
				if got := scanned(t, dir, filepath.Join(dir, filepath.FromSlash(f.Name))); got != wantFile {
					t.Errorf("%s as an argument: got\n%swant\n%s", f.Name, got, wantFile)
				}
			}
		})
	}
}

// TestInputsHaveSamples checks that a sample shows a file for each pattern in the
// table of inputs.
func TestInputsHaveSamples(t *testing.T) {
	var names []string
	for _, s := range samples(t, "inputs") {
		for _, f := range s.files() {
			names = append(names, strings.ToLower(path.Base(f.Name)))
		}
	}
	for i := range inputs {
		for _, pattern := range inputs[i].names {
			if !slices.ContainsFunc(names, func(name string) bool {
				ok, err := path.Match(pattern, name)
				return ok && err == nil && inputFor(name) == &inputs[i]
			}) {
				t.Errorf("no file in testdata/inputs shows %q (%s): add one to a .txtar file, and its components with go test -update", pattern, inputs[i].doc)
			}
		}
	}
}

// TestInputTable checks that the patterns of the table of inputs are in lower case,
// as inputFor compares them, and that none is shadowed by a row above it.
func TestInputTable(t *testing.T) {
	for i := range inputs {
		for _, pattern := range inputs[i].names {
			if pattern != strings.ToLower(pattern) {
				t.Errorf("pattern %q is not in lower case", pattern)
			}
			if name := strings.ReplaceAll(pattern, "*", "x"); inputFor(name) != &inputs[i] {
				t.Errorf("%q (%s) is read as %s", name, inputs[i].doc, inputFor(name).doc)
			}
		}
	}
	if inputFor("README.md") != nil {
		t.Error("README.md is an input")
	}
}
