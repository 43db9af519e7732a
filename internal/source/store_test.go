package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const one = "landscape: [{name: A, subcategories: [{name: B, items: [{name: One, homepage_url: https://x.org, logo: x.svg}]}]}]"

var (
	two   = strings.ReplaceAll(one, "One", "Two")
	three = strings.ReplaceAll(one, "One", "Three")
)

func TestFindStore(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string
	}{
		{"linux", map[string]string{"HOME": "/h"}, "/h/.local/share/landscope"},
		{"linux", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/landscope"},
		{"linux", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "relative"}, "/h/.local/share/landscope"},
		{"linux", nil, ""},
		{"darwin", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/h/Library/Application Support/landscope"},
		{"windows", map[string]string{"LocalAppData": "/l", "HOME": "/h"}, "/l/landscope"},
		{"windows", map[string]string{"HOME": "/h"}, ""},
		{"windows", map[string]string{"LANDSCOPE_HOME": "/own", "LocalAppData": "/l"}, "/own"},
	} {
		if got := filepath.ToSlash(FindStore(c.goos, func(k string) string { return c.env[k] }).Dir); got != c.want && runtime.GOOS != "windows" {
			t.Errorf("%s, %v: %q, want %q", c.goos, c.env, got, c.want)
		}
	}
}

func put(t *testing.T, s Store, content, url string) {
	t.Helper()
	if err := s.Replace(Main, []byte(content), Record{URL: url}); err != nil {
		t.Fatal(err)
	}
}

func TestStore(t *testing.T) {
	s := Store{Dir: filepath.Join(t.TempDir(), "deep", "store")}
	check := func(content, url, previous, previousURL string) {
		t.Helper()
		if c, err := s.Read(Main); err != nil || string(c.Content) != content || c.Record.URL != url {
			t.Errorf("in use: %q of %q, %v", c.Content, c.Record.URL, err)
		}
		p, err := s.Previous(Main)
		if string(p.Content) != previous || p.Record.URL != previousURL || (previous == "") != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("before: %q of %q, %v", p.Content, p.Record.URL, err)
		}
	}
	if _, err := s.Read(Main); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty store: %v", err)
	}
	put(t, s, one, "u1")
	check(one, "u1", "", "")
	put(t, s, one, "u1 again")
	check(one, "u1 again", "", "")
	put(t, s, two, "u2")
	check(two, "u2", one, "u1 again")
	put(t, s, one, "u1")
	check(one, "u1", two, "u2")
	if err := os.WriteFile(s.Path(Main), []byte("landscape: ["), 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, s, three, "u3")
	check(three, "u3", two, "u2") // what is no landscape is not kept
	if err := os.WriteFile(filepath.Join(s.Dir, Main, metaFile), []byte("["), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(Main); !errors.Is(err, errAltered) {
		t.Errorf("a copy whose record is damaged: %v", err)
	}
	put(t, s, three, "u3")
	if err := os.WriteFile(s.Path(Main), []byte(three[:40]), 0o600); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Read(Main); !errors.Is(err, errAltered) || c.Content != nil {
		t.Errorf("a copy that is cut off: %q, %v", c.Content, err)
	}
	for name, want := range map[string]fs.FileMode{"": 0o700, metaFile: 0o600, copyFile: 0o600, previousFile: 0o600} {
		info, err := os.Stat(filepath.Join(s.Dir, Main, name))
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != want {
			t.Errorf("%q: %v, %v", name, info, err)
		}
	}
	if err := (Store{}).Replace(Main, []byte(one), Record{}); !errors.Is(err, ErrNoStore) {
		t.Errorf("no store: %v", err)
	}
}

// TestReplaceBrokenOff: broken off before any of its steps, replacing leaves
// the old copy in use, whole, with what is known of it.
func TestReplaceBrokenOff(t *testing.T) {
	killed := errors.New("killed")
	for _, at := range []string{metaFile, previousFile, copyFile} {
		s := Store{Dir: t.TempDir()}
		put(t, s, one, "u1")
		put(t, s, two, "u2")
		s.before = func(step string) error {
			if step == at {
				return killed
			}
			return nil
		}
		if err := s.Replace(Main, []byte(three), Record{URL: "u3"}); !errors.Is(err, killed) {
			t.Errorf("at %s: %v", at, err)
		}
		s.before = nil
		if c, err := s.Read(Main); err != nil || string(c.Content) != two || c.Record.URL != "u2" {
			t.Errorf("at %s: in use %q of %q, %v", at, c.Content, c.Record.URL, err)
		}
		if p, err := s.Previous(Main); err != nil || string(p.Content) != one && string(p.Content) != two {
			t.Errorf("at %s: before %q, %v", at, p.Content, err)
		}
		if entries, err := os.ReadDir(filepath.Join(s.Dir, Main)); err != nil || len(entries) != 3 {
			t.Errorf("at %s: litter: %v, %v", at, entries, err)
		}
		put(t, s, three, "u3")
		if c, err := s.Read(Main); err != nil || string(c.Content) != three || c.Record.URL != "u3" {
			t.Errorf("after %s: %q, %v", at, c.Content, err)
		}
	}
}

func TestCatalogOfCopy(t *testing.T) {
	s := Store{Dir: t.TempDir()}
	if c, _, err := Catalog(Request{Landscape: Main, Store: s}); err != nil || c.Origin.Name != "embedded" {
		t.Errorf("no copy of %s: %v", Main, err)
	}
	var none *NoCopyError
	if _, _, err := Catalog(Request{Landscape: "finos", Store: s}); !errors.As(err, &none) {
		t.Errorf("no copy: %v", err)
	}
	put(t, s, one, "https://u1.org/x.yml")
	c, _, err := Catalog(Request{Landscape: Main, Store: s})
	if err != nil || len(c.Items) != 1 || c.Origin.Title != "Cloud native landscape" || c.Origin.URL != "https://github.com/cncf/landscape" || c.Origin.License == "" {
		t.Errorf("%v, %+v", err, c)
	}
	for _, content := range []string{"", "[", "landscape: 1"} {
		if err := os.WriteFile(s.Path(Main), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		var damaged *CopyError
		if _, _, err := Catalog(Request{Landscape: Main, Store: s}); !errors.As(err, &damaged) {
			t.Errorf("%q: %v", content, err)
		}
	}
}
