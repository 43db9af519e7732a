package cmd

import (
	"os"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/source"
)

// side is one of the landscapes that are compared.
type side struct {
	catalog *landscape.Catalog
	isDay   bool // named by a date
	clamped bool // the date is after the data, whose last state it is
}

// sides loads what is compared, and notes what it leaves out.
func (a *app) sides(first, second string) (x, y *landscape.Catalog, err error) {
	s, t, err := bothSides(a.side, first, second)
	if err != nil {
		return nil, nil, err
	}
	x, y = s.catalog, t.catalog
	if t.clamped {
		a.noteEnd(y)
	} else if s.clamped {
		a.noteEnd(x)
	}
	if n := max(x.Origin.Undated, y.Origin.Undated); n > 0 && a.asOf == "" {
		a.note("%s without dates left out", plural.Count(n, "item"))
	}
	return x, y, nil
}

// bothSides finds what is compared. Where one side is a date, the other, too,
// keeps only what has dates.
func bothSides(find func(name string) (side, error), first, second string) (x, y side, err error) {
	if x, err = find(first); err != nil {
		return x, y, err
	}
	if y, err = find(second); err != nil {
		return x, y, err
	}
	if x.isDay && !y.isDay {
		y.catalog = y.catalog.AsOf(y.catalog.Origin.Day)
	}
	if y.isDay && !x.isDay {
		x.catalog = x.catalog.AsOf(x.catalog.Origin.Day)
	}
	return x, y, nil
}

// side finds what a name, a date or a file stands for.
func (a *app) side(name string) (side, error) {
	_, err := os.Stat(name)
	if isNamed := name == "current" || isBuiltIn(name); isNamed || err != nil && looksLikeDay(name) {
		return a.sideInHand(name, a.catalog)
	}
	if strings.Contains(name, "://") {
		return side{}, isAddress(name)
	}
	c, err := a.load(source.Request{File: name, Overlays: a.overlayFiles(), Stdin: a.env.Stdin})
	return side{catalog: c}, err
}

// sideInHand finds what needs no other file: a landscape that is built in, the
// current one, or the current one as of a date.
func (a *app) sideInHand(name string, current func() (*landscape.Catalog, error)) (side, error) {
	if isBuiltIn(name) {
		_, edition, named := strings.Cut(name, ":")
		if named && !slices.Contains(source.Editions(), edition) {
			return side{}, usage(&landscape.UnknownError{Kind: "edition", Name: edition, Choices: source.Editions()})
		}
		c, err := a.load(source.Request{Edition: edition, Overlays: a.overlayFiles()})
		return side{catalog: c}, err
	}
	c, err := current()
	if err != nil || name == "current" {
		return side{catalog: c}, err
	}
	day, clamped, err := a.day(c, name)
	if err != nil {
		return side{}, err
	}
	return side{catalog: c.AsOf(day), isDay: true, clamped: clamped}, nil
}

func isBuiltIn(name string) bool { return name == "embedded" || strings.HasPrefix(name, "edition:") }

// looksLikeDay tells 2024-01-01 from a file name.
func looksLikeDay(s string) bool {
	return isToday(s) || len(s) >= 4 && strings.Trim(s, "0123456789-") == ""
}
