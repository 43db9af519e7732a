package output

import "strings"

// excerptWidth is how many columns of a line an excerpt shows.
const excerptWidth = 100

// Excerpt returns a line of a file and, below it, a caret at a character of it,
// counted from 1; nothing where there is no such character. Tabs become a
// blank, control characters visible; a long line is cut around the place.
func Excerpt(line string, col int) string {
	runes := []rune(strings.TrimRight(line, "\r\n"))
	if col < 1 || col > len(runes)+1 {
		return ""
	}
	clean := func(r []rune) string { return Visible(strings.ReplaceAll(string(r), "\t", " ")) }
	start := 0
	for Width(clean(runes[start:col-1])) > excerptWidth*2/3 {
		start++
	}
	before, after := clean(runes[start:col-1]), clean(runes[col-1:])
	lead := ""
	if start > 0 {
		lead = "…"
	}
	text := Fit(lead+before+after, excerptWidth)
	return text + "\n" + strings.Repeat(" ", Width(lead+before)) + "^"
}
