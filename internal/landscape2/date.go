package landscape2

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// minYear and maxYear are the bounds of chrono, landscape2's date library.
const minYear, maxYear = -262143, 262142

// ParseDate parses a date as chrono parses the format %Y-%m-%d: whitespace may
// surround each number, leading zeros may be missing, and a year with a sign may
// have any number of digits. The fault is what is wrong, in chrono's words, or "".
func ParseDate(s string) (y, m, d int, fault string) {
	if y, s, fault = parseYear(s); fault != "" {
		return 0, 0, 0, fault
	}
	for _, n := range []*int{&m, &d} {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		rest, ok := strings.CutPrefix(s, "-")
		if !ok {
			return 0, 0, 0, endFault(s)
		}
		if *n, s, fault = parseNumber(strings.TrimLeftFunc(rest, unicode.IsSpace), 2); fault != "" {
			return 0, 0, 0, fault
		}
	}
	if strings.TrimLeftFunc(s, unicode.IsSpace) != "" {
		return 0, 0, 0, "trailing input"
	}
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < minYear || y > maxYear || day.Year() != y || int(day.Month()) != m || day.Day() != d {
		return 0, 0, 0, "input is out of range"
	}
	return y, m, d, ""
}

// parseYear parses a year: up to four digits, or a sign and any number of digits.
func parseYear(s string) (y int, rest, fault string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	digits, negative := strings.CutPrefix(s, "-")
	if !negative {
		var signed bool
		if digits, signed = strings.CutPrefix(s, "+"); !signed {
			return parseNumber(s, 4)
		}
	}
	y, rest, fault = parseNumber(digits, len(digits))
	if negative {
		y = -y
	}
	return y, rest, fault
}

// parseNumber parses one to width digits.
func parseNumber(s string, width int) (n int, rest, fault string) {
	digits := 0
	for digits < len(s) && digits < width && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		return 0, "", endFault(s)
	}
	n, err := strconv.Atoi(s[:digits])
	if err != nil {
		return 0, "", "input is out of range"
	}
	return n, s[digits:], ""
}

// endFault returns the fault at the start of s, where something else is expected.
func endFault(s string) string {
	if s == "" {
		return "premature end of input"
	}
	return "input contains invalid characters"
}
