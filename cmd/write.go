package cmd

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// render writes a document to bytes.
func (c choice) render(d *output.Document) ([]byte, error) {
	if c.jq != nil {
		b, err := c.jq.Render(d, c.options)
		if err != nil {
			return nil, fmt.Errorf("--jq: %w", err)
		}
		return b, nil
	}
	return output.Render(c.format, d, c.options)
}

// print writes a document to standard output.
func (a *app) print(c choice, d *output.Document) error {
	c.options.Dropped = func(headers []string) {
		if len(headers) > 0 && !expectedDrops(headers) {
			a.note("columns hidden: %s (use -o wide)", strings.Join(headers, ", "))
		}
	}
	c.options.Parts = a.env.Stdout
	b, err := c.render(d)
	if err != nil {
		return err
	}
	return a.write(b)
}

// printText sanitizes and writes text that is not a document.
func (a *app) printText(syntax output.Syntax, b []byte) error {
	return a.write(output.Sanitize(syntax, b, output.Options{Style: a.style(), CI: a.env.inCI()}))
}

// printFile writes the content of a file. It is sanitized only for a terminal.
func (a *app) printFile(content []byte) error {
	if a.env.Terminal {
		return a.printText(output.Text, content)
	}
	return a.write(content)
}

// write writes sanitized text to standard output.
func (a *app) write(b []byte) error {
	if _, err := a.env.Stdout.Write(b); err != nil {
		return fmt.Errorf("writing output: %w", err)
	}
	return nil
}

// expectedDrops reports whether only columns that narrow terminals always drop were
// dropped, which needs no note.
func expectedDrops(headers []string) bool {
	for _, h := range headers {
		switch h {
		case "CATEGORY", "カテゴリー", "DESCRIPTION", "説明", "DIRECT", "直接依存":
		default:
			return false
		}
	}
	return true
}
