// Package printing decides how a document is written: in which format, with which
// options, and with which notes on what the output leaves out. It takes what the user
// wants, what the command can write and where the output goes, all as plain data.
package printing

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// AllFields is the value of Wish.JSON without fields.
const AllFields = "all"

// Wish is what the user wants, each field by the flag of that name.
type Wish struct {
	Format    string // of --output; "" is the usual one
	JQ        string
	Template  string
	JSON      string // fields, or [AllFields]
	Count     bool
	NoHeaders bool
	Border    string
	Raw, BOM  bool
	Delimiter rune
}

// Command is what a command can write.
type Command struct {
	Path    string   // with the program
	Formats []string // their names
	Columns *string  // where fields of --json belong; nil if they are keys of the data
	ToFile  bool     // the command opens a file for its output
}

// Target is where the output goes.
type Target struct {
	Style    output.Style
	Width    int  // 0 cuts nothing
	Terminal bool // it is for a person to read
	CI       bool // it is a log that takes some lines as commands
	// Format is the format of tables that the user prefers, and FormatName its name.
	Format, FormatName string
}

// Choice is a format with its options.
type Choice struct {
	Format  output.Format
	Keys    []string // of the data; nil is all
	JQ      *output.JQ
	Options output.Options
	Whole   string // the flag with which a table has all columns
}

// Choose returns the format that the user wants, or preset. Its errors are usage errors,
// and need no data.
func (w Wish) Choose(c Command, t Target, preset string) (choice Choice, err error) {
	choice.Options = output.Options{NoHeaders: w.NoHeaders, Raw: w.Raw, BOM: w.BOM, Delimiter: w.Delimiter, Sheet: c.Path,
		Style: t.Style, CI: t.CI, Width: t.Width, Compact: t.Terminal}
	if choice.Whole = "--width 0"; slices.Contains(c.Formats, "wide") {
		choice.Whole = "-o wide"
	}
	if choice.Keys, err = w.expand(c); err != nil {
		return choice, err
	}
	if preset == "table" && slices.Contains(c.Formats, t.FormatName) && w.JQ == "" {
		preset = t.Format
	}
	format := cmp.Or(w.Format, preset)
	if w.JQ != "" {
		if w.Format != "" && w.Format != "json" {
			return choice, exit.Usagef("--jq requires JSON output, not -o %s", w.Format)
		}
		format = "json"
		if choice.JQ, err = output.NewJQ(w.JQ); err != nil {
			return choice, exit.Usagef("--jq: %w", err)
		}
	}
	if choice.Format, choice.Options.Template, err = output.ParseFormat(format, c.Formats); err != nil {
		return choice, formatError(err)
	}
	if choice.Format.IsBinary() && t.Terminal && !c.ToFile {
		return choice, binaryError(c, choice.Format)
	}
	if w.Border != "" {
		choice.Options.Style.Border, err = output.ParseBorder(w.Border)
	}
	return choice, exit.AsUsage(err)
}

// expand sets the format that --json, --template or --count stands for. It returns the
// keys of the data that --json chooses.
func (w *Wish) expand(c Command) (keys []string, err error) {
	for _, short := range []struct {
		flag, format string
		given        bool
	}{{"json", "json", w.JSON != ""}, {"template", "go-template=" + w.Template, w.Template != ""}, {"count", "json", w.Count}} {
		switch {
		case !short.given:
		case w.Format != "" && w.Format != short.format:
			return nil, exit.Usagef("--%s and -o %s cannot be used together", short.flag, w.Format)
		default:
			w.Format = short.format
		}
	}
	switch {
	case w.Count && (w.JQ != "" || w.JSON != ""):
		return nil, exit.Usagef("--count cannot be used with --jq or --json")
	case w.Count:
		w.JQ = "length"
	case w.JSON == "" || w.JSON == AllFields:
	case c.Columns == nil:
		return strings.Split(w.JSON, ","), nil
	case *c.Columns != "":
		return nil, exit.Usagef("--json with fields and --columns cannot be used together")
	default:
		*c.Columns = w.JSON
	}
	return nil, nil
}

// formatError adds to an error of a format what to use in its place.
func formatError(err error) error {
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) || unknown.Kind != "format" {
		return exit.AsUsage(err)
	}
	advice := synonym.Format(unknown.Name)
	if _, ok := output.FormatFor(unknown.Name); ok {
		advice = fmt.Sprintf("write a file: landscope export %s", synonym.Quote(unknown.Name))
	}
	return &exit.UsageError{Err: err, Advice: advice}
}

// binaryError returns the error of a format that a terminal cannot show, with the command
// that writes a file.
func binaryError(c Command, f output.Format) error {
	name := path.Base(strings.ReplaceAll(c.Path, " ", "/"))
	write := " -o " + f.Name + " > "
	if name == "export" {
		write = " "
	}
	return &exit.UsageError{Err: fmt.Errorf("%s is not text, and standard output is a terminal", f.Name), Advice: c.Path + write + name + f.Ext[0]}
}
