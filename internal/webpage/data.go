package webpage

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/view"
)

// Options says what a page has beside its items.
type Options struct {
	Logos *logo.Set // to embed, as far as there is room; nil has none
	// LogoURL returns the URL of the logo of an item, which is not embedded, or "".
	LogoURL func(*landscape.Item) string
	Flags   []string // that select the landscape at a prompt
	Links   []Link   // shown in the header
}

// pageData is what the script of the page reads, as JSON. Its keys are described
// in ui/model/data.js.
type pageData struct {
	Lang  string `json:"lang"`
	Day   string `json:"day"`   // the date of the data
	First string `json:"first"` // the first date of the slider

	// Title is the name of the landscape, Foundation whose it is; "" if that is not known.
	Title       string      `json:"title"`
	Foundation  string      `json:"foundation"`
	Description string      `json:"description,omitempty"`
	Notice      string      `json:"notice,omitempty"` // of the settings
	Groups      []pageGroup `json:"groups"`           // of categories, for tabs; may be empty

	Levels  []pageLevel       `json:"levels"`
	Boxes   []pageBox         `json:"boxes"`
	Filters []pageFilter      `json:"filters"`
	Fields  []pageField       `json:"fields"`  // of the details of an item
	Columns []pageColumn      `json:"columns"` // of the table
	Record  []string          `json:"record"`  // the columns of a copy as CSV
	Brief   []string          `json:"brief"`   // the columns of a copy as Markdown
	Source  []string          `json:"source"`  // the flags that select the landscape at a prompt
	Logos   map[int]string    `json:"logos"`   // URLs, by the number of the item
	Items   []output.Object   `json:"items"`   // as list -o json has them
	More    []pageDetails     `json:"more"`    // what show -o json adds
	Weights any               `json:"weights"` // of the search
	Vocab   any               `json:"vocabulary"`
	Labels  map[string]string `json:"labels"`
	Ties    map[string]string `json:"relations"`
	Words   map[string]string `json:"words"`
}

type (
	pageLevel struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	}
	pageColumn = pageLevel
	// pageGroup is a group of categories on the page, and its part of an address.
	pageGroup struct {
		Name       string   `json:"name"`
		Slug       string   `json:"slug"`
		Categories []string `json:"categories"`
	}
	pageField struct {
		Name  string `json:"name"`
		Label string `json:"label"`
	}
	pageBox struct {
		Category      string `json:"category"`
		CategoryTitle string `json:"category_title"`
		Subcategory   string `json:"subcategory"`
		Title         string `json:"title"`
		Items         []int  `json:"items"`
	}
	// pageDetails is what the page shows of an item beside its fields.
	pageDetails struct {
		view.ItemDetails
		DescriptionJa string `json:"description_ja,omitempty"`
	}
)

// Render writes items as a web page.
func Render(w *bytes.Buffer, v view.View, items []*landscape.Item, o Options) error {
	caption := view.MapCaption(v, len(items))
	p := Page{Title: caption.Title, Note: caption.Note, Lang: v.Lang, Links: o.Links, LogoFiles: o.LogoURL != nil, Data: newPageData(v, items, o)}
	return p.Write(w)
}

func newPageData(v view.View, items []*landscape.Item, o Options) *pageData {
	c := v.Catalog
	d := &pageData{Lang: v.Lang, Day: c.Origin.Date.String(), Record: view.RecordColumns, Brief: view.TableColumns, Source: o.Flags,
		Weights: search.Weights, Vocab: search.NewVocabulary(c), Words: Words(v.Lang), Ties: map[string]string{}, Logos: map[int]string{},
		Labels: map[string]string{"aliases": v.Label("aliases"), "former_names": v.Label("former_names")},
		// The script needs a list even where it is empty.
		Levels: []pageLevel{}, Boxes: []pageBox{}, Filters: []pageFilter{}, Items: view.ItemObjects(c, items), More: []pageDetails{}}
	first := c.Origin.Date
	for _, it := range items {
		d.More = append(d.More, pageDetails{view.NewItemDetails(c, it), it.DescriptionJa})
		for _, ch := range it.History() {
			first = min(first, ch.Date)
		}
		for _, r := range it.Relations {
			d.Ties[r.Type] = landscape.RelationLabel(r.Type, v.Lang)
		}
	}
	d.First = first.String()
	d.addLevels(v, items)
	d.addBoxes(v, items)
	d.addLogos(items, o)
	d.addSite(v)
	d.addFields(v)
	d.addFilters(v, items)
	return d
}

// addLevels adds the levels that items have or had, because the slider shows
// these as well.
func (d *pageData) addLevels(v view.View, items []*landscape.Item) {
	levels := slices.Clone(v.Catalog.KnownLevels)
	add := func(l landscape.Level) {
		if l != "" && !slices.Contains(levels, l) {
			levels = append(levels, l)
		}
	}
	for _, it := range items {
		for _, ch := range it.History() {
			add(ch.Level)
		}
		add(it.Maturity)
	}
	slices.SortFunc(levels, landscape.Level.Compare)
	for _, l := range levels {
		d.Levels = append(d.Levels, pageLevel{string(l), v.LevelName(l)})
	}
}

// addBoxes adds the boxes of the map, with the numbers of their items.
func (d *pageData) addBoxes(v view.View, items []*landscape.Item) {
	number := make(map[*landscape.Item]int, len(items))
	for i, it := range items {
		number[it] = i
	}
	for _, b := range view.Boxes(v, items) {
		box := pageBox{Category: b.Category, CategoryTitle: v.PlacementName(landscape.Placement{Category: b.Category}),
			Subcategory: b.Subcategory, Title: v.PlacementName(b.Placement)}
		for _, it := range b.Items {
			box.Items = append(box.Items, number[it])
		}
		d.Boxes = append(d.Boxes, box)
	}
}

// tableColumns lists the columns of the table.
var tableColumns = []string{"name", "maturity", "accepted_at", "category", "subcategory", "description"}

// addFields adds the columns of the table, and the fields of the details of an
// item except those that the script shows in its own way.
func (d *pageData) addFields(v view.View) {
	for _, name := range tableColumns {
		d.Columns = append(d.Columns, pageColumn{name, v.Label(name)})
	}
	for _, f := range landscape.Fields {
		switch f.Name {
		case "name", "maturity", "category", "subcategory", "additional_categories", "description", "id", "logo":
		default:
			if !f.Derived {
				d.Fields = append(d.Fields, pageField{f.Name, v.Label(f.Name)})
			}
		}
	}
}
