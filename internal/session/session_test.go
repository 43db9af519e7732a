package session

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// newSession returns a session in an environment, on the first day of 2026.
func newSession(t *testing.T, env map[string]string, spec Spec) *Session {
	t.Helper()
	return &Session{Spec: spec, Stdin: strings.NewReader(""), Program: func() string { return "test" },
		Getenv: func(name string) string { return env[name] },
		Now:    func() time.Time { return time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC) },
		Notify: func(string) {}}
}

// TestDate: a period means its last day, the data's date is the latest, and a
// period that begins after both the data and today is an error.
func TestDate(t *testing.T) {
	for _, c := range []struct {
		text string
		data landscape.Date
		want string // a date, ~ after it if clamped, or a part of the error
	}{
		{"2024", 20251231, "2024-12-31"},
		{"2024-02", 20251231, "2024-02-29"},
		{" Today ", 20260801, "2026-01-01"},
		{"today", 20250601, "2025-06-01~"},
		{"2025", 20250601, "2025-06-01~"},
		{"2026", 20260801, "2026-08-01~"},
		{"2026-02", 20250601, "2026-02 is in the future; the data ends on 2025-06-01"},
		{"2024", 0, "x.yml has no dates"},
		{"yesterday", 20250601, "yesterday"},
	} {
		s := newSession(t, nil, Spec{})
		date, clamped, err := s.Date(&landscape.Catalog{Origin: landscape.Origin{Name: "x.yml", Date: c.data}}, c.text)
		got := date.String()
		if clamped {
			got += "~"
		}
		var request *exit.UsageError
		if err != nil {
			if got = err.Error(); !errors.As(err, &request) {
				t.Errorf("%q: %T is not a usage error", c.text, err)
			}
		}
		if got != c.want && (err == nil || !strings.Contains(got, c.want)) {
			t.Errorf("%q, data of %s: %s, want %s", c.text, c.data, got, c.want)
		}
	}
}

// TestRequest checks that flags override the environment and which flags conflict.
func TestRequest(t *testing.T) {
	env := map[string]string{"LANDSCOPE_DATA": "env.yml", "LANDSCOPE_OVERLAY": "a.yml" + string(os.PathListSeparator) + "b.yml"}
	for _, c := range []struct {
		spec Spec
		file string
		err  string
	}{
		{Spec{}, "env.yml", ""},
		{Spec{Data: "x.yml"}, "x.yml", ""},
		{Spec{Data: "embedded"}, "", ""},
		{Spec{Edition: "2018"}, "", ""},
		{Spec{Landscape: "finos"}, "", ""},
		{Spec{Data: "x.yml", Edition: "2018"}, "", "--data and --edition"},
		{Spec{Data: "x.yml", Landscape: "finos"}, "", "--landscape cannot"},
		{Spec{Edition: "1999"}, "", `unknown edition "1999"`},
		{Spec{Landscape: "fimos"}, "", `unknown landscape "fimos"`},
		{Spec{Data: "https://x.org/l.yml"}, "", "https://x.org/l.yml is a URL"},
	} {
		s := newSession(t, env, c.spec)
		r, err := s.Request()
		if err != nil {
			var request *exit.UsageError
			if c.err == "" || !strings.Contains(err.Error(), c.err) || !errors.As(err, &request) || request.ExitCode() != 2 {
				t.Errorf("%+v: %v", c.spec, err)
			}
			continue
		}
		if c.err != "" || r.File != c.file || !slices.Equal(r.Overlays, []string{"a.yml", "b.yml"}) {
			t.Errorf("%+v: file %q, overlays %q", c.spec, r.File, r.Overlays)
		}
	}
}

// TestStamp: the stamp changes with a file, and names what is no regular file.
func TestStamp(t *testing.T) {
	file := filepath.Join(t.TempDir(), "l.yml")
	s := newSession(t, nil, Spec{Data: file})
	stamp := func() string {
		got, irregular, err := s.Stamp()
		if err != nil || irregular != "" {
			t.Fatal(irregular, err)
		}
		return got
	}
	missing := stamp()
	if err := os.WriteFile(file, []byte("landscape: []"), 0o600); err != nil {
		t.Fatal(err)
	}
	there := stamp()
	if again := stamp(); again != there || there == missing {
		t.Errorf("missing %q, there %q, again %q", missing, there, again)
	}
	if err := os.WriteFile(file, []byte("landscape: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if changed := stamp(); changed == there {
		t.Errorf("%q after a change", changed)
	}
	s.Data = filepath.Dir(file)
	if _, irregular, _ := s.Stamp(); irregular != s.Data {
		t.Errorf("a directory: %q", irregular)
	}
}

// TestFlags: no flag has a directory.
func TestFlags(t *testing.T) {
	s := newSession(t, nil, Spec{Data: filepath.Join("home", "me", "l.yml"), AsOf: "2020", Overlays: []string{filepath.Join("secret", "o.yml")}})
	if got, want := strings.Join(s.Flags(), " "), "--data l.yml --as-of 2020 --overlay o.yml"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestReads knows the data, the overlays and the download in use, by any path.
func TestReads(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"data.yml", "overlay.yml", "other.yml", filepath.Join("home", "cncf", "landscape.yml")} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"LANDSCOPE_HOME": "home"}
	for _, c := range []struct {
		spec Spec
		file string
		want bool
	}{
		{Spec{Data: "data.yml"}, filepath.Join("home", "..", "data.yml"), true},
		{Spec{Data: "data.yml"}, "other.yml", false},
		{Spec{Data: "data.yml"}, "missing.yml", false},
		{Spec{Data: "data.yml", Overlays: []string{"overlay.yml"}}, "overlay.yml", true},
		{Spec{}, filepath.Join("home", "cncf", "landscape.yml"), true},
		{Spec{Data: "embedded"}, filepath.Join("home", "cncf", "landscape.yml"), false},
	} {
		s := newSession(t, env, c.spec)
		if got, err := s.Reads(c.file); err != nil || got != c.want {
			t.Errorf("%+v, %s: %v, %v", c.spec, c.file, got, err)
		}
	}
}
