package cmd_test

import (
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// runAt runs the program on a day.
func runAt(now string, args ...string) result {
	day, _ := time.Parse(time.DateOnly, now)
	return runWith(cmd.Env{Getenv: func(string) string { return "" }, Now: func() time.Time { return day }}, args...)
}

// TestDatesAfterTheData: a date up to the current one means the end of the
// data, with a note; a later one is an error. The fixture ends 2026-05-11.
func TestDatesAfterTheData(t *testing.T) {
	const now, note = "2026-11-27", "landscope: note: the data ends on 2026-05-11\n"
	fixture := func(args ...string) result { return runAt(now, append(args, "--data", "testdata/fixture.yml")...) }
	end := fixture("list", "--as-of", "2026-05-11", "-o", "name")
	if end.code != 0 || strings.Contains(end.stderr, "data ends") {
		t.Fatalf("on the last day: %+v", end)
	}
	for _, date := range []string{"today", "Today", "2026", "2026-05", "2026-06", "2026-11", "2026-11-27"} {
		if r := fixture("list", "--as-of", date, "-o", "name"); r.code != 0 || r.stdout != end.stdout || strings.Count(r.stderr, note) != 1 {
			t.Errorf("%s: %+v", date, r)
		}
		r := fixture("diff", "2025", date, "--summary")
		if want := fixture("diff", "2025", "2026-05-11", "--summary"); r.code != 0 || r.stdout != want.stdout || strings.Count(r.stderr, note) != 1 {
			t.Errorf("diff 2025 %s: %+v", date, r)
		}
	}
	for _, date := range []string{"2026-11-28", "2026-12", "2027", "9999"} {
		bad{code: 2, want: date + " is in the future; the data ends on 2026-05-11"}.check(t, fixture("list", "--as-of", date))
		bad{code: 2, want: date + " is in the future"}.check(t, fixture("diff", "2025", date))
	}
	bad{code: 2, want: "use YYYY-MM-DD, YYYY-MM, YYYY or today; a month or year means its last day"}.check(t, fixture("list", "--as-of", "yesterday"))
	if r := runAt("2020-02-02", "--data", "testdata/fixture.yml", "diff", "2020-02-02", "today"); r.stderr == "" || strings.Contains(r.stderr, "data ends") || !strings.Contains(r.stderr, "no changes") {
		t.Errorf("today, before the end of the data: %+v", r)
	}
}
