package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

func newLandscapes(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use: "landscapes",
		Long: "List the foundations that publish a landscape in this data format: its pages, the\n" +
			"address of its data, and, where update downloaded it, the day of the copy.",
		Example: "  landscope landscapes\n  landscope landscapes -o json --jq '.[] | select(.copy) | .name'",
		Args:    noArgs,
	}
	p.bind(cmd, "wide")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		return a.print(choice, landscapesDocument(view{lang: lang}, a.store()))
	}
	return cmd
}

func landscapesDocument(v view, store source.Store) *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "name", Header: v.word("NAME", "名前")},
		{Name: "foundation", Header: v.word("FOUNDATION", "財団")},
		{Name: "copy", Header: v.word("COPY", "取得日")},
		{Name: "site", Header: v.word("SITE", "サイト"), Flexible: true, MinWidth: 24},
		{Name: "data", Header: v.word("DATA", "データ"), Flexible: true, MinWidth: 40, Below: 140},
	}}
	d := &output.Document{}
	objects := []output.Object{}
	add := func(l data.Landscape, address, day string) {
		o := output.Object{}
		for _, p := range []pair{{"name", l.Name}, {"foundation", l.Foundation}, {"copy", day}, {"site", l.Site}, {"data", address}} {
			if p.value != "" {
				o.Put(p.key, p.value)
			}
		}
		objects = append(objects, o)
		t.Rows = append(t.Rows, []string{l.Name, l.Foundation, day, l.Site, address})
		d.Names = append(d.Names, l.Name)
	}
	for _, l := range data.Landscapes {
		add(l, l.Address(), copyDay(store, l.Name))
	}
	d.Tables, d.Data = []output.Table{t}, objects
	return d
}

// copyDay returns the day that a copy was downloaded; it is yes where that is
// not known, and "" where there is no copy.
func copyDay(store source.Store, name string) string {
	have, err := store.Read(name)
	if err != nil {
		return ""
	}
	return cmp.Or(have.Record.Downloaded, "yes")
}
