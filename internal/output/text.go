package output

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/landscope-cli/landscope/internal/linebreak"
)

// Style says how text for people looks. The zero Style has neither colors nor links
// nor borders.
type Style struct {
	Color  bool
	Links  bool // names link to their sites, by OSC 8
	ASCII  bool // drawings have only ASCII characters
	Border Border
	// mark begins a color sequence until Sanitize has made all other control
	// characters visible. It is random, so that no data can have it, and itself a
	// control sequence, so that tablewriter counts no columns for it.
	mark string
	urls *[]string // of the links
}

// NewStyle returns a style with colors and links, as given.
func NewStyle(color, links bool) Style {
	if !color && !links {
		return Style{} // needs no mark; the first random bytes of a process take long
	}
	var random [16]byte
	_, _ = rand.Read(random[:]) // it never fails
	return Style{Color: color, Links: links, urls: &[]string{}, mark: fmt.Sprintf("\x1b[%d%d;", binary.BigEndian.Uint64(random[:8]), binary.BigEndian.Uint64(random[8:]))}
}

// The styles of text, as SGR codes. The colors are white on a dark background of their
// own, from the 216 that no theme changes: no color of the text alone is readable on all
// of the backgrounds that terminals have, from white to black.
const (
	Bold      = "1"
	Underline = "4"
	Red       = "38;5;231;48;5;88"
	Green     = "38;5;231;48;5;22"
	Yellow    = "38;5;231;48;5;94"
	Blue      = "38;5;231;48;5;24"
	Magenta   = "38;5;231;48;5;54"
)

// Colorize returns text in a color, or unchanged if the style has no colors. The
// result must pass through [Sanitize], which writes the color sequences.
func (s Style) Colorize(code, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return s.mark + code + "m" + text + s.mark + "0m"
}

// Width returns the number of terminal columns that s takes.
func Width(s string) int { return displaywidth.String(s) }

// Fit returns s, cut to a number of terminal columns. A cut string ends in "…".
func Fit(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	return strings.TrimRight(displaywidth.TruncateString(s, width-1, ""), " ") + "…"
}

// FitMiddle returns s, cut in the middle to a number of terminal columns. Two thirds of
// what is left are its end.
func FitMiddle(s string, width int) string {
	total := Width(s)
	if total <= width || width < 3 {
		return Fit(s, width)
	}
	head := displaywidth.TruncateString(s, (width-1)/3, "")
	skip, left := 0, total-(width-1-Width(head)) // the width that does not fit
	for g := displaywidth.StringGraphemes(s); left > 0 && g.Next(); left -= g.Width() {
		skip += len(g.Value())
	}
	return head + "…" + s[skip:]
}

// chunks breaks s into lines of at most width terminal columns, wherever that is.
func chunks(s string, width int) []string {
	var lines []string
	for Width(s) > width {
		n := lengthWithin(s, width)
		lines, s = append(lines, s[:n]), s[n:]
	}
	return append(lines, s)
}

// isAddress reports whether a word has a URL.
func isAddress(word string) bool { return strings.Contains(word, "://") }

// Wrap breaks s into lines of at most width terminal columns, where [linebreak] allows
// if possible. A width of 0 does not break it. Spaces within a line stay. URLs are never
// broken: one that is wider has a line of its own.
func Wrap(s string, width int) []string {
	if width <= 0 || Width(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used := "", 0 // a part of it, and its width
	for s = strings.TrimSpace(s); s != ""; {
		var part string
		part, s = linebreak.First(s)
		word := strings.TrimRight(part, " ")
		wide := Width(word)
		if line != "" && used+wide > width {
			lines, line, used = append(lines, strings.TrimRight(line, " ")), "", 0
		}
		for wide > width && !isAddress(word) {
			n := lengthWithin(part, width)
			lines, part = append(lines, part[:n]), part[n:]
			wide -= Width(lines[len(lines)-1])
		}
		line, used = line+part, used+wide+len(part)-len(strings.TrimRight(part, " "))
	}
	return append(lines, strings.TrimRight(line, " "))
}

// lengthWithin returns the number of bytes of s that fit into a width, which are at
// least those of one character.
func lengthWithin(s string, width int) int {
	n, used := 0, 0
	for g := displaywidth.StringGraphemes(s); g.Next(); n += len(g.Value()) {
		if used += g.Width(); used > width && n > 0 {
			break
		}
	}
	return n
}
