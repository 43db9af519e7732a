package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/picture"
	"github.com/spf13/cobra"
)

type mapOptions struct {
	selection
	printer
	logos string
}

func newMap(a *app) *cobra.Command {
	o := &mapOptions{printer: printer{special: []string{"svg", "html"}}}
	cmd := &cobra.Command{
		Use: "map",
		Long: "Draw the landscape: a box for each subcategory, its items in it, the hosted ones\n" +
			"first and marked by level. -o svg draws it as a picture in which hosted projects\n" +
			"are larger by level and every tile leads to its homepage. An item that stands in\n" +
			"several boxes is drawn in each. -o html is a page of its own: search, filters, map,\n" +
			"table, details and a slider over time in one file that needs no network.\n" +
			"--logos puts logo files that you have on the tiles; scripts, and whatever would\n" +
			"be loaded from elsewhere, are taken out of them.\n\n" +
			"A browser makes a PNG of the picture, and rsvg-convert does, too:\n\n" +
			picturePNG,
		Example: "  landscope map --maturity hosted\n" +
			"  landscope map --category runtime -o svg\n" +
			"  landscope map --as-of 2018-02-20 -o svg\n" +
			"  landscope map -o html",
		Args: noArgs,
	}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.Flags().StringVar(&o.logos, "logos", "", "svg and html: `DIR` with the items' logo files, as a landscape's hosted_logos")
	_ = cmd.MarkFlagDirname("logos")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a) }
	return cmd
}

// picturePNG is how a PNG is made: as large as the first line of the SVG says.
const picturePNG = "    landscope map -o svg > map.svg\n" +
	"    chromium --headless --screenshot=map.png \\\n" +
	`      --window-size=$(sed -n '1s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1,\2/p' map.svg) \` + "\n" +
	"      map.svg\n" +
	"    rsvg-convert --zoom 2 -o map.png map.svg"

func (o *mapOptions) run(a *app) error {
	if o.format == "png" {
		return &usageError{err: errors.New("map draws no PNG itself"), hint: "`landscope map --help` tells how one is made of -o svg"}
	}
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if name := choice.format.Name; o.logos != "" && name != "svg" && name != "html" {
		return usagef("--logos is for -o svg and -o html, not for %s", name)
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noneMatch(a, c, items)
	wanted, err := c.Wants(o.query)
	if err != nil {
		return err
	}
	v := view{catalog: c, lang: lang}
	if v.logos, err = openLogos(o.logos); err != nil {
		return err
	}
	d := mapDocument(v, items, wanted)
	d.Other = map[string]func(*bytes.Buffer) error{"html": func(w *bytes.Buffer) error {
		return v.page(w, items, wanted, a.sourceFlags())
	}}
	v.logos.close(a)
	return a.print(choice, d)
}

func mapDocument(v view, items []*landscape.Item, wanted func(landscape.Placement) bool) *output.Document {
	m, ordered := v.mapOf(items, wanted)
	records := view{catalog: v.catalog, lang: "en", records: true}
	d := &output.Document{Fill: func(d *output.Document, need output.Need) {
		records.fill(d, need, []group{{items: ordered}}, ordered)
	}}
	d.Text = func(w *bytes.Buffer, style output.Style, width int) error { return v.textMap(w, m, style, width) }
	caption := v.mapCaption(len(ordered))
	d.SVG = func(w *bytes.Buffer) { picture.DrawMap(w, m, caption) }
	return d
}

func (v view) mapCaption(items int) picture.Caption {
	origin := v.catalog.Origin
	title := firstOf(origin.Title, filepath.Base(origin.Name))
	if v.lang == "ja" {
		title = firstOf(origin.TitleJa, title)
	}
	if origin.Day != 0 {
		title += ", " + origin.Day.String()
	}
	return v.caption(title + ": " + v.word(plural(items, "item"), strconv.Itoa(items)+"件"))
}

// mapOf is the map of items, and the items in its order, each once.
func (v view) mapOf(items []*landscape.Item, wanted func(landscape.Placement) bool) (m picture.Map, ordered []*landscape.Item) {
	for _, l := range []landscape.Level{landscape.Graduated, landscape.Incubating, landscape.Sandbox, landscape.Archived} {
		m.Legend = append(m.Legend, picture.MapKey{Level: l, Name: v.levelName(l)})
	}
	m.Legend = append(m.Legend, picture.MapKey{Name: v.word("not hosted", "ホスト対象外")})
	seen := map[*landscape.Item]bool{}
	last := ""
	for i, b := range boxesOf(v.catalog, items, wanted) {
		if i == 0 || b.of.Category != last {
			last = b.of.Category
			m.Categories = append(m.Categories, picture.MapCategory{Name: v.boxName(landscape.Placement{Category: last})})
		}
		box := picture.MapBox{Name: v.boxName(b.of)}
		for _, it := range b.items {
			box.Tiles = append(box.Tiles, picture.Tile{Name: it.Name, Level: it.Maturity, Title: v.tileTitle(it), URL: it.HomepageURL, Logo: v.logos.of(it)})
			if !seen[it] {
				seen[it] = true
				ordered = append(ordered, it)
			}
		}
		category := &m.Categories[len(m.Categories)-1]
		category.Boxes = append(category.Boxes, box)
	}
	return m, ordered
}

// box is a subcategory with the items in it, by level and then in the order
// of the landscape.
type box struct {
	of    landscape.Placement
	items []*landscape.Item
}

// boxesOf puts items into the boxes of a landscape. Boxes that are not wanted
// and those without an item are left out.
func boxesOf(c *landscape.Catalog, items []*landscape.Item, wanted func(landscape.Placement) bool) []box {
	in := map[landscape.Placement][]*landscape.Item{}
	for _, it := range items {
		for _, p := range it.Placements() {
			in[p] = append(in[p], it)
		}
	}
	var boxes []box
	for _, cat := range c.Categories {
		for _, sub := range cat.Subcategories {
			p := landscape.Placement{Category: cat.Name, Subcategory: sub}
			inside := in[p]
			if len(inside) == 0 || !wanted(p) {
				continue
			}
			delete(in, p)
			slices.SortStableFunc(inside, func(a, b *landscape.Item) int { return mapRank(a) - mapRank(b) })
			boxes = append(boxes, box{p, inside})
		}
	}
	return boxes
}

// mapRank orders the items of a box: the most mature first, then archived
// ones, then those that are not hosted.
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

func (v view) boxName(p landscape.Placement) string {
	switch {
	case v.lang == "ja" && p.Subcategory == "":
		return v.catalog.CategoryJa(p)
	case v.lang == "ja":
		return v.catalog.SubcategoryJa(p)
	case p.Subcategory == "":
		return p.Category
	}
	return p.Subcategory
}

func (v view) tileTitle(it *landscape.Item) string {
	text := it.Name
	if it.Maturity != "" {
		text += ", " + v.levelName(it.Maturity)
		if since := it.Since(); since.Date != 0 {
			text += v.word(" since "+since.Day(), "、"+since.Day()+"から")
		}
	}
	description := it.Description
	if v.lang == "ja" {
		description = firstOf(it.DescriptionJa, description)
	}
	if description != "" {
		text += ": " + description
	}
	return text
}

// marks stand before the names of hosted projects on a map of text.
var marks = map[landscape.Level]string{landscape.Graduated: "◆", landscape.Incubating: "◇", landscape.Sandbox: "○", landscape.Inception: "○", landscape.Archived: "×"}

// textMap draws a map of text: a frame for each category, as wide as the
// terminal, or 100 columns where there is none.
func (v view) textMap(w *bytes.Buffer, m picture.Map, style output.Style, width int) error {
	if width == 0 {
		width = 100
	}
	width = max(width, 24)
	for i, category := range m.Categories {
		if i > 0 {
			w.WriteByte('\n')
		}
		title := output.Fit(output.Visible(category.Name), width-6)
		w.WriteString("┌─ " + style.Paint(output.Bold, title) + " " + strings.Repeat("─", max(0, width-5-output.Width(title))) + "┐\n")
		for _, box := range category.Boxes {
			frameLine(w, width, style.Paint(output.Under, output.Fit(fmt.Sprintf("%s (%d)", output.Visible(box.Name), len(box.Tiles)), width-4)),
				output.Width(output.Fit(fmt.Sprintf("%s (%d)", output.Visible(box.Name), len(box.Tiles)), width-4)))
			line, used := "", 0
			for _, t := range box.Tiles {
				name := output.Visible(t.Name)
				if mark := marks[t.Level]; mark != "" {
					name = mark + " " + name
				}
				name = output.Fit(name, width-6)
				wide := output.Width(name)
				if used > 0 && used+2+wide > width-6 {
					frameLine(w, width, "  "+line, used+2)
					line, used = "", 0
				}
				if used > 0 {
					line, used = line+"  ", used+2
				}
				line, used = line+v.paintTile(style, t, name), used+wide
			}
			frameLine(w, width, "  "+line, used+2)
		}
		w.WriteString("└" + strings.Repeat("─", width-2) + "┘\n")
	}
	if len(m.Categories) > 0 {
		var keys []string
		for _, k := range m.Legend {
			if mark := marks[k.Level]; mark != "" {
				keys = append(keys, mark+" "+k.Name)
			}
		}
		w.WriteString(strings.Join(keys, "  ") + "\n")
	}
	return nil
}

func (v view) paintTile(style output.Style, t picture.Tile, name string) string {
	if t.Level == "" {
		return name
	}
	return style.Paint(levelColor(t.Level), name)
}

func frameLine(w *bytes.Buffer, width int, text string, used int) {
	w.WriteString("│ " + text + strings.Repeat(" ", max(0, width-4-used)) + " │\n")
}
