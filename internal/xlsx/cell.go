package xlsx

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The styles of cells, by their places in cellXfs.
const (
	styleText   = 0
	styleHeader = 1
	styleDate   = 2
	styleLink   = 3
)

// number matches what reads back as it was written: no leading zeros or plus, no
// trailing zeros of a fraction, and no more digits than a spreadsheet keeps.
var number = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]{0,9})(\.[0-9]{0,4}[1-9])?$`) })

// value returns the value of a cell that is a number or a date, and its style; ok is
// false for text.
func (k Kind) value(cell string) (value string, style int, ok bool) {
	switch k {
	case Number:
		return cell, styleText, cell != "-0" && number().MatchString(cell)
	case Date:
		day, err := time.Parse(time.DateOnly, cell)
		if err != nil || day.Before(firstDay) {
			return "", 0, false
		}
		return strconv.Itoa(int(day.Sub(epoch).Hours() / 24)), styleDate, true
	}
	return "", 0, false
}

// Excel counts days from epoch, but takes 1900 for a leap year: earlier days than
// firstDay are others in other programs.
var (
	epoch    = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
)

// maxLinks and maxURL are limits of Excel, which takes a file with more for damaged.
const (
	maxLinks = 65_530
	maxURL   = 2_079
)

// isLink reports whether a cell is a URL that is safe to link. Excel takes a file with a
// malformed URL for damaged, so a URL with a character that needs an escape is not.
func isLink(cell string) bool {
	rest, ok := strings.CutPrefix(cell, "http")
	if !ok || len(cell) > maxURL {
		return false
	}
	if rest, ok = strings.CutPrefix(strings.TrimPrefix(rest, "s"), "://"); !ok {
		return false
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return end > 0 && onlyHas(rest[:end], ".-:") && onlyHas(rest[end:], "-._~:/?#@!$&'()*+,;=%") &&
		hasEscapes(rest[end:]) && strings.Count(rest, "#") <= 1
}

// onlyHas reports whether s has only ASCII letters, digits and the characters of more.
func onlyHas(s, more string) bool {
	for i := range len(s) {
		c := s[i]
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && strings.IndexByte(more, c) < 0 {
			return false
		}
	}
	return true
}

// hasEscapes reports whether two hexadecimal digits follow each percent sign.
func hasEscapes(s string) bool {
	_, err := url.PathUnescape(s)
	return err == nil
}

// reference returns the name of a cell, such as AB12, both counted from 0.
func reference(row, column int) string {
	name := ""
	for n := column; n >= 0; n = n/26 - 1 {
		name = string(rune('A'+n%26)) + name
	}
	return name + strconv.Itoa(row+1)
}

// escaped matches text that spreadsheet programs would read as an escape.
var escaped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`) })

// plain returns text that reads back as it is.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	if strings.Contains(s, "_x") {
		s = escaped().ReplaceAllString(s, "_x005F_$1")
	}
	return s
}

var badSheetName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\[\]:*?/\\[:cntrl:]]`) })

// sheetName returns a name that Excel accepts.
func sheetName(s string) string {
	s = strings.Trim(badSheetName().ReplaceAllString(s, " "), "' ")
	if strings.EqualFold(s, "history") { // Excel keeps this name for itself
		s += " list"
	}
	for units(s) > 31 {
		s = string([]rune(s)[:len([]rune(s))-1])
	}
	if s = strings.Trim(s, "' "); s == "" {
		return "Sheet1"
	}
	return s
}
