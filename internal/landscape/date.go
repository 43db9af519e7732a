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

// Date is a calendar date as the number yyyymmdd. The day, or the month and the
// day, are 00 if only the month or the year is known. The zero Date means
// unknown. Dates are ordered by <; a month or year comes before its days.
type Date int32

// NewDate returns the date y-m-d. d, or m and d, may be 0 for a month or year.
// The error says that the calendar has no such date.
func NewDate(y, m, d int) (Date, error) {
	date := Date(y*10000 + m*100 + d)
	if y < 1 || y > 9999 || m < 0 || m > 12 || d < 0 || (m == 0 && d != 0) {
		return 0, fmt.Errorf("no such date: %s", date)
	}
	if d > date.Last().Day() {
		return 0, fmt.Errorf("no such date: %s", date)
	}
	return date, nil
}

// DateForms describes the strings that [ParseDate] parses.
const DateForms = "YYYY-MM-DD, YYYY-MM or YYYY"

// ParseDate parses YYYY-MM-DD, YYYY-MM or YYYY. Month and day may lack their
// leading zero, as in landscape2. The caller adds the forms to the error.
func ParseDate(s string) (Date, error) {
	parts := strings.Split(s, "-")
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if i > 2 || err != nil || (i == 0) != (len(p) == 4) || len(p) > 4 || (i > 0 && (v == 0 || len(p) > 2)) {
			return 0, fmt.Errorf("%q is not a date", s)
		}
		n[i] = int(v)
	}
	d, err := NewDate(n[0], n[1], n[2])
	if err != nil {
		return 0, fmt.Errorf("%q is not a date: no such day in the calendar", s)
	}
	return d, nil
}

// Year returns the year; 0 for the zero Date.
func (d Date) Year() int { return int(d) / 10000 }

// Month returns the month from 1 to 12; 0 if only the year is known.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day returns the day from 1 to 31; 0 if only the month or year is known.
func (d Date) Day() int { return int(d) % 100 }

// First returns the first day of a month or year. A full date is returned as
// it is.
func (d Date) First() Date {
	if d == 0 {
		return 0
	}
	return Date(d.Year()*10000 + max(1, d.Month())*100 + max(1, d.Day()))
}

// Last returns the last day of a month or year. A full date is returned as it
// is.
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

// String returns YYYY-MM-DD, YYYY-MM, YYYY, or "" for the zero Date.
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

// MarshalText encodes the date as a string in JSON and YAML.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText parses what [Date.MarshalText] returns.
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

// DaysUntil returns the number of days from d to later. A month or year counts
// as its first day.
func (d Date) DaysUntil(later Date) int {
	return int(later.time().Sub(d.time()) / (24 * time.Hour))
}

func (d Date) time() time.Time {
	f := d.First()
	return time.Date(f.Year(), time.Month(f.Month()), f.Day(), 0, 0, 0, 0, time.UTC)
}

// DateRange is a range of dates that includes both ends. A zero end is open.
type DateRange struct{ From, To Date }

// ParseDateRange parses a date, month or year, or a range of them: A..B, A..,
// ..B.
func ParseDateRange(s string) (DateRange, error) {
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	if from == "" && to == "" {
		return DateRange{}, fmt.Errorf("%q is not a date or range (want a date, month or year, or A..B, A.. or ..B)", s)
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
		return DateRange{}, fmt.Errorf("range %q ends before it begins", s)
	}
	return r, nil
}

// Contains reports whether d is known and within the range.
func (r DateRange) Contains(d Date) bool {
	return d != 0 && d >= r.From && (r.To == 0 || d <= r.To)
}
