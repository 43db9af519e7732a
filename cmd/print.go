package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

// printer is the flags that say how a document is written.
type printer struct {
	format    string
	jq        string
	noHeaders bool
	border    string
	raw, bom  bool

	special []string // the special formats that the command has
	formats []string // all that it has
}

// bind adds the flags. Formats in without are not offered, special ones only
// when p.special has them.
func (p *printer) bind(cmd *cobra.Command, without ...string) {
	for _, f := range output.Formats {
		offered := !slices.Contains(output.Special, f.Name) || slices.Contains(p.special, f.Name)
		if offered && !slices.Contains(without, f.Name) {
			p.formats = append(p.formats, f.Name)
		}
	}
	f := cmd.Flags()
	f.StringVarP(&p.format, "output", "o", "", "`FORMAT`: "+strings.Join(p.formats, ", "))
	f.StringVar(&p.jq, "jq", "", "filter the JSON by a jq `EXPR`; texts are printed as they are")
	f.BoolVar(&p.noHeaders, "no-headers", false, "leave out the headers of table, csv and tsv")
	if slices.Contains(p.formats, "table") {
		f.StringVar(&p.border, "border", output.Borders[0].Name, "draw tables with `BORDER`: "+strings.Join(borderNames(), ", "))
		complete(cmd, "border", borderChoices)
	}
	f.BoolVar(&p.raw, "raw", false, "csv, tsv, templates and --jq: text exactly as it is, also what a terminal obeys or a spreadsheet takes for a formula")
	f.BoolVar(&p.bom, "bom", false, "csv: begin with a byte order mark, as Excel wants it")
	complete(cmd, "output", func() []string {
		var out []string
		for _, name := range p.formats {
			f, _ := output.FormatNamed(name)
			out = append(out, f.Name+"\t"+f.Doc)
		}
		return out
	})
}

// borderNames returns the values of --border.
func borderNames() []string {
	var names []string
	for _, b := range output.Borders {
		names = append(names, b.Name)
	}
	return names
}

// borderChoices returns the values of --border, with their descriptions.
func borderChoices() []string {
	var choices []string
	for _, b := range output.Borders {
		choices = append(choices, b.Name+"\t"+b.Doc)
	}
	return choices
}

// choice is a format and what goes with it, ready to render.
type choice struct {
	format  output.Format
	jq      *output.JQ
	options output.Options
}

// chooseTable is choose for a command whose result is a table, and the
// language of that.
func (p *printer) chooseTable(a *app) (c choice, lang string, err error) {
	if lang, err = a.language(); err != nil {
		return c, "", err
	}
	c, err = p.choose(a, "table")
	return c, lang, err
}

// choose reads the flags; preset is the format when none is given. It is
// called before anything is loaded, so that wrong usage is told at once.
func (p *printer) choose(a *app, preset string) (choice, error) {
	c := choice{options: output.Options{NoHeaders: p.noHeaders, Raw: p.raw, BOM: p.bom, Style: a.style(), CI: a.env.inCI()}}
	name, template, _ := strings.Cut(p.format, "=")
	if p.format == "" {
		name = preset
	}
	if p.jq != "" {
		if p.format != "" && p.format != "json" {
			return c, usageErrorf("--jq works on JSON, not on -o %s", p.format)
		}
		name = "json"
		jq, err := output.NewJQ(p.jq)
		if err != nil {
			return c, usageErrorf("--jq: %w", err)
		}
		c.jq = jq
	}
	f, ok := output.FormatNamed(name)
	if !ok || !slices.Contains(p.formats, f.Name) {
		return c, asUsageError(suggest.Unknown("format", name, p.formats))
	}
	c.format = f
	if p.border != "" {
		if c.options.Style.Border, ok = output.BorderNamed(p.border); !ok {
			return c, asUsageError(suggest.Unknown("border", p.border, borderNames()))
		}
	}
	if f.Name == "go-template" {
		if template == "" {
			return c, usageErrorf("go-template wants a template: -o go-template='{{range .}}{{.name}}{{\"\\n\"}}{{end}}'")
		}
		if err := output.CheckTemplate(template); err != nil {
			return c, usageErrorf("template: %w", err)
		}
		c.options.Template = template
	} else if template != "" {
		return c, usageErrorf("format %s takes nothing after =", f.Name)
	}
	if a.env.Terminal {
		c.options.Width = a.env.Width
	}
	return c, nil
}

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
			a.note("no room for %s; -o wide, or a pipe, shows all", strings.Join(headers, ", "))
		}
	}
	c.options.Parts = a.env.Stdout
	b, err := c.render(d)
	if err != nil {
		return err
	}
	return a.write(b)
}

// printText writes text that is no document, sanitized.
func (a *app) printText(syntax output.Syntax, b []byte) error {
	return a.write(output.Sanitize(syntax, b, output.Options{Style: a.style(), CI: a.env.inCI()}))
}

// printFile writes the content of a file: as it is, but sanitized where it goes
// to a terminal.
func (a *app) printFile(content []byte) error {
	if a.env.Terminal {
		return a.printText(output.Text, content)
	}
	return a.write(content)
}

// write writes to standard output what is sanitized already.
func (a *app) write(b []byte) error {
	if _, err := a.env.Stdout.Write(b); err != nil {
		return fmt.Errorf("writing output: %w", err)
	}
	return nil
}

// expectedDrops reports whether the columns left out are those that narrow
// terminals always lack; that needs no remark.
func expectedDrops(headers []string) bool {
	for _, h := range headers {
		switch h {
		case "CATEGORY", "カテゴリ", "DESCRIPTION", "説明", "DIRECT", "直接":
		default:
			return false
		}
	}
	return true
}
