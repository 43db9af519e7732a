package cmd

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

type showOptions struct {
	printer
	compare bool
}

func newShow(a *app) *cobra.Command {
	o := &showOptions{}
	cmd := &cobra.Command{
		Use:     "show NAME...",
		Aliases: []string{"get", "info", "describe"},
		Long: "Show everything known of one or more items: what it does, its levels and the\n" +
			"time in each, placements, links, audits, relations, facts.\n\n" +
			"A name can be a name, slug or id, the acronym in parentheses, an alias or a\n" +
			"former name. JSON is always a list, whatever the number of names.",
		Example: "  landscope show istio\n" +
			"  landscope show k8s opa --compare\n" +
			"  landscope show tuf -o json --jq '.[0].history'",
		Args: wants("a NAME", 1, anyNumber),
	}
	o.bind(cmd, "wide")
	cmd.Flags().BoolVar(&o.compare, "compare", false, "side by side, one column an item")
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *showOptions) run(a *app, args []string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	c, err := a.catalog()
	if err != nil {
		return err
	}
	items, err := a.find("landscope show", c, args)
	if err != nil {
		return err
	}
	v := view{catalog: c, lang: lang}
	return a.print(choice, v.showDocument(items, o.compare))
}

func (v view) showDocument(items []*landscape.Item, compare bool) *output.Document {
	d := &output.Document{Names: names(v.catalog, items)}
	data := []output.Object{}
	for _, it := range items {
		data = append(data, v.fullObject(it))
		d.Tables = append(d.Tables, v.sheet(it))
	}
	d.Data = data
	records := view{catalog: v.catalog, lang: "en", records: true, fields: landscape.Fields}.table(group{items: items}, nil)
	d.Records = &records
	if compare {
		whole, _ := v.compared(items, 0)
		d.Tables = []output.Table{whole}
		d.Text = func(w *bytes.Buffer, s output.Style, width int) error {
			t, addresses := v.compared(items, s.Border.Inside(width, len(items)+1))
			if err := output.Draw(w, t, output.Options{Style: s, Width: width}); err != nil {
				return err
			}
			for i, address := range addresses {
				if i == 0 {
					w.WriteByte('\n')
				}
				fmt.Fprintf(w, "[%d] %s\n", i+1, output.Visible(address))
			}
			return nil
		}
	} else {
		d.Text = v.showText(items)
	}
	return d
}

// sheet is an item as a table of fields and values.
func (v view) sheet(it *landscape.Item) output.Table {
	t := output.Table{Title: it.Name, Columns: []output.Column{
		{Name: "field", Header: v.word("FIELD", "項目")}, {Name: "value", Header: v.word("VALUE", "値")}}}
	for _, row := range v.rows(it) {
		t.Rows = append(t.Rows, []string{row.label, strings.Join(row.lines, "\n")})
	}
	return t
}

// compared is items side by side: a row for every field that one of them has.
// Within a width the cells are wrapped; an address that is too wide for its
// cell is there by its number in the list of addresses.
func (v view) compared(items []*landscape.Item, width int) (t output.Table, addresses []string) {
	t.Columns = []output.Column{{Name: "field", Header: v.word("FIELD", "項目")}}
	cells := map[string][][]string{}
	var order []row
	for i, it := range items {
		t.Columns = append(t.Columns, output.Column{Name: it.Slug(), Header: output.Visible(it.Name)})
		for _, r := range append([]row{{v.label("description"), []string{v.description(it)}}}, v.rows(it)...) {
			if cells[r.label] == nil {
				cells[r.label] = make([][]string, len(items))
				order = append(order, r)
			}
			cells[r.label][i] = r.lines
		}
	}
	room := 0
	if width > 0 {
		room = max(12, (width-labelWidth(order))/len(items)-2)
	}
	for _, r := range order {
		if room > 0 {
			addresses = numberAddresses(cells[r.label], room, addresses)
		}
		t.Rows = append(t.Rows, sideBySide(r.label, cells[r.label], room)...)
	}
	return t, addresses
}

// numberAddresses puts numbers in place of addresses that are wider than the
// room of a cell, and returns the list of addresses with these added.
func numberAddresses(columns [][]string, room int, addresses []string) []string {
	for i, lines := range columns {
		numbered := make([]string, len(lines))
		for j, line := range lines {
			words := strings.Fields(line)
			for k, word := range words {
				if !output.IsWebAddress(word) || output.Width(word) <= room {
					continue
				}
				n := slices.Index(addresses, word)
				if n < 0 {
					n, addresses = len(addresses), append(addresses, word)
				}
				words[k] = fmt.Sprintf("[%d]", n+1)
			}
			numbered[j] = strings.Join(words, " ")
		}
		columns[i] = numbered
	}
	return addresses
}

// sideBySide makes table rows of a label and the lines beside it, one column
// for each item: as many as the longest wants, or, without a width, one.
func sideBySide(label string, columns [][]string, room int) [][]string {
	height := 1
	wrapped := make([][]string, len(columns))
	for i, lines := range columns {
		if room == 0 {
			wrapped[i] = []string{strings.Join(lines, "; ")}
			continue
		}
		for _, line := range lines {
			wrapped[i] = append(wrapped[i], output.Wrap(output.Visible(line), room)...)
		}
		height = max(height, len(wrapped[i]))
	}
	rows := make([][]string, height)
	for n := range rows {
		rows[n] = make([]string, len(columns)+1)
		for i, lines := range wrapped {
			if n < len(lines) {
				rows[n][i+1] = lines[n]
			}
		}
	}
	rows[0][0] = label
	return rows
}

func (v view) word(en, ja string) string {
	if v.lang == "ja" {
		return ja
	}
	return en
}
