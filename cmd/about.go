package cmd

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

func newAbout(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use: "about",
		Long: "Show which landscape is read: its source, licence and day, how many items it has\n" +
			"at which level, and, for an edition, what there is to say of the map as a whole.",
		Example: "  landscope about\n  landscope --edition 2018 about",
		Args:    noArgs,
	}
	p.bind(cmd, "wide", "name")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c, err := a.catalog()
		if err != nil {
			return err
		}
		use, err := a.inUse()
		if err != nil {
			return err
		}
		return a.print(choice, aboutDocument(view{catalog: c, lang: lang}, use.of(c)))
	}
	return cmd
}

func aboutDocument(v view, use inUse) *output.Document {
	c, o := v.catalog, v.catalog.Origin
	s := &sheet{}
	add := func(key, value string) {
		if value != "" {
			s.add(key, value)
		}
	}
	add("title", o.Title)
	add("file", o.Name)
	add("edition", o.Edition)
	add("from", use.from)
	add("downloaded", use.record.Downloaded)
	add("address", use.record.URL)
	add("day", o.Day.String())
	add("source", o.URL)
	add("commit", o.Commit)
	add("license", o.Licence)
	counted := counted(c)
	for _, n := range counted {
		s.table.Rows = append(s.table.Rows, []string{n.key, strconv.Itoa(n.count)})
		s.data.Put(n.key, n.count)
	}
	add("outside scope", strings.Join(o.OutOfScope, ", "))
	for _, f := range o.Notes {
		s.table.Rows = append(s.table.Rows, []string{"note", f.Text})
	}
	if len(o.Notes) > 0 {
		s.data.Put("notes", v.sourcedFacts(o.Notes))
	}
	d := s.document()
	d.Text = v.aboutText(counted, use)
	return d
}

type tally struct {
	key, ja string
	count   int
}

// counted is how many there are of what.
func counted(c *landscape.Catalog) []tally {
	kinds, levels, subs := map[string]int{}, map[landscape.Level]int{}, 0
	for i := range c.Items {
		kinds[c.Kind(&c.Items[i])]++
		levels[c.Items[i].Maturity]++
	}
	for _, cat := range c.Categories {
		subs += len(cat.Subcategories)
	}
	all := []tally{
		{"categories", "カテゴリ", len(c.Categories)}, {"subcategories", "サブカテゴリ", subs}, {"items", "項目", len(c.Items)},
		{"hosted", "財団のプロジェクト", len(c.Items) - levels[""]},
	}
	for _, l := range c.Levels() {
		all = append(all, tally{string(l), landscape.Ja(c.Words.Levels, string(l)), levels[l]})
	}
	return append(all, tally{"other", "その他", kinds[landscape.KindOther]}, tally{"members", "会員", kinds[landscape.KindMember]})
}

func (v view) aboutText(counted []tally, use inUse) func(*bytes.Buffer, output.Style, int) error {
	return func(w *bytes.Buffer, s output.Style, width int) error {
		o := v.catalog.Origin
		title := v.word(o.Title, o.TitleJa)
		if title == "" {
			title = o.Name
		}
		w.WriteString(s.Paint(output.Bold, output.Visible(title)) + "\n\n")
		rows := []row{}
		add := func(en, ja, value string) {
			if value != "" {
				rows = append(rows, row{v.word(en, ja), []string{value}})
			}
		}
		add("data", "データ", use.String())
		add("downloaded", "取得日", strings.TrimSpace(use.record.Downloaded+" "+use.record.URL))
		add("day", "日付", o.Day.String())
		add("source", "出典", strings.TrimSpace(o.URL+" "+o.Commit))
		add("license", "ライセンス", o.Licence)
		for _, n := range counted {
			add(n.key, n.ja, fmt.Sprintf("%6d", n.count))
		}
		var outside []string
		for _, cat := range o.OutOfScope {
			outside = append(outside, v.word(cat, v.catalog.CategoryJa(landscape.Placement{Category: cat})))
		}
		add("outside scope", "対象外", strings.Join(outside, ", "))
		writeRows(w, s, width, rows)
		if len(o.Notes) == 0 {
			return nil
		}
		w.WriteByte('\n')
		var notes []row
		for _, f := range v.facts(o.Notes) {
			notes = append(notes, row{"-", []string{f}})
		}
		writeRows(w, s, width, notes)
		return nil
	}
}
