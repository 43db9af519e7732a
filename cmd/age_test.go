package cmd_test

import (
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// TestAgeOfData: a note says that the data is old, once, and only to a person who did not
// choose the data.
func TestAgeOfData(t *testing.T) {
	try := func(terminal bool, days int, vars map[string]string, args ...string) int {
		env := cmd.Env{Terminal: terminal, StderrTerminal: terminal, Width: 80, HTTP: offline(),
			Getenv: func(name string) string { return vars[name] },
			Now:    func() time.Time { return time.Date(2026, 9, 14+days, 12, 0, 0, 0, time.UTC) }}
		r := runWith(env, args...)
		if r.code != 0 {
			t.Fatal(args, r.stderr)
		}
		return strings.Count(r.stderr, "the built-in data is 74 days old; run landscope update")
	}
	for _, c := range []struct {
		about    string
		terminal bool
		days     int
		vars     map[string]string
		args     string
		want     int
	}{
		{"old", true, 74, nil, "list --limit 3", 1},
		{"show", true, 74, nil, "show istio linkerd", 1},
		{"in a pipe", false, 74, nil, "list --limit 3", 0},
		{"young", true, 60, nil, "list --limit 3", 0},
		{"a chosen date", true, 74, nil, "list --limit 3 --as-of today", 0},
		{"a chosen edition", true, 74, nil, "list --limit 3 --edition current", 0},
		{"chosen data", true, 74, nil, "list --limit 3 --data embedded", 0},
		{"data chosen by the environment", true, 74, map[string]string{"LANDSCOPE_DATA": "embedded"}, "list --limit 3", 0},
		{"a command without data", true, 74, nil, "landscapes", 0},
	} {
		if got := try(c.terminal, c.days, c.vars, strings.Fields(c.args)...); got != c.want {
			t.Errorf("%s: %d notes, want %d", c.about, got, c.want)
		}
	}
}
