package cmd

import (
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/terminal"
)

// print writes a document to standard output, then the notes on it.
func (a *app) print(c printing.Choice, d *output.Document) error {
	err := a.show(func(to *terminal.Screen) error {
		return c.Print(to, d, func(note string) { a.note("%s", note) })
	})
	if err != nil {
		return err
	}
	a.noteAge()
	a.release()
	return nil
}

// printText sanitizes and writes text that is not a document.
func (a *app) printText(syntax output.Syntax, b []byte) error {
	return a.write(output.Sanitize(syntax, b, output.Options{Style: a.style(), CI: a.env.inCI()}))
}

// printFile writes the content of a file. It is sanitized only for a terminal.
func (a *app) printFile(content []byte) error {
	if !a.env.Terminal {
		return a.write(content)
	}
	return a.show(func(to *terminal.Screen) error {
		return printing.Write(to, output.Sanitize(output.Text, content, output.Options{Style: a.style(), CI: a.env.inCI()}))
	})
}

// write writes sanitized text to standard output.
func (a *app) write(b []byte) error { return printing.Write(a.env.Stdout, b) }
