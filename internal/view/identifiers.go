package view

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// ItemIdentifiers are the identifiers of an item. JSON has a key for each kind of
// [landscape.IdentifierKinds] of which there are any, after name and slug.
type ItemIdentifiers struct {
	Name   string        `json:"name"`
	Slug   string        `json:"slug"`
	ByKind output.Object `json:"-"` // lists of patterns
}

// MarshalJSON writes the kinds as keys.
func (i ItemIdentifiers) MarshalJSON() ([]byte, error) {
	return append(output.Object{{Key: "name", Value: i.Name}, {Key: "slug", Value: i.Slug}}, i.ByKind...).MarshalJSON()
}

// Identifiers presents the identifiers by which scan recognizes the software of
// items.
func Identifiers(v View, items []*landscape.Item) *output.Document {
	t := output.Table{Columns: []output.Column{v.head("project", headProject), v.head("kind", headKind), v.head("identifier", headIdentifier)}}
	records := output.Table{Columns: t.Columns}
	data, d := []ItemIdentifiers{}, &output.Document{Records: &records}
	for _, it := range items {
		result := ItemIdentifiers{Name: it.Name, Slug: it.Slug()}
		for _, kind := range landscape.IdentifierKinds {
			var all []string
			for _, id := range identifiersOf(it) {
				if id.Kind == kind.Name && !slices.Contains(all, id.Pattern) {
					all = append(all, id.Pattern)
					t.Rows = append(t.Rows, []string{it.Name, v.Word(kind.Name, landscape.IdentifierKindJa(kind.Name)), id.Pattern})
					records.Rows = append(records.Rows, []string{it.Name, kind.Name, id.Pattern})
				}
			}
			if len(all) > 0 {
				result.ByKind.Put(kind.Name, all)
			}
		}
		data = append(data, result)
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
