package view

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// labelled is text beside a label.
type labelled struct {
	label string
	lines []string
}

// writeLabelled writes labels in a column at the left, with their lines, wrapped
// to the width, beside them.
func writeLabelled(w *bytes.Buffer, s output.Style, width int, all []labelled) {
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
			for _, part := range output.Wrap(output.SanitizeString(line), room) {
				w.WriteString(strings.TrimRight(s.Colorize(output.Dim, label)+"  "+part, " ") + "\n")
				label = strings.Repeat(" ", labels)
			}
		}
	}
}

func labelWidth(all []labelled) int {
	width := 0
	for _, l := range all {
		width = max(width, output.Width(l.label))
	}
	return width
}
