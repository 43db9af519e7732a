package cmd

import (
	"errors"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// bindItems adds --count, for commands that print a list of items, and lets --json choose
// columns. For other commands, --json chooses keys of their data.
func (p *printer) bindItems(cmd *cobra.Command, columns *string) {
	p.columns = columns
	cmd.Flags().BoolVar(&p.count, "count", false, "print only the number of items")
}

// abbreviated sets the format that --json, --template or --count stands for.
func (p *printer) abbreviated() error {
	for _, short := range []struct {
		flag, format string
		given        bool
	}{{"json", "json", p.json != ""}, {"template", "go-template=" + p.template, p.template != ""}, {"count", "json", p.count}} {
		switch {
		case !short.given:
		case p.format != "" && p.format != short.format:
			return exit.Usagef("--%s and -o %s cannot be used together", short.flag, p.format)
		default:
			p.format = short.format
		}
	}
	switch {
	case p.count && (p.jq != "" || p.json != ""):
		return exit.Usagef("--count cannot be used with --jq or --json")
	case p.count:
		p.jq = "length"
	case p.json == "" || p.json == allFields:
	case p.columns == nil:
		p.keys = strings.Split(p.json, ",")
	case *p.columns != "":
		return exit.Usagef("--json with fields and --columns cannot be used together")
	default:
		*p.columns = p.json
	}
	return nil
}

// allFields is the value of --json without fields.
const allFields = "all"

// formatError adds to an error of a format what to use in its place.
func formatError(err error) error {
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) || unknown.Kind != "format" {
		return exit.AsUsage(err)
	}
	advice := synonym.Format(unknown.Name)
	if _, ok := output.FormatFor(unknown.Name); ok {
		advice = "write a file: landscope export " + synonym.Quote(unknown.Name)
	}
	return &exit.UsageError{Err: err, Advice: advice}
}
