package cmd

import (
	"os"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// sides loads what is compared, and remarks on what it leaves out.
func (a *app) sides(first, second string) (x, y *landscape.Catalog, err error) {
	if x, y, err = bothSides(a.side, first, second); err != nil {
		return nil, nil, err
	}
	if n := max(x.Origin.Undated, y.Origin.Undated); n > 0 && a.asOf == "" {
		a.note("%s without dates left out", plural(n, "item"))
	}
	return x, y, nil
}

// side finds one of what is compared, and tells whether it is named by a day.
type side func(name string) (c *landscape.Catalog, isDay bool, err error)

// bothSides finds what is compared. Where one side is a day, the other, too,
// keeps only what has dates.
func bothSides(find side, first, second string) (x, y *landscape.Catalog, err error) {
	x, xIsDay, err := find(first)
	if err != nil {
		return nil, nil, err
	}
	y, yIsDay, err := find(second)
	if err != nil {
		return nil, nil, err
	}
	if xIsDay && !yIsDay {
		y = y.AsOf(y.Origin.Day)
	}
	if yIsDay && !xIsDay {
		x = x.AsOf(x.Origin.Day)
	}
	return x, y, nil
}

// side finds what a name, a day or a file stands for.
func (a *app) side(name string) (*landscape.Catalog, bool, error) {
	_, err := os.Stat(name)
	if isNamed := name == "current" || isBuiltIn(name); isNamed || err != nil && looksLikeDay(name) {
		return a.sideInHand(name, a.catalog)
	}
	if strings.Contains(name, "://") {
		return nil, false, isAddress(name)
	}
	c, err := a.load(source.Request{File: name, Overlays: a.overlayFiles(), Stdin: a.env.Stdin})
	return c, false, err
}

// sideInHand finds what needs no other file: a landscape that is built in, the
// current one, or a day of that.
func (a *app) sideInHand(name string, current func() (*landscape.Catalog, error)) (*landscape.Catalog, bool, error) {
	if isBuiltIn(name) {
		_, edition, named := strings.Cut(name, ":")
		if named && !slices.Contains(source.Editions(), edition) {
			return nil, false, usage(&landscape.UnknownError{Kind: "edition", Name: edition, Choices: source.Editions()})
		}
		c, err := a.load(source.Request{Edition: edition, Overlays: a.overlayFiles()})
		return c, false, err
	}
	c, err := current()
	if err != nil || name == "current" {
		return c, false, err
	}
	day, err := a.day(c, name)
	if err != nil {
		return nil, false, err
	}
	return c.AsOf(day), true, nil
}

func isBuiltIn(name string) bool { return name == "embedded" || strings.HasPrefix(name, "edition:") }

// looksLikeDay tells 2024-01-01 from a file name.
func looksLikeDay(s string) bool {
	return s == "today" || len(s) >= 4 && strings.Trim(s, "0123456789-") == ""
}
