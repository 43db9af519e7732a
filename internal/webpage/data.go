package webpage

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/stats"
	"github.com/landscope-cli/landscope/internal/view"
)

// Options says what a page has beside its items.
type Options struct {
	Logos *logo.Set // to embed, as far as there is room; nil has none
	// LogoURL returns the URL of the logo of an item, which is not embedded, or "".
	LogoURL func(*landscape.Item) string
	// RemoteImages permits the page to load images that settings name by https URLs: the
	// icon, and the logos of the header and the footer.
	RemoteImages bool
	// Notify is called with notes on settings that the page changes; nil drops them.
	Notify func(note string)
	Flags  []string // that select the landscape at a prompt
	Links  []Link   // shown in the header
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
	Site        *pageSite   `json:"site,omitempty"`   // of the settings
	Groups      []pageGroup `json:"groups"`           // of categories, for tabs; may be empty

	Levels  []pageLevel  `json:"levels"`
	Boxes   []pageBox    `json:"boxes"`
	Layouts []pageLayout `json:"layouts"` // of the map, by its width
	Filters []pageFilter `json:"filters"`
	Fields  []string     `json:"fields"` // of the details of an item
	// Expected lists the fields that a hosted project is expected to have.
	Expected []string          `json:"expected"`
	Columns  []pageLevel       `json:"columns"` // that the table can have
	Record   []string          `json:"record"`  // the columns of a copy as CSV
	Brief    []string          `json:"brief"`   // the columns of a copy as Markdown
	Source   []string          `json:"source"`  // the flags that select the landscape at a prompt
	Logos    map[int]string    `json:"logos"`   // URLs, by the number of the item
	Items    []output.Object   `json:"items"`   // as list -o json has them
	More     []pageDetails     `json:"more"`    // what show -o json adds
	Weights  any               `json:"weights"` // of the search
	Vocab    any               `json:"vocabulary"`
	Parts    []pagePart        `json:"parts"` // of projects, which are no items
	Links    []Link            `json:"links"` // to files beside the page
	Texts    map[string]*texts `json:"texts"` // by language
}

type (
	pageLevel struct {
		Name string `json:"name"`
	}
	// pageGroup is a group of categories on the page, and its part of an address.
	pageGroup struct {
		Name       string   `json:"name"`
		Slug       string   `json:"slug"`
		Categories []string `json:"categories"`
	}
	pageBox struct {
		Category    string `json:"category"`
		Subcategory string `json:"subcategory"`
		Items       []int  `json:"items"`
	}
	// pagePart is a part of a project, such as Cosign.
	pagePart struct {
		Name          string   `json:"name"`
		Of            int      `json:"of"` // the number of the project
		URL           string   `json:"url,omitempty"`
		Description   string   `json:"description,omitempty"`
		DescriptionJa string   `json:"description_ja,omitempty"`
		Aliases       []string `json:"aliases,omitempty"`
	}
	// pageDetails is what the page shows of an item beside its fields.
	pageDetails struct {
		view.ItemDetails
		DescriptionJa string `json:"description_ja,omitempty"`
	}
)

// Render writes items as a web page.
func Render(w *bytes.Buffer, v view.View, items []*landscape.Item, o Options) error {
	data := newPageData(v, items, o)
	look := newLook(v.Catalog.Settings, o)
	for _, note := range look.notes {
		if o.Notify != nil {
			o.Notify(note)
		}
	}
	p := Page{Title: view.LandscapeTitle(v), Lang: v.Lang, Description: cmp.Or(data.Description, describe(v, items)), LogoFiles: o.LogoURL != nil, look: look, Data: data}
	return p.Write(w)
}

// languages are those that a page can be read in.
var languages = []string{"en", "ja"}

func newPageData(v view.View, items []*landscape.Item, o Options) *pageData {
	c := v.Catalog
	d := &pageData{Lang: v.Lang, Day: c.Origin.Date.String(), Record: view.RecordColumns, Expected: stats.ExpectedFields, Brief: view.TableColumns, Source: o.Flags,
		Weights: search.Weights, Vocab: search.NewVocabulary(c), Logos: map[int]string{}, Links: append([]Link{}, o.Links...),
		// The script needs a list even where it is empty.
		Levels: []pageLevel{}, Boxes: []pageBox{}, Layouts: []pageLayout{}, Filters: []pageFilter{}, Parts: []pagePart{},
		Items: view.ItemObjects(c, items), More: []pageDetails{}}
	first := c.Origin.Date
	for _, it := range items {
		d.More = append(d.More, pageDetails{view.NewItemDetails(c, it), it.DescriptionJa})
		for _, ch := range it.History() {
			first = min(first, ch.Date)
		}
	}
	d.First = first.String()
	d.addLevels(v, items)
	d.addBoxes(v, items)
	d.addLayouts(items)
	d.addLogos(items, o)
	d.addSite(v)
	d.Site = newSite(c.Settings, o)
	d.addParts(c, items)
	d.addFields()
	d.addFilters(v, items)
	d.Texts = map[string]*texts{}
	for _, lang := range languages {
		d.Texts[lang] = d.newTexts(view.View{Catalog: c, Lang: lang, Wants: v.Wants, Bare: true}, items)
	}
	return d
}

// addParts adds the parts of the projects and products that the page has.
func (d *pageData) addParts(c *landscape.Catalog, items []*landscape.Item) {
	number := make(map[string]int, len(items))
	for i, it := range items {
		if _, taken := number[it.Name]; !taken || it.Maturity != "" {
			number[it.Name] = i
		}
	}
	for i := range c.Parts {
		part := &c.Parts[i]
		of, ok := number[part.ParentProject]
		if !ok {
			continue
		}
		p := pagePart{Name: part.Name, Of: of, URL: part.HomepageURL, Description: part.Description, DescriptionJa: part.DescriptionJa}
		for _, alias := range part.Aliases {
			p.Aliases = append(p.Aliases, alias.Name)
		}
		d.Parts = append(d.Parts, p)
	}
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
		d.Levels = append(d.Levels, pageLevel{string(l)})
	}
}

// addBoxes adds the boxes of the map, with the numbers of their items.
func (d *pageData) addBoxes(v view.View, items []*landscape.Item) {
	number := make(map[*landscape.Item]int, len(items))
	for i, it := range items {
		number[it] = i
	}
	for _, b := range view.Boxes(v, items) {
		box := pageBox{Category: b.Category, Subcategory: b.Subcategory}
		for _, it := range b.Items {
			box.Items = append(box.Items, number[it])
		}
		d.Boxes = append(d.Boxes, box)
	}
}

// tableColumns lists the columns that the table can have; the script knows which it
// has at first.
var tableColumns = []string{"name", "maturity", "description", "category", "subcategory", "accepted_at", "incubating_at", "graduated_at", "archived_at",
	"joined_at", "license", "language", "first_commit", "maintainers", "repository", "homepage_url", "status", "owner", "note", "lifecycle"}

// addFields adds the columns of the table of which an item has a value, and the fields
// of the details of an item.
func (d *pageData) addFields() {
	for _, name := range tableColumns {
		has := func(o output.Object) bool {
			return slices.ContainsFunc(o, func(m output.Member) bool { return m.Key == name })
		}
		if name == "name" || name == "repository" || slices.ContainsFunc(d.Items, has) {
			d.Columns = append(d.Columns, pageLevel{name})
		}
	}
	for _, f := range landscape.Fields {
		if !f.Derived {
			d.Fields = append(d.Fields, f.Name)
		}
	}
}
