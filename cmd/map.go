package cmd

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
	"github.com/spf13/cobra"
)

// mapOptions holds the flags of map.
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
		return usageErrorf("--logos is for -o svg and -o html, not for %s", name)
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noteIfEmpty(a, c, items)
	var logos *logo.Set
	if o.logos != "" {
		if logos, err = logo.OpenSet(o.logos); err != nil {
			return fmt.Errorf("--logos: %w", err)
		}
	}
	v := view.View{Catalog: c, Lang: lang, Wants: c.SelectedPlacements(o.query)}
	d := view.Map(v, items, logos)
	d.Other = map[string]func(*bytes.Buffer) error{"html": func(w *bytes.Buffer) error {
		return webpage.Render(w, v, items, webpage.Options{Logos: logos, Flags: a.session.Flags()})
	}}
	err = a.print(choice, d)
	if note := logos.Close(); note != "" {
		a.note("%s", note)
	}
	return err
}
