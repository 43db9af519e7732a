package printing

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
)

// File is a file to which a document is written, and how.
type File struct {
	Choice
	Name string
}

// ParseFile parses FORMAT=FILE, or the name of a file whose extension is that of a format.
// A template ends at the last equals sign. Its errors are usage errors.
func ParseFile(text string, c Command) (f File, err error) {
	format, name, ok := strings.Cut(text, "=")
	switch known, _ := output.FormatNamed(format); {
	case known.Name == "go-template":
		at := strings.LastIndex(text, "=")
		format, name = text[:at], text[at+1:]
	case known.Name == "" && !ok:
		if known, ok = output.FormatFor(text); ok {
			format, name = known.Name, text
		}
	}
	if !ok || name == "" || !strings.Contains(text, "=") && format == "" {
		return f, &exit.UsageError{Err: fmt.Errorf("--output-file: %q has no format", text), Advice: "write FORMAT=FILE, such as sarif=scan.sarif"}
	}
	c.ToFile = true
	f.Name = name
	f.Choice, err = Wish{Format: format}.Choose(c, Target{}, "")
	return f, err
}

// Write writes the document to the file.
func (f File) Write(d *output.Document) error {
	b, err := f.Render(d)
	if err == nil {
		err = atomicfile.Write(f.Name, b)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", f.Name, atomicfile.Cause(err))
	}
	return nil
}
