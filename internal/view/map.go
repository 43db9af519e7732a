package view

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/svg"
)

// Map presents items as a map, with the logos of a set; nil has none.
func Map(v View, items []*landscape.Item, logos *logo.Set) *output.Document {
	boxes := Boxes(v, items)
	var ordered []*landscape.Item // each once, in the order of the map
	seen := map[*landscape.Item]bool{}
	for _, b := range boxes {
		for _, it := range b.Items {
			if !seen[it] {
				seen[it] = true
				ordered = append(ordered, it)
			}
		}
	}
	m := v.mapOf(boxes, logos)
	t := itemTable{View: View{Catalog: v.Catalog, Lang: "en"}, records: true}
	return &output.Document{
		Fill: func(d *output.Document, need output.Need) { t.fill(d, need, []group{{items: ordered}}, ordered) },
		Text: func(w *bytes.Buffer, style output.Style, width int) error {
			v.drawTextMap(w, m, style, width)
			return nil
		},
		SVG: func(w *bytes.Buffer) { svg.DrawMap(w, m, MapCaption(v, len(ordered))) },
	}
}

// MapCaption returns the title of a map with this number of items, and the line
// below it.
func MapCaption(v View, items int) svg.Caption {
	title := v.title()
	if date := v.Catalog.Origin.Date; date != 0 {
		title = fmt.Sprintf(v.Say(textMapTitle), title, date)
	}
	return v.caption(fmt.Sprintf(v.Say(textMapItems), title, v.Word(plural.Count(items, "item"), strconv.Itoa(items)+"件")))
}

// Box is a subcategory on the map, with its items.
type Box struct {
	landscape.Placement
	Items []*landscape.Item // the most mature first
}

// Boxes returns the subcategories that the view selects and that have an item.
func Boxes(v View, items []*landscape.Item) []Box {
	in := map[landscape.Placement][]*landscape.Item{}
	for _, it := range items {
		for _, p := range it.Placements() {
			in[p] = append(in[p], it)
		}
	}
	var boxes []Box
	for _, category := range v.Catalog.Categories {
		for _, sub := range category.Subcategories {
			p := landscape.Placement{Category: category.Name, Subcategory: sub}
			inside := in[p]
			if len(inside) == 0 || v.Wants != nil && !v.Wants(p) {
				continue
			}
			delete(in, p)
			slices.SortStableFunc(inside, func(a, b *landscape.Item) int { return mapRank(a) - mapRank(b) })
			boxes = append(boxes, Box{p, inside})
		}
	}
	return boxes
}

// mapRank orders the items of a box: the most mature first, then archived
// projects, then items that are not hosted.
func mapRank(it *landscape.Item) int {
	switch it.Maturity {
	case landscape.Graduated:
		return 0
	case landscape.Incubating:
		return 1
	case landscape.Sandbox, landscape.Inception:
		return 2
	case landscape.Archived:
		return 4
	case "":
		return 5
	}
	return 3
}

// mapOf returns the map of boxes.
func (v View) mapOf(boxes []Box, logos *logo.Set) (m svg.Map) {
	for _, l := range []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, landscape.Archived} {
		m.Legend = append(m.Legend, svg.MapKey{Level: l, Name: v.LevelName(l)})
	}
	m.Legend = append(m.Legend, svg.MapKey{Name: v.notHosted()})
	for i, b := range boxes {
		if i == 0 || b.Category != boxes[i-1].Category {
			m.Categories = append(m.Categories, svg.MapCategory{Name: v.categoryName(b.Placement)})
		}
		box := svg.MapBox{Name: v.PlacementName(b.Placement)}
		for _, it := range b.Items {
			box.Tiles = append(box.Tiles, svg.Tile{Name: it.Name, Level: it.Maturity, Title: v.tileTitle(it),
				URL: it.HomepageURL, Logo: logos.Logo(it.Logo, it.Name)})
		}
		category := &m.Categories[len(m.Categories)-1]
		category.Boxes = append(category.Boxes, box)
	}
	return m
}

func (v View) tileTitle(it *landscape.Item) string {
	text := it.Name
	if it.Maturity != "" {
		text += fmt.Sprintf(v.Say(textTileLevel), v.maturity(it))
	}
	description := it.Description
	if v.Lang == "ja" {
		description = cmp.Or(it.DescriptionJa, description)
	}
	if description != "" {
		text += fmt.Sprintf(v.Say(textTileAbout), description)
	}
	return text
}
