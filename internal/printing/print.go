package printing

import (
	"fmt"
	"io"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
)

// Render returns the bytes of a document.
func (c Choice) Render(d *output.Document) ([]byte, error) {
	if c.Keys != nil {
		if err := d.Pick(c.Keys); err != nil {
			return nil, exit.AsUsage(err)
		}
	}
	if c.JQ == nil {
		return output.Render(c.Format, d, c.Options)
	}
	b, err := c.JQ.Render(d, c.Options)
	if err != nil {
		return nil, fmt.Errorf("--jq: %w", err)
	}
	return b, nil
}

// Print writes a document, and notes what it leaves out.
func (c Choice) Print(w io.Writer, d *output.Document, note func(string)) error {
	var same [][2]string
	c.Options.Same = func(header, value string) { same = append(same, [2]string{header, value}) }
	c.Options.Dropped = func(headers []string) {
		note(fmt.Sprintf("columns hidden: %s (use %s)", strings.Join(headers, ", "), c.Whole))
	}
	c.Options.Parts = w
	b, err := c.Render(d)
	if err != nil {
		return err
	}
	if said := sameInAll(same); said != nil {
		note(fmt.Sprintf("same in every row, not shown: %s", strings.Join(said, ", ")))
	}
	return Write(w, b)
}

// Write writes text that is sanitized already.
func Write(w io.Writer, b []byte) error {
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("writing output: %w", err)
	}
	return nil
}

// sameInAll says which columns, of a header and a value each, have that value in all
// tables. A column with different values in different tables is in their titles.
func sameInAll(columns [][2]string) []string {
	var said []string
	for i, c := range columns {
		agrees := true
		for j, other := range columns {
			agrees = agrees && (other[0] != c[0] || other[1] == c[1] && j >= i)
		}
		if agrees && c[1] != "" {
			said = append(said, fmt.Sprintf("%s is %s", c[0], c[1]))
		}
	}
	return said
}
