package completion

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// Filter returns what the word typed as a value of a filter can become. Categories are
// given as slugs, which need no quotes in a shell.
func Filter(c *landscape.Catalog, f landscape.Filter, typed string) []string {
	var candidates []string
	switch {
	case strings.HasSuffix(f.Name, "-at"):
		return Matching(Years(c), typed)
	case f.Name == "name" || f.Name == "related-to":
		candidates = Names(c)
	case f.Values != nil:
		candidates = filterValues(c, f, strings.Contains(typed, "/"))
	}
	return InList(candidates, typed, "!", "not:")
}

// filterValues lists the values of a filter. With paths, each subcategory follows its
// category and a slash; without, subcategories stand alone.
func filterValues(c *landscape.Catalog, f landscape.Filter, paths bool) []string {
	var out []string
	for _, v := range f.Values(c) {
		category, sub, isPath := strings.Cut(v.Name, landscape.PlacementSeparator)
		switch {
		case isPath != (paths && f.Name == "subcategory"):
		case isPath:
			out = append(out, normalize.Slug(category)+"/"+normalize.Slug(sub)+"\t"+v.Doc)
		case f.Name == "category" || f.Name == "subcategory":
			out = append(out, normalize.Slug(v.Name)+"\t"+v.Name+", "+v.Doc)
		default:
			out = append(out, v.Name+"\t"+v.Doc)
		}
	}
	return out
}

// Words lists what a word without a flag can mean as a filter: levels, categories,
// subcategories.
func Words(c *landscape.Catalog) []string {
	var out []string
	for _, name := range []string{"maturity", "category", "subcategory"} {
		f, _ := landscape.FilterNamed(name)
		out = append(out, filterValues(c, f, false)...)
	}
	return out
}

// Topics lists what show explains or shows: the [Words], and then the [Names].
func Topics(c *landscape.Catalog) []string { return append(Words(c), Names(c)...) }

// Names lists the items by names that are unique, with their descriptions.
func Names(c *landscape.Catalog) []string {
	name := c.UniqueNames()
	var out []string
	for i := range c.Items {
		out = append(out, name(&c.Items[i])+"\t"+c.Items[i].Description)
	}
	return out
}

// Fields lists more, and then the fields of items.
func Fields(more ...string) []string {
	out := slices.Clone(more)
	for _, f := range landscape.Fields {
		out = append(out, f.Name+"\t"+f.Doc)
	}
	return out
}

// Formats lists formats by name.
func Formats(names []string) []string {
	var out []string
	for _, name := range names {
		f, _ := output.FormatNamed(name)
		out = append(out, f.Name+"\t"+f.Doc)
	}
	return out
}

// Borders lists the borders of tables.
func Borders() []string {
	var out []string
	for _, b := range output.Borders {
		out = append(out, b.Name+"\t"+b.Doc)
	}
	return out
}

// Years lists the years from that of the data back to that of the first accepted item.
func Years(c *landscape.Catalog) []string {
	first, last := c.Origin.Date, c.Origin.Date
	if last == 0 {
		return nil
	}
	for i := range c.Items {
		if day := c.Items[i].AcceptedAt; day != 0 {
			first = min(first, day)
		}
	}
	var out []string
	for y := last.Year(); y >= first.Year(); y-- {
		out = append(out, landscape.Date(y*10000).String())
	}
	return out
}

// Dates lists today, the date of the data, and its years.
func Dates(load Loader) []string {
	out := []string{"today"}
	c, err := load()
	if err != nil || c.Origin.Date == 0 {
		return out
	}
	return append(append(out, c.Origin.Date.String()+"\tdate of the data"), Years(c)...)
}
