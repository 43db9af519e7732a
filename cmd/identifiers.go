package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

func newIdentifiers(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use: "identifiers NAME...",
		Long: "Show by what names scan knows the software of projects: Go modules, images,\n" +
			"charts, API groups, packages, repositories and whole organisations. * at the end\n" +
			"of one stands for any characters.",
		Example: "  landscope identifiers argo\n  landscope identifiers grpc -o csv",
		Args:    wants("a NAME", 1, anyNumber),
	}
	p.bind(cmd, "wide")
	completeNames(a, cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c, err := a.catalog()
		if err != nil {
			return err
		}
		items, err := a.find("landscope identifiers", c, args)
		if err != nil {
			return err
		}
		return a.print(choice, identifiersDocument(view{lang: lang}, items))
	}
	return cmd
}

func identifiersDocument(v view, items []*landscape.Item) *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "project", Header: v.word("PROJECT", "プロジェクト")}, {Name: "kind", Header: v.word("KIND", "種別")},
		{Name: "identifier", Header: v.word("IDENTIFIER", "識別子")}}}
	data, d := []output.Object{}, &output.Document{}
	for _, it := range items {
		o := output.Object{{Key: "name", Value: it.Name}, {Key: "slug", Value: it.Slug()}}
		for _, kind := range landscape.IdentifierKinds {
			var all []string
			for _, id := range identifiersOf(it) {
				if id.Kind == kind.Name && !slices.Contains(all, id.Pattern) {
					all = append(all, id.Pattern)
					t.Rows = append(t.Rows, []string{it.Name, kind.Name, id.Pattern})
				}
			}
			if len(all) > 0 {
				o.Put(kind.Name, all)
			}
		}
		data = append(data, o)
		d.Names = append(d.Names, it.Slug())
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}

// identifiersOf returns an item's identifiers and its repositories.
func identifiersOf(it *landscape.Item) []landscape.Identifier {
	all := slices.Clone(it.Identifiers)
	for _, r := range it.Repositories {
		all = append(all, landscape.Identifier{Kind: "repositories", Pattern: r.URL})
	}
	return all
}
