package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// exportOptions holds the flags of export.
type exportOptions struct {
	selection
	listing
	printer
	schema string
}

func newExport(a *app) *cobra.Command {
	o := &exportOptions{}
	cmd := &cobra.Command{Use: "export FILE [WORD...]", Args: o.checkArgs}
	o.selection.bind(a, cmd)
	o.listing.bind(cmd)
	o.printer.bind(cmd, "table", "wide", "name")
	o.to.Columns = &o.Columns
	cmd.Flags().Var(flagvalue.NewEnum(&o.schema, "schema", "", view.Landscape2CSVs()...), "schema", "write the columns and rows of "+strings.Join(view.Landscape2CSVs(), " or "))
	completion.SetArgs(cmd, a.session.Catalog, completion.Words)
	completion.SetFirstFile(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args[0], args[1:]) }
	return cmd
}

// checkArgs checks that there is one file.
func (o *exportOptions) checkArgs(cmd *cobra.Command, args []string) error {
	isFile := func(word string) bool { _, ok := output.FormatFor(word); return ok }
	if len(args) > 1 && slices.ContainsFunc(args[1:], isFile) {
		return argcheck.Range("a FILE", 1, 1)(cmd, args)
	}
	return argcheck.Range("a FILE", 1, argcheck.Unlimited)(cmd, args)
}

func (o *exportOptions) run(a *app, file string, words []string) error {
	o.to.ToFile = file != "-"
	choice, err := o.chosen(a, file)
	if err != nil {
		return err
	}
	choice.Options.Width, choice.Options.Style = 0, output.Style{}
	if err := o.checkFields(); err != nil {
		return err
	}
	if file != "-" {
		choice.Options.CI = false // a file is not a log
		if reads, err := a.session.Reads(file); err != nil {
			return err
		} else if reads {
			return exit.Usagef("%s is the input file; choose another output file", file)
		}
	}
	if o.schema != "" && len(o.query.Kind) == 0 {
		o.query.Kind = []string{landscape.KindAll} // landscape2 writes all kinds
	}
	v, items, err := o.selected(a, "en", words)
	if err != nil {
		return err
	}
	d, rows, err := view.Export(v, items, o.schema, o.ItemsOptions)
	if err != nil {
		return exit.AsUsage(err)
	}
	a.noteIfEmpty(items)
	b, err := choice.Render(d)
	if err != nil {
		return err
	}
	if file == "-" {
		return a.write(b)
	}
	if err := atomicfile.Write(file, b); err != nil {
		return err
	}
	if a.env.StderrTerminal && o.JQ == "" {
		a.note("wrote %s to %s", plural.Count(rows, "row"), file)
	}
	return nil
}

// chosen returns the format of -o, or else that of the extension.
func (o *exportOptions) chosen(a *app, file string) (printing.Choice, error) {
	f, err := output.FormatForFile(file, o.to.Formats)
	if err != nil && o.Format == "" && o.JQ == "" {
		return printing.Choice{}, exit.AsUsage(err)
	}
	return o.choose(a, f.Name)
}
