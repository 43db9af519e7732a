package output

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Style says how text for people looks. The zero Style has neither colors nor
// borders.
type Style struct {
	Color  bool
	Border Border
	// mark begins a color sequence until Sanitize has made all other control
	// characters visible. It is random, so that no data can have it, and itself a
	// control sequence, so that tablewriter counts no columns for it.
	mark string
}

// NewStyle returns a style, with colors or without.
func NewStyle(color bool) Style {
	var random [16]byte
	_, _ = rand.Read(random[:]) // it never fails
	return Style{Color: color, mark: fmt.Sprintf("\x1b[%d%d;", binary.BigEndian.Uint64(random[:8]), binary.BigEndian.Uint64(random[8:]))}
}

// The colors, as SGR codes of the 16 that every theme defines.
const (
	Bold      = "1"
	Dim       = "2"
	Red       = "31"
	Green     = "32"
	Yellow    = "33"
	Blue      = "34"
	Magenta   = "35"
	Cyan      = "36"
	Underline = "4"
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

// isAddress reports whether a word has a URL.
func isAddress(word string) bool { return strings.Contains(word, "://") }

// Wrap breaks s into lines of at most width terminal columns, at spaces if possible.
// A width of 0 does not break it. URLs are never broken: one that is wider has a line
// of its own.
func Wrap(s string, width int) []string {
	if width <= 0 || Width(s) <= width {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
		for Width(line) > width && !isAddress(line) {
			head := displaywidth.TruncateString(line, width, "")
			if head == "" {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}
