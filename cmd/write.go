package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/terminal"
)

// render writes a document to bytes.
func (c choice) render(d *output.Document) ([]byte, error) {
	if c.keys != nil {
		if err := d.Pick(c.keys); err != nil {
			return nil, exit.AsUsage(err)
		}
	}
	if c.jq != nil {
		b, err := c.jq.Render(d, c.options)
		if err != nil {
			return nil, fmt.Errorf("--jq: %w", err)
		}
		return b, nil
	}
	return output.Render(c.format, d, c.options)
}

// print writes a document to standard output, then the notes on it.
func (a *app) print(c choice, d *output.Document) error {
	var same [][2]string
	c.options.Same = func(header, value string) { same = append(same, [2]string{header, value}) }
	c.options.Dropped = func(headers []string) { a.note("columns hidden: %s (use -o wide)", strings.Join(headers, ", ")) }
	err := a.show(func(to *terminal.Screen) error {
		c.options.Parts = to
		b, err := c.render(d)
		if err != nil {
			return err
		}
		return write(to, b)
	})
	if err != nil {
		return err
	}
	a.noteSame(same)
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
		return write(to, output.Sanitize(output.Text, content, output.Options{Style: a.style(), CI: a.env.inCI()}))
	})
}

// write writes sanitized text to standard output.
func (a *app) write(b []byte) error { return write(a.env.Stdout, b) }

func write(w io.Writer, b []byte) error {
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("writing output: %w", err)
	}
	return nil
}
