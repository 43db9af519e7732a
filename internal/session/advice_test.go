package session

import (
	"strings"
	"testing"
	"time"
)

func TestRangeAdvice(t *testing.T) {
	s := Session{Now: func() time.Time { return time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC) }}
	for text, want := range map[string]string{
		">2024": "2025..", ">= 2024-05": "2024-05..", "<2024": "..2023", "<2024-01": "..2023-12", ">2024-12": "2025-01..", ">2024-02-29": "2024-03-01..",
		"2024-2025": "2024..2025", "2024:2025": "2024..2025", "2024-01-02 to 2025": "2024-01-02..2025", "since 2024": "2024..",
		"2024/5/1": "2024-05-01", "2024/05": "2024-05", "yesterday": "2026-03-30", "Last Year": "2025", "last_month": "2026-02", "today": "2026-03-31",
	} {
		if got := s.RangeAdvice(text); got != "did you mean "+want+"? use "+RangeForms {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "soon", ">soon", "2024/99", strings.Repeat("2", 1<<16)} {
		if got := s.RangeAdvice(text); got != "use "+RangeForms {
			t.Errorf("%.20s: %s", text, got)
		}
	}
	if got := s.DateAdvice("2024-2025"); got != "use "+DateForms {
		t.Errorf("a range is suggested where a date belongs: %s", got)
	}
}

func TestSplitSides(t *testing.T) {
	for args, want := range map[string]string{
		"a b": "a b", "2025": "2025 current", "2025..2026": "2025 2026", "2025..": "2025 current", "2025-01..today": "2025-01 today",
		"edition:2018..embedded": "edition:2018 embedded", "../old.yml": "../old.yml current", "a..b": "a..b current", "old..2025": "old..2025 current",
	} {
		from, to := SplitSides(strings.Fields(args))
		if from+" "+to != want {
			t.Errorf("%s: %s %s, want %s", args, from, to, want)
		}
	}
}
