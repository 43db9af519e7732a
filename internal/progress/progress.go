// Package progress shows on a terminal how much of a file has been transferred.
package progress

import (
	"fmt"
	"io"

	"github.com/landscope-cli/landscope/internal/output"
)

// Line is a line of a terminal that is rewritten as a transfer goes on.
type Line struct {
	w     io.Writer
	title string
	shown string
}

// NewLine returns a line that begins with title. It is empty until Show is called.
func NewLine(w io.Writer, title string) *Line { return &Line{w: w, title: title} }

// Show shows the number of bytes transferred, and of all bytes unless it is not
// positive, in KiB. It writes nothing if that does not change the line.
func (l *Line) Show(done, total int64) {
	text := fmt.Sprintf("%s: %d KiB", l.title, done>>10)
	if total > 0 {
		text += fmt.Sprintf(" of %d", total>>10)
	}
	if text != l.shown {
		l.Clear()
		_, _ = fmt.Fprint(l.w, text)
		l.shown = text
	}
}

// Clear erases the line.
func (l *Line) Clear() {
	if l.shown != "" {
		fmt.Fprintf(l.w, "\r%*s\r", output.Width(l.shown), "")
		l.shown = ""
	}
}
