// Package view presents results: it builds the documents that answer questions
// about a landscape. Each function takes the results of one question and returns
// an [output.Document], which has tables for people and typed data for programs.
//
// The package knows neither flags nor HTTP: options are plain structs, so that
// the command line, the server, the static site and the page show the same.
package view

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/svg"
)

// View says how results are presented.
type View struct {
	Catalog *landscape.Catalog
	Lang    string // of tables and pictures: en or ja
	// Wants reports whether the filters select a placement; nil selects all.
	Wants func(landscape.Placement) bool
	// Program is how the user runs the program, for command lines; "" is landscope.
	Program string
	// Bare is for pictures in a page, which has its own styles and titles.
	Bare bool
}

// Word returns the text in the language of the view.
func (v View) Word(en, ja string) string {
	if v.Lang == "ja" {
		return ja
	}
	return en
}

// LevelName returns a level in the language of the view.
func (v View) LevelName(l landscape.Level) string {
	if v.Lang == "ja" {
		return landscape.Ja(v.Catalog.Words.Levels, string(l))
	}
	return string(l)
}

// PlacementName returns the subcategory of a placement, or its category where
// it has none, in the language of the view.
func (v View) PlacementName(p landscape.Placement) string {
	switch {
	case v.Lang == "ja" && p.Subcategory == "":
		return v.Catalog.CategoryJa(p)
	case v.Lang == "ja":
		return v.Catalog.SubcategoryJa(p)
	case p.Subcategory == "":
		return p.Category
	}
	return p.Subcategory
}

// path returns the category and the subcategory of a placement.
func (v View) path(p landscape.Placement) string {
	if v.Lang == "ja" {
		p = landscape.Placement{Category: v.Catalog.CategoryJa(p), Subcategory: v.Catalog.SubcategoryJa(p)}
	}
	return p.String()
}

func (v View) categoryName(p landscape.Placement) string {
	return v.PlacementName(landscape.Placement{Category: p.Category})
}

// Label returns the name of a field in running text.
func (v View) Label(field string) string {
	f, _ := landscape.FieldNamed(field)
	if v.Lang == "ja" {
		return f.Ja
	}
	name := strings.TrimSuffix(strings.TrimPrefix(f.Name, "summary."), "_url")
	return strings.ReplaceAll(name, "_", " ")
}

// header returns the name of a field as the header of a column.
func (v View) header(f landscape.Field) string {
	if v.Lang == "ja" {
		return f.Ja
	}
	return strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(f.Name, "summary."), "_", " "))
}

// head returns a column with a header in the language of the view.
func (v View) head(name string, p phrase) output.Column {
	return output.Column{Name: name, Header: v.Say(p)}
}

// date returns a column of dates.
func (v View) date(name string, p phrase) output.Column {
	return output.Column{Name: name, Header: v.Say(p), Date: true}
}

// number returns a column of numbers.
func (v View) number(name string, p phrase) output.Column {
	return output.Column{Name: name, Header: v.Say(p), Right: true}
}

// level returns a column of levels.
func (v View) level(name string, p phrase) output.Column {
	return output.Column{Name: name, Header: v.Say(p), Mark: v.PaintLevel, Empty: noLevel}
}

// noLevel stands in tables for people where an item has no level.
const noLevel = "-"

// PaintLevel colors a cell with a level, in either language, by its meaning.
func (v View) PaintLevel(s output.Style, raw, cell string) string {
	if raw == "" {
		return cell
	}
	for _, w := range v.Catalog.Words.Levels {
		if w.Ja == raw {
			raw = w.En
		}
	}
	return s.Colorize(levelColor(landscape.Level(raw)), cell)
}

func levelColor(l landscape.Level) string {
	switch l {
	case landscape.Graduated:
		return output.Green
	case landscape.Incubating:
		return output.Blue
	case landscape.Sandbox, landscape.Inception:
		return output.Yellow
	case landscape.Archived:
		return output.Red
	}
	return output.Magenta
}

// nameWidth is the width to which names are cut on a terminal that lacks room.
const nameWidth = 30

// itemNames returns a column of the names of items, which link to their sites.
func (v View) itemNames(name string, items []*landscape.Item) output.Column {
	c := v.head(name, headName)
	c.Max = nameWidth
	c.Links = siteLinks(items)
	return c
}

// siteLinks returns the homepages of items, or else their repositories.
func siteLinks(items []*landscape.Item) []string {
	links := make([]string, len(items))
	for i, it := range items {
		links[i] = cmp.Or(it.HomepageURL, it.Repository())
	}
	return links
}

// names returns the names of items that the show command accepts.
func names(c *landscape.Catalog, items []*landscape.Item) []string {
	handle := c.UniqueNames()
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = handle(it)
	}
	return out
}

// title returns the title of the landscape, or the name of its file.
func (v View) title() string {
	o := v.Catalog.Origin
	return cmp.Or(v.Word(o.Title, cmp.Or(o.TitleJa, o.Title)), v.sourceName(filepath.Base(o.Name)))
}

// LandscapeTitle returns the name of the landscape: that of its foundation, or else its
// title.
func LandscapeTitle(v View) string {
	if f := v.Catalog.Origin.Foundation; f != "" && v.Catalog.Origin.Edition == "" {
		return v.Word(f+" Landscape", f+"ランドスケープ")
	}
	return v.title()
}

// caption returns the title of a picture and the line below it.
func (v View) caption(title string) svg.Caption {
	o := v.Catalog.Origin
	note := v.sourceName(filepath.Base(o.Name)) + " " + o.URL
	if o.Date != 0 {
		note = fmt.Sprintf(v.Say(textDataOf), o.Date, note)
	}
	words := svg.English()
	if v.Lang == "ja" {
		words = svg.Japanese(func(l landscape.Level) string { return v.stageName(string(l)) })
	}
	return svg.Caption{Title: title, Note: strings.TrimSpace(note), Words: words, Bare: v.Bare}
}

// checkMark returns "true", or "" for false: a flag in a record.
func checkMark(is bool) string {
	if is {
		return "true"
	}
	return ""
}
