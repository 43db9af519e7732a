package view

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// Landscape2Data is the directory data of a site of landscape2: full.json, base.json and
// stats.json, and the views for embedding. It has no values that landscape2 fetches from
// GitHub, Crunchbase and CLOMonitor, and no guide, quiz or QR code.
type Landscape2Data struct {
	l     Landscape2
	views []embedView
	byKey map[string]int // indexes in views
	// The items of the catalog as JSON.
	full, embedded []json.RawMessage
	members        map[string]string // subcategories of members, by Crunchbase URL
}

// Data returns the files of the directory data. The catalog must not change afterwards.
func (l Landscape2) Data() *Landscape2Data {
	d := &Landscape2Data{l: l, members: membersByCrunchbase(l.Catalog)}
	for i := range l.Catalog.Items {
		it := &l.Catalog.Items[i]
		d.full = append(d.full, rawJSON(d.fullItem(it)))
		d.embedded = append(d.embedded, rawJSON(d.embeddedItem(it)))
	}
	d.views, d.byKey = d.newViews(), map[string]int{}
	for i, v := range d.views {
		d.byKey[v.key] = i
	}
	return d
}

// rawJSON returns a value as JSON on one line, without live characters.
func rawJSON(value any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		panic(err) // only of types that cannot be marshaled
	}
	return output.Sanitize(output.JSON, bytes.TrimSpace(b.Bytes()), output.Options{})
}

// Names returns the names of the files, sorted.
func (d *Landscape2Data) Names() []string {
	names := []string{"base.json", "full.json", "stats.json"}
	for _, v := range d.views {
		names = append(names, "embed_"+v.key+".json", "embed_full_"+v.key+".json")
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// File returns the content of a file. It reports whether there is one of that name.
func (d *Landscape2Data) File(name string) ([]byte, bool) {
	switch name {
	case "base.json":
		return rawJSON(d.base()), true
	case "full.json":
		return joined(`{"items":`, d.full, "}"), true
	case "stats.json":
		return rawJSON(d.stats()), true
	}
	key, isView := strings.CutPrefix(strings.TrimSuffix(name, ".json"), "embed_")
	if !isView || !strings.HasSuffix(name, ".json") {
		return nil, false
	}
	if v, ok := d.view(key); ok {
		return d.embed(v), true
	}
	key, isFull := strings.CutPrefix(key, "full_")
	if v, ok := d.view(key); ok && isFull {
		return joined(`{"items":`, d.selected(d.full, v), "}"), true
	}
	return nil, false
}

// joined returns a JSON list between two strings.
func joined(before string, list []json.RawMessage, after string) []byte {
	size := len(before) + len(after) + 2
	for _, item := range list {
		size += len(item) + 1
	}
	b := bytes.NewBuffer(make([]byte, 0, size))
	b.WriteString(before + "[")
	for i, item := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(item)
	}
	b.WriteString("]" + after)
	return b.Bytes()
}

// fullExtras are the fields of an item in full.json that the API does not have.
var fullExtras = []string{"clomonitor_name", "documentation_url", "funding_url", "parent_project", "unnamed_organization"}

// fullItem returns an item with everything that is known of it.
func (d *Landscape2Data) fullItem(it *landscape.Item) output.Object {
	o := output.Object{}
	for _, f := range slices.Concat(landscape2Keys(), fullExtraFields()) {
		value := f.Get(d.l.Catalog, it)
		switch {
		case f.Name == "logo":
			o.Put("logo", d.logo(it))
		case value == nil:
		case f.Name == "repositories":
			o.Put(f.Name, landscape2Repositories(it))
		default:
			o.Put(f.Name, value)
		}
	}
	o.Put("website", it.HomepageURL)
	if feature := d.feature(it); feature != nil {
		o.Put("featured", feature)
	}
	if member := d.member(it); member != "" {
		o.Put("member_subcategory", member)
	}
	rest := o[min(6, len(o)):] // after those that every item has
	slices.SortStableFunc(rest, func(a, b output.Member) int { return strings.Compare(a.Key, b.Key) })
	return o
}

func fullExtraFields() []landscape.Field {
	fields, _ := FieldsNamed(fullExtras)
	return fields
}

// logo returns the path of the logo of an item. As in landscape2, it is "" if the site does
// not have the logo.
func (d *Landscape2Data) logo(it *landscape.Item) string {
	if d.l.Logo == nil {
		return ""
	}
	return d.l.Logo(it)
}

// member returns the subcategory of the member that an item is or belongs to, or "".
func (d *Landscape2Data) member(it *landscape.Item) string {
	if d.l.Catalog.Kind(it) == landscape.KindMember {
		return it.Subcategory
	}
	return d.members[it.Detail(landscape.CrunchbaseURL)]
}

// feature returns how an item is featured, or nil.
func (d *Landscape2Data) feature(it *landscape.Item) any {
	f := d.l.Catalog.Settings.Feature(it)
	if f == nil {
		return nil
	}
	return struct {
		Label string `json:"label,omitempty"`
		Order *int   `json:"order,omitempty"`
	}{f.Label, f.Order}
}

// landscape2Category is a category with its subcategories, as landscape2 has it.
type landscape2Category struct {
	landscape2Name
	Subcategories []landscape2Name `json:"subcategories"`
}

type landscape2Name struct {
	Name string `json:"name"`
	Slug string `json:"normalized_name"`
}

func newName(name string) landscape2Name { return landscape2Name{name, normalize.Slug(name)} }

func newCategory(c landscape.Category) landscape2Category {
	out := landscape2Category{newName(c.Name), []landscape2Name{}}
	for _, sub := range c.Subcategories {
		out.Subcategories = append(out.Subcategories, newName(sub))
	}
	return out
}
