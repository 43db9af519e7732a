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
	// mark stands for the start of a color sequence until Sanitize has made all
	// others visible. It is random, so no data has it, and it begins a control
	// sequence, so tablewriter counts no columns for it.
	mark string
}

// NewStyle returns a style, with colors or without.
func NewStyle(color bool) Style {
	var random [16]byte
	_, _ = rand.Read(random[:]) // it never fails
	return Style{Color: color, mark: fmt.Sprintf("\x1b[%d%d;", binary.BigEndian.Uint64(random[:8]), binary.BigEndian.Uint64(random[8:]))}
}

// The colours, as SGR codes of the 16 that every theme defines.
const (
	Bold    = "1"
	Dim     = "2"
	Red     = "31"
	Green   = "32"
	Yellow  = "33"
	Blue    = "34"
	Magenta = "35"
	Cyan    = "36"
	Under   = "4"
)

// Colorize wraps text in a color where the style has them. What is painted must
// pass through Sanitize, which writes the color sequences.
func (s Style) Colorize(code, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return s.mark + code + "m" + text + s.mark + "0m"
}

// Width returns how many columns of a terminal the text takes.
func Width(s string) int { return displaywidth.String(s) }

// Fit cuts text to a number of columns; … stands for what was cut.
func Fit(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	return strings.TrimRight(displaywidth.TruncateString(s, width-1, ""), " ") + "…"
}

// isAddress reports whether a word is an address, or has one in it.
func isAddress(word string) bool { return strings.Contains(word, "://") }

// Wrap breaks text into lines of at most width columns, at spaces where there
// are any; 0 leaves it whole. An address is never broken: one that is wider
// stands alone on its line.
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
