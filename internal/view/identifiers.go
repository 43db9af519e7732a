package view

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Identifiers presents the names by which scan recognizes the software of items.
func Identifiers(v View, items []*landscape.Item) *output.Document {
	t := output.Table{Columns: []output.Column{v.head("project", headProject), v.head("kind", headKind), v.head("identifier", headIdentifier)}}
	data, d := []output.Object{}, &output.Document{} // the keys are landscape.IdentifierKinds
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

// identifiersOf returns the identifiers of an item and its repositories.
func identifiersOf(it *landscape.Item) []landscape.Identifier {
	all := slices.Clone(it.Identifiers)
	for _, r := range it.Repositories {
		all = append(all, landscape.Identifier{Kind: "repositories", Pattern: r.URL})
	}
	return all
}
