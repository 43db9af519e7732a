package cmd

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/spf13/cobra"
)

// printer holds the flags that say how a document is written.
type printer struct {
	printing.Wish
	special []string // the special formats of the command
	files   []string // values of --output-file
	toFiles []printing.File
	to      printing.Command
	cmd     *cobra.Command
}

// bind adds the flags. It offers all formats except those in without, and the special
// ones only if they are in p.special.
func (p *printer) bind(cmd *cobra.Command, without ...string) {
	for _, f := range output.Formats {
		offered := !slices.Contains(output.Special, f.Name) || slices.Contains(p.special, f.Name)
		if offered && !slices.Contains(without, f.Name) {
			p.to.Formats = append(p.to.Formats, f.Name)
		}
	}
	p.cmd = cmd
	f := cmd.Flags()
	f.StringVarP(&p.Format, "output", "o", "", "output `FORMAT`: "+strings.Join(p.to.Formats, ", "))
	f.StringVarP(&p.JQ, "jq", "q", "", "filter JSON output with a jq `EXPR`")
	f.StringVar(&p.JSON, "json", "", "same as -o json, with only `FIELDS` if given")
	f.Lookup("json").NoOptDefVal = printing.AllFields
	f.StringVar(&p.Template, "template", "", "same as -o go-template=`TEMPLATE`")
	f.BoolVar(&p.NoHeaders, "no-headers", false, "omit column headers")
	if slices.Contains(p.to.Formats, "table") {
		f.StringVar(&p.Border, "border", output.Borders[0].Name, "draw tables with a `BORDER`: "+strings.Join(output.BorderNames(), ", "))
		completion.SetFlag(cmd, "border", completion.Borders)
	}
	f.BoolVar(&p.Raw, "raw", false, "csv, tsv, templates, --jq: do not escape control characters or spreadsheet formulas")
	f.BoolVar(&p.BOM, "bom", false, "csv: start with a byte order mark (for Excel)")
	f.Var(flagvalue.Delimiter{Value: &p.Delimiter}, "delimiter", "csv: separate cells by `CHAR` or tab (';' for Excel in most of Europe)")
	completion.SetFlag(cmd, "output", func() []string { return completion.Formats(p.to.Formats) })
}

// bindFiles adds --output-file.
func (p *printer) bindFiles() {
	p.cmd.Flags().StringArrayVar(&p.files, "output-file", nil, "also write `FORMAT=FILE`, such as sarif=scan.sarif; repeatable")
}

// bindItems adds --count, for commands that print a list of items, and lets --json choose
// columns.
func (p *printer) bindItems(cmd *cobra.Command, columns *string) {
	p.to.Columns = columns
	cmd.Flags().BoolVar(&p.Count, "count", false, "print only the number of items")
}

// chooseTable returns the format, which is a table by default, and the language.
func (p *printer) chooseTable(a *app) (c printing.Choice, lang string, err error) {
	if lang, err = a.language(); err != nil {
		return c, "", err
	}
	if c, err = p.choose(a, "table"); err == nil && c.Format.Need == output.NeedTables {
		a.hintLanguage()
	}
	return c, lang, err
}

// choose returns the format; preset is the one if the flags give none. It is called before
// anything is loaded, so that usage errors are reported first.
func (p *printer) choose(a *app, preset string) (printing.Choice, error) {
	target := printing.Target{Style: a.style(), Width: a.width(), Terminal: a.env.Terminal, CI: a.env.inCI(), Format: a.format, FormatName: a.formatName}
	p.to.Path = p.cmd.CommandPath()
	c, err := p.Choose(p.to, target, preset)
	for i := 0; i < len(p.files) && err == nil; i++ {
		var file printing.File
		file, err = printing.ParseFile(p.files[i], p.to)
		p.toFiles = append(p.toFiles, file)
	}
	if err != nil {
		return c, err
	}
	a.hold()
	return c, a.checkScreen()
}

// print writes a document to the files of --output-file and to standard output.
func (p *printer) print(a *app, c printing.Choice, d *output.Document) error {
	for _, file := range p.toFiles {
		if err := file.Write(d); err != nil {
			return err
		}
	}
	return a.print(c, d)
}

// prints returns a RunE that prints the document that build returns, which is a table by
// default. It chooses the format before it calls build.
func (p *printer) prints(a *app, build func(a *app, lang string, args []string) (*output.Document, error)) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		d, err := build(a, lang, args)
		if err != nil {
			return err
		}
		return a.print(choice, d)
	}
}
