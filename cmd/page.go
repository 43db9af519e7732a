package cmd

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
)

// pageData is what the page reads: its scripts know these keys.
type pageData struct {
	Lang  string `json:"lang"`
	Day   string `json:"day"`   // the data's
	First string `json:"first"` // the first day of the slider

	Levels  []pageLevel     `json:"levels"`
	Boxes   []pageBox       `json:"boxes"`
	Filters []pageFilter    `json:"filters"`
	Fields  []pageField     `json:"fields"`  // those of an item's details
	Columns []pageColumn    `json:"columns"` // those of the table
	Record  []string        `json:"record"`  // the columns of a copy as CSV
	Brief   []string        `json:"brief"`   // and as Markdown
	Source  []string        `json:"source"`  // the flags that give this landscape at a prompt
	Logos   map[int]string  `json:"logos"`   // by the item's number: addresses that hold them
	Items   []output.Object `json:"items"`   // as list -o json writes them
	More    []pageDetails   `json:"more"`    // what show -o json adds
	Weights any             `json:"weights"` // of the search
	Labels  pageWords       `json:"labels"`
	Ties    pageWords       `json:"relations"`
	Words   pageWords       `json:"words"`
}

type (
	pageWords = map[string]string
	pageLevel struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	}
	pageColumn = pageLevel
	pageField  struct {
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
	pageFilter struct {
		Name   string      `json:"name"`
		Label  string      `json:"label"`
		Arg    string      `json:"arg"`
		Doc    string      `json:"doc"`
		Date   string      `json:"date,omitempty"` // the field that it compares with days
		Values []pageValue `json:"values,omitempty"`
	}
	// pageDetails is what the page shows of an item beside its fields.
	pageDetails struct {
		view.ItemDetails
		DescriptionJa string `json:"description_ja,omitempty"`
	}
	// pageValue is a value of a filter with the items that have it: where a run
	// of them begins, how long it is, and so on.
	pageValue struct {
		Name  string `json:"name"`
		Also  string `json:"also,omitempty"`
		Items []int  `json:"items,omitempty"`
	}
)

// writePage writes items as a web page. The flags select the same landscape at a
// prompt.
func writePage(w *bytes.Buffer, v view.View, items []*landscape.Item, logos *logo.Set, flags []string, links ...webpage.Link) error {
	caption := view.MapCaption(v, len(items))
	p := webpage.Page{Title: caption.Title, Note: caption.Note, Lang: v.Lang, Links: links}
	d := pageData{Lang: v.Lang, Day: v.Catalog.Origin.Day.String(), Record: view.RecordColumns, Brief: view.TableColumns, Source: flags,
		Weights: landscape.Weights, Words: webpage.Words(v.Lang), Ties: pageWords{}, Logos: map[int]string{},
		Labels: pageWords{"aliases": v.Label("aliases"), "former_names": v.Label("former_names")},
		// A list that is nil would be no list to the scripts.
		Levels: []pageLevel{}, Boxes: []pageBox{}, Filters: []pageFilter{}, Items: view.ItemObjects(v.Catalog, items), More: []pageDetails{}}
	d.boxes(v, items, logos)
	first := v.Catalog.Origin.Day
	for _, it := range items {
		d.More = append(d.More, pageDetails{view.NewItemDetails(v.Catalog, it), it.DescriptionJa})
		for _, ch := range it.History() {
			first = min(first, ch.Date)
		}
		for _, r := range it.Relations {
			d.Ties[r.Type] = landscape.RelationLabel(r.Type, v.Lang)
		}
	}
	d.First = first.String()
	d.fields(v)
	if err := d.filters(v, items); err != nil {
		return err
	}
	p.Data = d
	return p.Write(w)
}

// boxes are those of the map that have an item, and the levels that items have
// or had, for the slider shows these too.
func (d *pageData) boxes(v view.View, items []*landscape.Item, logos *logo.Set) {
	number := make(map[*landscape.Item]int, len(items))
	levels := v.Catalog.KnownLevels
	for i, it := range items {
		number[it] = i
		for _, ch := range slices.Concat(it.History(), []landscape.LevelChange{{Level: it.Maturity}}) {
			if ch.Level != "" && !slices.Contains(levels, ch.Level) {
				levels = append(slices.Clip(levels), ch.Level)
			}
		}
	}
	slices.SortFunc(levels, landscape.Level.Compare)
	for _, l := range levels {
		d.Levels = append(d.Levels, pageLevel{string(l), v.LevelName(l)})
	}
	for _, b := range view.Boxes(v, items) {
		box := pageBox{Category: b.Category, CategoryTitle: v.PlacementName(landscape.Placement{Category: b.Category}),
			Subcategory: b.Subcategory, Title: v.PlacementName(b.Placement)}
		for _, it := range b.Items {
			box.Items = append(box.Items, number[it])
			if address := logos.Logo(it.Logo, it.Name).Address(); address != "" {
				d.Logos[number[it]] = address
			}
		}
		d.Boxes = append(d.Boxes, box)
	}
}

// fields are those of the table and, but for what the page writes in its own
// way, those of an item's details.
func (d *pageData) fields(v view.View) {
	columns, _ := view.FieldsNamed(pageColumns)
	for _, f := range columns {
		d.Columns = append(d.Columns, pageColumn{f.Name, v.Label(f.Name)})
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

var pageColumns = []string{"name", "maturity", "accepted_at", "category", "subcategory", "description"}

// filters are all there are, each with the items of every value it has here.
// The page itself knows boxes, levels on a day, and free text.
func (d *pageData) filters(v view.View, items []*landscape.Item) error {
	for _, f := range landscape.Filters {
		out := pageFilter{Name: f.Name, Label: filterLabel(v, f.Name), Arg: f.Arg}
		if v.Lang != "ja" { // in which there are no descriptions of filters
			out.Doc = f.Doc
		}
		if level, ok := strings.CutSuffix(f.Name, "-at"); ok {
			out.Date = level + "_at"
		}
		switch {
		case f.Values == nil:
			d.Filters = append(d.Filters, out)
			continue
		case f.Name == "category", f.Name == "subcategory":
			out.Values = d.boxNames(f.Name == "category")
			d.Filters = append(d.Filters, out)
			continue
		}
		for _, value := range f.Values(v.Catalog) {
			found, err := having(v, f, value.Name, items)
			if err != nil {
				return err
			}
			if len(found) == 0 || f.Name == "kind" && value.Name == landscape.KindAll {
				continue
			}
			one := pageValue{Name: value.Name, Items: runs(found)}
			if v.Lang == "ja" {
				one.Also = value.Also
			}
			out.Values = append(out.Values, one)
		}
		if len(out.Values) > 0 {
			d.Filters = append(d.Filters, out)
		}
	}
	return nil
}

func filterLabel(v view.View, name string) string {
	if ja := filtersJa[name]; v.Lang == "ja" && ja != "" {
		return ja
	}
	if f, err := landscape.FieldNamed(name); err == nil && v.Lang == "ja" {
		return f.Ja
	}
	return strings.ReplaceAll(name, "-", " ")
}

// filtersJa are the Japanese names of filters that are no fields.
var filtersJa = map[string]string{"text": "語", "has": "値のある項目", "missing": "値のない項目", "related-to": "関係先"}

// boxNames are the categories of the map, or its subcategories, each once.
func (d *pageData) boxNames(categories bool) []pageValue {
	var values []pageValue
	for _, b := range d.Boxes {
		v := pageValue{Name: b.Subcategory, Also: b.Title}
		if categories {
			v = pageValue{Name: b.Category, Also: b.CategoryTitle}
		}
		if !slices.ContainsFunc(values, func(have pageValue) bool { return have.Name == v.Name }) {
			values = append(values, v)
		}
	}
	return values
}

// having returns the numbers of the items that a filter lets pass.
func having(v view.View, f landscape.Filter, value string, items []*landscape.Item) ([]int, error) {
	var q landscape.Query
	if err := f.Set(&q, value); err != nil {
		return nil, err
	}
	selected, err := v.Catalog.Select(q)
	if err != nil {
		return nil, err
	}
	has := make(map[*landscape.Item]bool, len(selected))
	for _, it := range selected {
		has[it] = true
	}
	var found []int
	for i, it := range items {
		if has[it] {
			found = append(found, i)
		}
	}
	return found, nil
}

// runs writes numbers in order as where a run begins and how long it is.
func runs(numbers []int) []int {
	var out []int
	for i, n := range numbers {
		if i > 0 && numbers[i-1]+1 == n {
			out[len(out)-1]++
			continue
		}
		out = append(out, n, 1)
	}
	return slices.Clip(out)
}
