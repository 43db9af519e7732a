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
		return f, "", errors.New(`go-template wants a template: -o go-template='{{range .}}{{.name}}{{"\n"}}{{end}}'`)
	case isTemplate:
		if err := CheckTemplate(template); err != nil {
			return f, "", fmt.Errorf("template: %w", err)
		}
	case template != "":
		return f, "", fmt.Errorf("format %s takes nothing after =", f.Name)
	}
	return f, template, nil
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
