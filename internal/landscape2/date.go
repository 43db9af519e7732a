package load

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// The years that chrono, landscape2's library of dates, can hold.
const minChronoYear, maxChronoYear = -262143, 262142

// chronoDate reads a date as chrono reads the format %Y-%m-%d: whitespace may
// stand around each number, leading zeros may be missing, and a year with a
// sign may have any number of digits. The fault is in chrono's words.
func chronoDate(s string) (y, m, d int, fault string) {
	if y, s, fault = chronoYear(s); fault != "" {
		return 0, 0, 0, fault
	}
	for _, n := range []*int{&m, &d} {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		rest, ok := strings.CutPrefix(s, "-")
		if !ok {
			return 0, 0, 0, chronoEnd(s)
		}
		if *n, s, fault = chronoNumber(strings.TrimLeftFunc(rest, unicode.IsSpace), 2); fault != "" {
			return 0, 0, 0, fault
		}
	}
	if strings.TrimLeftFunc(s, unicode.IsSpace) != "" {
		return 0, 0, 0, "trailing input"
	}
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < minChronoYear || y > maxChronoYear || day.Year() != y || int(day.Month()) != m || day.Day() != d {
		return 0, 0, 0, "input is out of range"
	}
	return y, m, d, ""
}

// chronoYear reads a year: four digits at most, or a sign and any number.
func chronoYear(s string) (y int, rest, fault string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	digits, negative := strings.CutPrefix(s, "-")
	if !negative {
		var signed bool
		if digits, signed = strings.CutPrefix(s, "+"); !signed {
			return chronoNumber(s, 4)
		}
	}
	y, rest, fault = chronoNumber(digits, len(digits))
	if negative {
		y = -y
	}
	return y, rest, fault
}

// chronoNumber reads at least one digit and as many as width.
func chronoNumber(s string, width int) (n int, rest, fault string) {
	digits := 0
	for digits < len(s) && digits < width && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		return 0, "", chronoEnd(s)
	}
	n, err := strconv.Atoi(s[:digits])
	if err != nil {
		return 0, "", "input is out of range"
	}
	return n, s[digits:], ""
}

// chronoEnd is what is wrong where something else should follow.
func chronoEnd(s string) string {
	if s == "" {
		return "premature end of input"
	}
	return "input contains invalid characters"
}
