package session

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// RangeForms describes how a date or a range of dates can be written.
const RangeForms = "YYYY-MM-DD, YYYY-MM, YYYY, or a range: A..B, A.., ..B"

// RangeAdvice returns the hint for a string that is no range of dates: what it probably
// means, and the forms of ranges.
func (s *Session) RangeAdvice(text string) string {
	return s.dateAdvice(text, "use "+RangeForms)
}

// DateAdvice returns the hint for a string that is no date.
func (s *Session) DateAdvice(text string) string { return s.dateAdvice(text, "use "+DateForms) }

// DayAdvice returns the hint for a string that is no date, where today does not stand
// for one.
func (s *Session) DayAdvice(text string) string {
	return s.dateAdvice(text, "use "+landscape.DateForms)
}

// dateAdvice returns forms, after what text probably means.
func (s *Session) dateAdvice(text, forms string) string {
	if guess := s.guess(text); guess != "" && (strings.Contains(forms, "..") || !strings.Contains(guess, "..")) {
		return fmt.Sprintf("did you mean %s? %s", guess, forms)
	}
	return forms
}

// guess returns the date or range that text probably means, or "".
func (s *Session) guess(text string) string {
	return cmp.Or(s.relative(text), comparison(text), span(text), reordered(text))
}

// relative returns the date of words such as yesterday, or "".
func (s *Session) relative(text string) string {
	t := s.Now()
	switch strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" -_", r) }), " ") {
	case Today, "now":
		return t.Format("2006-01-02")
	case "yesterday":
		return t.AddDate(0, 0, -1).Format("2006-01-02")
	case "last week":
		return t.AddDate(0, 0, -7).Format("2006-01-02")
	case "this month":
		return t.Format("2006-01")
	case "last month":
		return t.AddDate(0, 0, -t.Day()).Format("2006-01")
	case "this year":
		return t.Format("2006")
	case "last year":
		return strconv.Itoa(t.Year() - 1)
	}
	return ""
}

// The patterns are compiled when they are needed, so that starting costs nothing.
const comparisonPattern = `^\s*(>=|<=|>|<|=|==|since|after|from|until|before|to)\s*([0-9][0-9-]*)\s*$`

// comparison returns the range of a comparison such as >2024, or "".
func comparison(text string) string {
	m := regexp.MustCompile(comparisonPattern).FindStringSubmatch(strings.ToLower(text))
	if m == nil {
		return ""
	}
	date, err := landscape.ParseDate(m[2])
	if err != nil {
		return ""
	}
	switch m[1] {
	case ">", "after":
		return beside(date, 1) + ".."
	case "<", "before":
		return ".." + beside(date, -1)
	case ">=", "since", "from":
		return m[2] + ".."
	case "<=", "until", "to":
		return ".." + m[2]
	}
	return m[2]
}

// beside returns the day, month or year n after a date of that precision.
func beside(d landscape.Date, n int) string {
	switch {
	case d.Month() == 0:
		return strconv.Itoa(d.Year() + n)
	case d.Day() == 0:
		months := d.Year()*12 + d.Month() - 1 + n
		return fmt.Sprintf("%04d-%02d", months/12, months%12+1)
	}
	return time.Date(d.Year(), time.Month(d.Month()), d.Day()+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

const spanPattern = `^\s*([0-9]{4}(?:-[0-9]{2}){0,2})\s*(?:\.|\.\.\.|-|–|:|/|,|to|until|\s)\s*([0-9]{4}(?:-[0-9]{2}){0,2})\s*$`

// span returns the range that two dates mean together, such as 2024-2025, or "".
func span(text string) string {
	m := regexp.MustCompile(spanPattern).FindStringSubmatch(strings.ToLower(text))
	if m == nil {
		return ""
	}
	return m[1] + ".." + m[2]
}

const slashes = `^\s*([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?\s*$`

// reordered returns the date that is written with other signs, such as 2024/05/01, or "".
func reordered(text string) string {
	m := regexp.MustCompile(slashes).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	date := m[1] + "-" + m[2]
	if m[3] != "" {
		date += "-" + m[3]
	}
	if d, err := landscape.ParseDate(date); err == nil {
		return d.String()
	}
	return ""
}
