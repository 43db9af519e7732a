package cmd

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// printer holds the flags that say how a document is written.
type printer struct {
	format    string
	jq        string
	template  string
	json      string // fields, or "all"
	count     bool
	columns   *string  // of --columns; nil if the command has none
	keys      []string // of the data, which --json chooses; nil if it chooses none
	noHeaders bool
	border    string
	raw, bom  bool
	delimiter rune
	cmd       *cobra.Command

	toFile bool // the output goes to a file that the command opens

	special []string // the special formats of the command
	formats []string // all formats of the command
}

// bind adds the flags. It offers all formats except those in without, and the special
// ones only if they are in p.special.
func (p *printer) bind(cmd *cobra.Command, without ...string) {
	for _, f := range output.Formats {
		offered := !slices.Contains(output.Special, f.Name) || slices.Contains(p.special, f.Name)
		if offered && !slices.Contains(without, f.Name) {
			p.formats = append(p.formats, f.Name)
		}
	}
	p.cmd = cmd
	f := cmd.Flags()
	f.StringVarP(&p.format, "output", "o", "", "output `FORMAT`: "+strings.Join(p.formats, ", "))
	f.StringVarP(&p.jq, "jq", "q", "", "filter JSON output with a jq `EXPR`")
	f.StringVar(&p.json, "json", "", "same as -o json, with only `FIELDS` if given")
	f.Lookup("json").NoOptDefVal = allFields
	f.StringVar(&p.template, "template", "", "same as -o go-template=`TEMPLATE`")
	f.BoolVar(&p.noHeaders, "no-headers", false, "omit column headers")
	if slices.Contains(p.formats, "table") {
		f.StringVar(&p.border, "border", output.Borders[0].Name, "draw tables with a `BORDER`: "+strings.Join(output.BorderNames(), ", "))
		complete(cmd, "border", completion.Borders)
	}
	f.BoolVar(&p.raw, "raw", false, "csv, tsv, templates, --jq: do not escape control characters or spreadsheet formulas")
	f.BoolVar(&p.bom, "bom", false, "csv: start with a byte order mark (for Excel)")
	f.Var(flagvalue.Delimiter{Value: &p.delimiter}, "delimiter", "csv: separate cells by `CHAR` or tab (';' for Excel in most of Europe)")
	complete(cmd, "output", func() []string { return completion.Formats(p.formats) })
}

// choice is a format with its options.
type choice struct {
	format  output.Format
	keys    []string // of printer
	jq      *output.JQ
	options output.Options
}

// chooseTable returns the format, which is a table by default, and the language.
func (p *printer) chooseTable(a *app) (c choice, lang string, err error) {
	if lang, err = a.language(); err != nil {
		return c, "", err
	}
	if c, err = p.choose(a, "table"); err == nil && c.format.Need == output.NeedTables {
		a.hintLanguage()
	}
	return c, lang, err
}

// choose parses the flags; preset is the format if none is given. It is called before
// anything is loaded, so that usage errors are reported first.
func (p *printer) choose(a *app, preset string) (c choice, err error) {
	c.options = output.Options{NoHeaders: p.noHeaders, Raw: p.raw, BOM: p.bom, Delimiter: p.delimiter, Sheet: p.cmd.CommandPath(), Style: a.style(), CI: a.env.inCI()}
	if err := p.abbreviated(); err != nil {
		return c, err
	}
	c.keys = p.keys
	if preset == "table" && slices.Contains(p.formats, a.formatName) && p.jq == "" {
		preset = a.format
	}
	format := cmp.Or(p.format, preset)
	if p.jq != "" {
		if p.format != "" && p.format != "json" {
			return c, exit.Usagef("--jq requires JSON output, not -o %s", p.format)
		}
		format = "json"
		if c.jq, err = output.NewJQ(p.jq); err != nil {
			return c, exit.Usagef("--jq: %w", err)
		}
	}
	if c.format, c.options.Template, err = output.ParseFormat(format, p.formats); err != nil {
		return c, formatError(err)
	}
	if c.format.IsBinary() && a.env.Terminal && !p.toFile {
		file, write := p.cmd.Name()+c.format.Ext[0], " -o "+c.format.Name+" > "
		if p.cmd.Name() == "export" {
			write = " "
		}
		return c, &exit.UsageError{Err: fmt.Errorf("%s is not text, and standard output is a terminal", c.format.Name),
			Advice: p.cmd.CommandPath() + write + file}
	}
	if p.border != "" {
		if c.options.Style.Border, err = output.ParseBorder(p.border); err != nil {
			return c, exit.AsUsage(err)
		}
	}
	c.options.Width, c.options.Compact = a.width(), a.env.Terminal
	a.hold()
	return c, a.checkScreen()
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
