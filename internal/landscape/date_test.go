package landscape_test

import (
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		in, out     string
		first, last landscape.Date
	}{
		{"2020-02-29", "2020-02-29", 20200229, 20200229},
		{"2021-9-4", "2021-09-04", 20210904, 20210904},
		{"2020-02", "2020-02", 20200201, 20200229},
		{"2019", "2019", 20190101, 20191231},
	} {
		d, err := landscape.ParseDate(c.in)
		if err != nil || d.String() != c.out || d.First() != c.first || d.Last() != c.last {
			t.Errorf("ParseDate(%q) = %v (%d to %d), %v", c.in, d, d.First(), d.Last(), err)
		}
	}
	for _, s := range []string{"", "2021-02-29", "2021-13-01", "2021-00-10", "21-01-01", "2021-1-1-1", "2021-001-01", "+021-01-01", "2021-01-0", "x"} {
		if d, err := landscape.ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
	if n := landscape.Date(20200228).DaysUntil(20200301); n != 2 {
		t.Errorf("%d days over the leap day, want 2", n)
	}
}
