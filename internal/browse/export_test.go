package browse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestExport: a new file is written, an old one only after a yes, and the landscape
// itself never.
func TestExport(t *testing.T) {
	dir := t.TempDir()
	m := at(options(landscapetest.Catalog()), 120, 20)
	read := func(name string) string {
		b, _ := os.ReadFile(filepath.Join(dir, name))
		return string(b)
	}
	for _, name := range []string{"a.csv", "a.json", "a.yaml", "a.md", "a.xlsx"} {
		m = press(m, "e")
		m.typed = filepath.Join(dir, name)
		if m = press(m, "enter"); !strings.Contains(content(m), "wrote 5 items") || len(read(name)) < 100 {
			t.Errorf("%s: %q\n%s", name, read(name), content(m))
		}
	}
	old := read("a.csv")
	save := func(keys ...string) string {
		m = press(m, "2", "e")
		m.typed = filepath.Join(dir, "a.csv")
		m = press(m, append([]string{"enter"}, keys...)...)
		return content(m)
	}
	if screen := save(); !strings.Contains(screen, "Overwrite it?") || read("a.csv") != old {
		t.Errorf("%q\n%s", read("a.csv"), screen)
	}
	if m = press(m, "n"); !strings.Contains(content(m), "nothing written") || read("a.csv") != old {
		t.Errorf("%q\n%s", read("a.csv"), content(m))
	}
	m = press(m, "2")
	if screen := save("y"); !strings.Contains(screen, "wrote 1 item to") || strings.Count(read("a.csv"), "\n") != 2 {
		t.Errorf("%q\n%s", read("a.csv"), screen)
	}
	for file, want := range map[string]string{"input.yml": "is the input file", "a.svg": "cannot be written as svg", "a.txt": "no known file extension", filepath.Join(dir, "none", "a.csv"): "no such file"} {
		m = press(m, "e")
		m.typed = file
		if m = press(m, "enter"); !strings.Contains(content(m), want) {
			t.Errorf("%s:\n%s", file, content(m))
		}
	}
}
