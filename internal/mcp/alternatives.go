package mcp

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// replacedItem is the item whose alternatives are asked for.
type replacedItem struct {
	Item        string          `json:"item"`
	Maturity    landscape.Level `json:"maturity,omitempty"`
	Lifecycle   string          `json:"lifecycle,omitempty"`
	NoSuccessor bool            `json:"no_successor,omitempty"` // it is known that there is none
}

// alternative is what can be used in place of an item. Relation is one of
// alternativeRelations or sameSubcategory.
type alternative struct {
	Relation    string          `json:"relation"`
	Name        string          `json:"name"`
	Maturity    landscape.Level `json:"maturity,omitempty"`
	Since       landscape.Date  `json:"since,omitzero"` // of the relation
	Description string          `json:"description,omitempty"`
}

// alternativeRelations lists the relations that lead to alternatives, the best first.
var alternativeRelations = []string{"succeeded_by", "alternative_to", "forked_as", "fork_of"}

const sameSubcategory = "same_subcategory"

func (q *call) alternatives() (*answer, error) {
	items, notes, err := q.find([]string{q.text(paramName)})
	if err != nil {
		return nil, err
	}
	if len(items) > 1 {
		return nil, fmt.Errorf("alternatives takes one name, not %d", len(items))
	}
	it := items[0]
	found, named := q.related(it), map[string]bool{it.Name: true}
	for _, a := range found {
		named[a.Name] = true
	}
	others := q.Catalog.ItemsBy(func(o *landscape.Item) bool {
		return o.Category == it.Category && o.Subcategory == it.Subcategory && o.Maturity != landscape.Archived && o.Lifecycle == nil && !named[o.Name]
	})
	slices.SortStableFunc(others, func(a, b *landscape.Item) int { return cmp.Compare(ripeness(b), ripeness(a)) })
	for _, o := range others {
		found = append(found, alternative{Relation: sameSubcategory, Name: o.Name, Maturity: o.Maturity, Description: o.Description})
	}
	a := rowsOf(found, columns("relation", "name", "maturity", "description"), func(a alternative) []string {
		return []string{a.Relation, a.Name, string(a.Maturity), a.Description}
	})
	a.notes, a.more = notes, output.Object{{Key: "item", Value: it.Name}}
	if it.Maturity != "" {
		a.more = append(a.more, output.Member{Key: "maturity", Value: string(it.Maturity)})
	}
	if state := it.Lifecycle.Label("en"); state != "" {
		a.more = append(a.more, output.Member{Key: "lifecycle", Value: state})
	}
	if it.NoSuccessor {
		a.more = append(a.more, output.Member{Key: "no_successor", Value: true})
		a.notes = append(a.notes, it.Name+" has no successor")
	}
	return a, nil
}

// related returns the items that relations of an item lead to.
func (q *call) related(it *landscape.Item) []alternative {
	var found []alternative
	if it.Lifecycle != nil && it.Lifecycle.To != "" {
		found = append(found, q.alternative("succeeded_by", it.Lifecycle.To, it.Lifecycle.Date))
	}
	for _, kind := range alternativeRelations {
		for _, r := range it.Relations {
			same := func(a alternative) bool { return a.Name == r.Other }
			if r.Type == kind && r.Until == 0 && !slices.ContainsFunc(found, same) {
				found = append(found, q.alternative(kind, r.Other, r.From))
			}
		}
	}
	return found
}

func (q *call) alternative(relation, name string, since landscape.Date) alternative {
	a := alternative{Relation: relation, Name: name, Since: since}
	if other := q.Catalog.Lookup(name); other != nil {
		a.Maturity, a.Description = other.Maturity, other.Description
	}
	return a
}

// ripeness orders items: those without a level first, then by level.
func ripeness(it *landscape.Item) int {
	if it.Maturity == "" {
		return -1
	}
	return it.Maturity.Rank()
}
