package cmd_test

import (
	"strings"
	"testing"
)

// TestDataAge: version and about say how old the data is by the clock, unless another
// date or an old edition is asked for.
func TestDataAge(t *testing.T) {
	for _, c := range []struct {
		now, args, want string
	}{
		{"2026-11-27", "version", "data of 2026-09-14 (74 days old)\n"},
		{"2026-09-15", "version", "data of 2026-09-14 (1 day old)\n"},
		{"2026-09-14", "--version", "data of 2026-09-14 (0 days old)\n"},
		{"2020-01-01", "version", "data of 2026-09-14\n"},
		{"2026-11-27", "version --jq .data.in_use.age_days", "74\n"},
		{"2026-11-27", "version --edition 2018", "data of 2018-02-20\n"},
		{"2026-11-27", "about", "2026-09-14 (74 days old)\n"},
		{"2026-11-27", "about --jq .age_days", "74\n"},
		{"2026-11-27", "about --lang ja", "2026-09-14（74日前）\n"},
		{"2026-11-27", "about --as-of 2024-01-01", "  2024-01-01\n"},
		{"2026-11-27", "about --edition 2018", "  2018-02-20\n"},
	} {
		if r := runAt(c.now, strings.Fields(c.args)...); r.code != 0 || !strings.Contains(r.stdout, c.want) {
			t.Errorf("on %s, %s: %+v", c.now, c.args, r)
		}
	}
}
