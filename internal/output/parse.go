package output

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// ParseFormat parses a format as it is written on a command line: one of names and, for
// go-template, "=" and a template.
func ParseFormat(s string, names []string) (f Format, template string, err error) {
	name, template, _ := strings.Cut(s, "=")
	f, ok := FormatNamed(name)
	if !ok || !slices.Contains(names, f.Name) {
		return f, "", suggest.Unknown("format", name, names)
	}
	isTemplate := f.Name == "go-template"
	switch {
	case isTemplate && template == "":
		return f, "", errors.New(`go-template requires a template: -o go-template='{{range .}}{{.name}}{{"\n"}}{{end}}'`)
	case isTemplate:
		if err := CheckTemplate(template); err != nil {
			return f, "", fmt.Errorf("template: %w", err)
		}
	case template != "":
		return f, "", fmt.Errorf("format %s takes no argument", f.Name)
	}
	return f, template, nil
}

// ParsePreferred parses the format that a user prefers wherever a command has it.
func ParsePreferred(s string) (Format, error) {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	f, _, err := ParseFormat(s, names)
	if err == nil && f.IsBinary() {
		err = fmt.Errorf("%s is not text; use it for one command: -o %s", f.Name, f.Name)
	}
	return f, err
}

// FormatForFile returns the format, one of names, that the extension of a file tells. A
// format that is not one of names is returned as well: ParseFormat rejects it.
func FormatForFile(file string, names []string) (Format, error) {
	if f, ok := FormatFor(file); ok {
		return f, nil
	}
	return Format{}, &ExtensionError{file, names}
}

// ExtensionError reports a file whose name does not tell a format.
type ExtensionError struct {
	File    string // "-" is standard output
	formats []string
}

func (e *ExtensionError) Error() string {
	if e.File == "-" {
		return "standard output requires a format: use -o"
	}
	return fmt.Sprintf("%q has no known file extension", e.File)
}

// Hint returns what to type for the format that the file is named like, or the extensions.
func (e *ExtensionError) Hint() string {
	if e.File == "-" {
		return "landscope export - -o csv"
	}
	if f, ok := FormatNamed(e.File); ok && slices.Contains(e.formats, f.Name) && len(f.Ext) > 0 {
		return fmt.Sprintf("landscope export all%s, or landscope export - -o %s", f.Ext[0], f.Name)
	}
	var extensions []string
	for _, f := range Formats {
		if slices.Contains(e.formats, f.Name) {
			extensions = append(extensions, f.Ext...)
		}
	}
	return fmt.Sprintf("add an extension (%s), or -o FORMAT", strings.Join(extensions, ", "))
}

// ParseBorder returns the border of that name.
func ParseBorder(name string) (Border, error) {
	b, ok := BorderNamed(name)
	if !ok {
		return b, suggest.Unknown("border", name, BorderNames())
	}
	return b, nil
}

// BorderNames lists the names of all borders.
func BorderNames() []string {
	var names []string
	for _, b := range Borders {
		names = append(names, b.Name)
	}
	return names
}
