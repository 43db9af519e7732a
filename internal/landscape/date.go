package landscape

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:ignore DateRange

// Date is a calendar day written as the number yyyymmdd. The day, or the month
// and the day, may be 00 where only the month or the year is known. The zero
// Date means unknown. Dates compare with < in order of time; a less precise
// one comes before the days it spans.
type Date int32

// NewDate returns the day y-m-d, or an error when the calendar has none such.
// A zero day, or a zero month and day, makes a less precise date.
func NewDate(y, m, d int) (Date, error) {
	date := Date(y*10000 + m*100 + d)
	if y < 1 || y > 9999 || m < 0 || m > 12 || d < 0 || (m == 0 && d != 0) {
		return 0, fmt.Errorf("no such day: %s", date)
	}
	if d > date.Last().Day() {
		return 0, fmt.Errorf("no such day: %s", date)
	}
	return date, nil
}

// ParseDate reads YYYY-MM-DD, YYYY-MM or YYYY; month and day may lack their
// leading zero, as landscape2 allows.
func ParseDate(s string) (Date, error) {
	parts := strings.Split(s, "-")
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if i > 2 || err != nil || (i == 0) != (len(p) == 4) || len(p) > 4 || (i > 0 && (v == 0 || len(p) > 2)) {
			return 0, fmt.Errorf("parsing date %q: want YYYY-MM-DD", s)
		}
		n[i] = int(v)
	}
	d, err := NewDate(n[0], n[1], n[2])
	if err != nil {
		return 0, fmt.Errorf("parsing date %q: no such day", s)
	}
	return d, nil
}

// Year returns the year, or 0 for the zero Date.
func (d Date) Year() int { return int(d) / 10000 }

// Month returns 1 to 12, or 0 when only the year is known.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day returns 1 to 31, or 0 when only the month or the year is known.
func (d Date) Day() int { return int(d) % 100 }

// First returns the first day that d can mean.
func (d Date) First() Date {
	if d == 0 {
		return 0
	}
	return Date(d.Year()*10000 + max(1, d.Month())*100 + max(1, d.Day()))
}

// Last returns the last day that d can mean.
func (d Date) Last() Date {
	if d == 0 || d.Day() != 0 {
		return Date(min(int(d), int(d)/100*100+daysIn(d.Year(), d.Month())))
	}
	m := d.Month()
	if m == 0 {
		m = 12
	}
	return Date(d.Year()*10000 + m*100 + daysIn(d.Year(), m))
}

// Next returns the day after a full date.
func (d Date) Next() Date {
	switch {
	case d.Day() < daysIn(d.Year(), d.Month()):
		return d + 1
	case d.Month() < 12:
		return Date(d.Year()*10000 + (d.Month()+1)*100 + 1)
	}
	return Date((d.Year()+1)*10000 + 101)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String writes YYYY-MM-DD, YYYY-MM, YYYY, or nothing for the zero Date.
func (d Date) String() string {
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return fmt.Sprintf("%04d", d.Year())
	case d.Day() == 0:
		return fmt.Sprintf("%04d-%02d", d.Year(), d.Month())
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// MarshalText writes what String does, so that JSON and YAML show it as text.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	date, err := ParseDate(string(text))
	if err == nil {
		*d = date
	}
	return err
}

// DaysUntil counts the days from d to later, from first day to first day.
func (d Date) DaysUntil(later Date) int {
	return int(later.time().Sub(d.time()) / (24 * time.Hour))
}

func (d Date) time() time.Time {
	f := d.First()
	return time.Date(f.Year(), time.Month(f.Month()), f.Day(), 0, 0, 0, 0, time.UTC)
}

// DateRange is a span of days, both ends included; a zero end is open.
type DateRange struct{ From, To Date }

// ParseDateRange reads a day, month or year, or a range of them: A..B, A.., ..B.
func ParseDateRange(s string) (DateRange, error) {
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	if from == "" && to == "" {
		return DateRange{}, fmt.Errorf("parsing date range %q: want a day, month or year, or A..B, A.. or ..B", s)
	}
	var r DateRange
	var err error
	if from != "" {
		if r.From, err = ParseDate(from); err != nil {
			return DateRange{}, err
		}
	}
	if to != "" {
		if r.To, err = ParseDate(to); err != nil {
			return DateRange{}, err
		}
	}
	r.From, r.To = r.From.First(), r.To.Last()
	if r.To != 0 && r.From > r.To {
		return DateRange{}, fmt.Errorf("date range %q ends before it begins", s)
	}
	return r, nil
}

// Contains reports whether d is known and lies within r.
func (r DateRange) Contains(d Date) bool {
	return d != 0 && d >= r.From && (r.To == 0 || d <= r.To)
}
