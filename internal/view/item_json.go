package view

import (
	"bytes"
	"encoding/json"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// ItemDetails is what JSON has of an item beside its fields.
type ItemDetails struct {
	Aliases     []landscape.Alias    `json:"aliases,omitempty"`
	FormerNames []landscape.Alias    `json:"former_names,omitempty"`
	History     []LevelPeriod        `json:"history,omitempty"`
	Relations   []landscape.Relation `json:"relations,omitempty"`
	Successor   string               `json:"successor,omitempty"` // "none" if it is known that there is none
	Facts       []landscape.Fact     `json:"facts,omitempty"`
}

// LevelPeriod is a level that an item had, and for how long.
type LevelPeriod struct {
	landscape.LevelChange
	// Days is the time at the level, until the date of the data if the item
	// still has it; nil if the level begins after that date.
	Days *int `json:"days,omitempty"`
	// Evidence are the URLs of the decision.
	Evidence []string `json:"evidence,omitempty"`
}

// DetailedItem is everything known of an item: its fields and its details.
type DetailedItem struct {
	Fields  output.Object
	Details ItemDetails
}

// MarshalJSON writes the fields and the details as one object.
func (it DetailedItem) MarshalJSON() ([]byte, error) {
	return joinObjects(it.Fields, it.Details)
}

// joinObjects returns the JSON object that has the keys of both objects.
func joinObjects(first, second any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(first); err != nil {
		return nil, err
	}
	at := b.Len() - len("}\n")
	b.Truncate(at)
	if err := enc.Encode(second); err != nil {
		return nil, err
	}
	all := bytes.TrimRight(b.Bytes(), "\n")
	switch {
	case len(all) == at+len("{}"): // nothing was added
		return append(all[:at], '}'), nil
	case at > len("{"):
		all[at] = ','
		return all, nil
	}
	return all[at:], nil
}

// NewDetailedItem returns everything known of an item.
func NewDetailedItem(c *landscape.Catalog, it *landscape.Item) DetailedItem {
	return DetailedItem{Fields: itemObject(c, itemKeys(nil), it), Details: NewItemDetails(c, it)}
}

// NewItemDetails returns what is known of an item beside its fields.
func NewItemDetails(c *landscape.Catalog, it *landscape.Item) ItemDetails {
	d := ItemDetails{Aliases: withSources(c, it.Aliases, aliasSource), FormerNames: withSources(c, it.FormerNames, aliasSource),
		Relations: withSources(c, it.Relations, relationSource), Facts: withSources(c, it.Facts, factSource)}
	if it.NoSuccessor {
		d.Successor = "none"
	}
	changes := it.History()
	for i, change := range changes {
		p := LevelPeriod{LevelChange: change}
		for _, e := range it.Evidence {
			if e.Level == change.Level && e.Date == change.Date {
				p.Evidence = append(p.Evidence, e.URL)
			}
		}
		end := c.Origin.Date
		if i+1 < len(changes) {
			end = changes[i+1].Date
		}
		if end >= change.Date {
			p.Days = new(change.Date.DaysUntil(end))
		}
		d.History = append(d.History, p)
	}
	return d
}

func aliasSource(a *landscape.Alias) *string       { return &a.Source }
func relationSource(r *landscape.Relation) *string { return &r.Source }
func factSource(f *landscape.Fact) *string         { return &f.Source }

// withSources returns a copy of list in which the key of each source is replaced
// by its URL, or by its title if it has none.
func withSources[T any](c *landscape.Catalog, list []T, source func(*T) *string) []T {
	out := make([]T, len(list))
	for i, v := range list {
		if key := source(&v); *key != "" {
			s := c.Source(*key)
			*key = s.URL
			if s.URL == "" {
				*key = s.Title
			}
		}
		out[i] = v
	}
	return out
}

// ItemObjects returns the fields of items that JSON has by default, an object
// for each item.
func ItemObjects(c *landscape.Catalog, items []*landscape.Item) []output.Object {
	return itemObjects(c, nil, items)
}

// itemObjects returns an object for each item with these fields; nil selects
// those that are not derived.
func itemObjects(c *landscape.Catalog, fields []landscape.Field, items []*landscape.Item) []output.Object {
	keys := itemKeys(fields)
	objects := make([]output.Object, len(items))
	for i, it := range items {
		objects[i] = itemObject(c, keys, it)
	}
	return objects
}

// itemKeys returns fields without repetitions; nil selects those that are not
// derived.
func itemKeys(fields []landscape.Field) []landscape.Field {
	all := fields
	if fields == nil {
		all = landscape.Fields
	}
	var keys []landscape.Field
	seen := map[string]bool{}
	for _, f := range all {
		if !seen[f.Name] && (fields != nil || !f.Derived) {
			seen[f.Name] = true
			keys = append(keys, f)
		}
	}
	return keys
}

func itemObject(c *landscape.Catalog, keys []landscape.Field, it *landscape.Item) output.Object {
	o := output.Object{}
	for _, f := range keys {
		if value := f.Get(c, it); value != nil {
			o.Put(f.Name, value)
		}
	}
	return o
}
