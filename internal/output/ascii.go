package output

import (
	"bytes"
	"strings"
)

// drawing pairs the characters of drawings, borders and cut cells with ASCII characters
// of the same width.
var drawing = strings.NewReplacer(
	"─", "-", "━", "-", "═", "=", "┄", "-", "┈", "-", "╌", "-",
	"│", "|", "┃", "|", "║", "|", "┆", "|", "┊", "|", "╎", "|",
	"┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+",
	"┏", "+", "┓", "+", "┗", "+", "┛", "+", "┣", "+", "┫", "+", "┳", "+", "┻", "+", "╋", "+",
	"╔", "+", "╗", "+", "╚", "+", "╝", "+", "╠", "+", "╣", "+", "╦", "+", "╩", "+", "╬", "+",
	"╭", "+", "╮", "+", "╰", "+", "╯", "+",
	"◆", "#", "◇", "=", "○", "-", "×", "x", "…", "~", "·", ".",
)

// inASCII draws with ASCII characters. Letters of other scripts stay.
func inASCII(b []byte) []byte {
	if !bytes.ContainsFunc(b, func(r rune) bool { return r > 0x7e }) {
		return b
	}
	return []byte(drawing.Replace(string(b)))
}
