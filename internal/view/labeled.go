package view

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// labeled is text beside a label.
type labeled struct {
	label string
	lines []string
	// mark colors a wrapped line; nil leaves it plain.
	mark func(style output.Style, line string) string
}

// hanging indents what continues a line, where a label has several lines.
const hanging = "  "

// writeLabeled writes labels in a column at the left, with their lines, wrapped
// to the width, beside them.
func writeLabeled(w *bytes.Buffer, s output.Style, width int, all []labeled) {
	for i := range all {
		all[i].label = output.SanitizeString(all[i].label)
	}
	labels := labelWidth(all)
	room := 0
	if width > 0 {
		room = max(20, width-labels-2)
	}
	for _, l := range all {
		label := l.label + strings.Repeat(" ", labels-output.Width(l.label))
		for _, line := range l.lines {
			for i, part := range wrapHanging(output.SanitizeString(line), room, len(l.lines) > 1) {
				if l.mark != nil && i == 0 {
					part = l.mark(s, part)
				}
				w.WriteString(strings.TrimRight(label+"  "+part, " ") + "\n")
				label = strings.Repeat(" ", labels)
			}
		}
	}
}

// wrapHanging wraps a line; if it hangs, the lines after the first are indented.
func wrapHanging(line string, room int, hangs bool) []string {
	if !hangs || room <= 0 || output.Width(line) <= room {
		return output.Wrap(line, room)
	}
	parts := output.Wrap(line, room-len(hanging))
	for i := range parts[1:] {
		parts[i+1] = hanging + parts[i+1]
	}
	return parts
}

func labelWidth(all []labeled) int {
	width := 0
	for _, l := range all {
		width = max(width, output.Width(l.label))
	}
	return width
}
