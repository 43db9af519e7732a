package inputs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes empty files into a new directory and makes it the current one.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExpand(t *testing.T) {
	tree(t, "a.yml", "b.yml", "c.txt", "[x].yml")
	for _, c := range []struct{ goos, arg, want string }{
		{"linux", "*.yml", "*.yml"},
		{"windows", "?.yml", "a.yml b.yml"},
		{"windows", "no*.yml", "no*.yml"},
		{"windows", "[x].yml", "[x].yml"}, // a file of that name
		{"windows", "[", "["},
	} {
		if got := strings.Join(Expand(c.goos, []string{c.arg}), " "); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.goos, c.arg, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	tree(t, "one.txt", "dir/a.yml", "dir/sub/b.yaml", "dir/c.txt", "dir/.git/d.yml", "empty/x.txt")
	files, err := Read([]string{"one.txt", "dir", "-"}, strings.NewReader("typed"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		text := filepath.ToSlash(f.Name) + "=" + string(f.Content)
		if f.Found {
			text += " found"
		}
		if f.IsStdin() {
			text += " stdin"
		}
		got = append(got, text)
	}
	want := []string{"one.txt=one.txt", "dir/a.yml=dir/a.yml found", "dir/sub/b.yaml=dir/sub/b.yaml found", "standard input=typed stdin"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	files, err = Read([]string{"embedded"}, nil)
	if err != nil || len(files) < 2 || !files[0].Embedded || len(files[0].Content) == 0 {
		t.Errorf("%d embedded files, %v", len(files), err)
	}
	for arg, want := range map[string]string{"https://example.org/l.yml": "is a URL, not a file", "empty": "empty has no .yml or .yaml files", "missing.yml": "missing.yml"} {
		if _, err := Read([]string{arg}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", arg, err, want)
		}
	}
}
