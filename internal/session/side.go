package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// The names of sides of a comparison that are no dates or files.
const (
	sideCurrent = "current"
	sideEdition = "edition:"
)

// Side is one of the landscapes that are compared.
type Side struct {
	Catalog *landscape.Catalog
	IsDate  bool // it is the landscape as of a date
	Clamped bool // the date is after that of the data
}

// SplitSides returns the names of both sides of a comparison that arguments give: A B,
// A..B, or A alone, which is compared with the current landscape.
func SplitSides(args []string) (from, to string) {
	if len(args) == 2 {
		return args[0], args[1]
	}
	from, to, isRange := strings.Cut(args[0], "..")
	switch {
	case !isRange || !isSideName(from) || to != "" && !isSideName(to):
		return args[0], sideCurrent // a file can have dots in its name
	case to == "":
		return from, sideCurrent
	}
	return from, to
}

// isSideName reports whether a name is a side that is not a file.
func isSideName(name string) bool {
	return name == sideCurrent || isBuiltIn(name) || looksLikeDate(name)
}

// Sides returns the landscapes that two names stand for, and notes what they leave
// out. A name is "current", "embedded", "edition:NAME", a date, or a file.
func (s *Session) Sides(from, to string) (x, y *landscape.Catalog, err error) {
	a, b, err := bothSides(s.side, from, to)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case b.Clamped:
		s.noteEnd(b.Catalog)
	case a.Clamped:
		s.noteEnd(a.Catalog)
	}
	if n := max(a.Catalog.Origin.Undated, b.Catalog.Origin.Undated); n > 0 && s.AsOf == "" {
		s.note("skipped %s without dates", plural.Count(n, "item"))
	}
	return a.Catalog, b.Catalog, nil
}

// SidesOf returns the landscapes that two names stand for, without reading files.
// A name is "current", which is c, "embedded", "edition:NAME", or a date.
func (s *Session) SidesOf(c *landscape.Catalog, from, to string) (x, y Side, err error) {
	return bothSides(func(name string) (Side, error) {
		if err := checkSideName(name); err != nil {
			return Side{}, err
		}
		return s.sideOf(name, func() (*landscape.Catalog, error) { return c, nil })
	}, from, to)
}

// checkSideName returns an error if a name would have to be a file.
func checkSideName(name string) error {
	choices := []string{sideCurrent, landscape.Embedded}
	for _, e := range source.Editions() {
		choices = append(choices, sideEdition+e)
	}
	if slices.Contains(choices, name) || looksLikeDate(name) {
		return nil
	}
	unknown := suggest.Unknown("date or map", name, choices)
	unknown.Choices = slices.Concat(choices, []string{"YYYY-MM-DD"})
	return &exit.UsageError{Err: unknown}
}

// bothSides finds what is compared. If one side is a date, the other keeps only
// what has dates as well.
func bothSides(find func(name string) (Side, error), from, to string) (x, y Side, err error) {
	if x, err = find(from); err != nil {
		return x, y, err
	}
	if y, err = find(to); err != nil {
		return x, y, err
	}
	if x.IsDate && !y.IsDate {
		y.Catalog = y.Catalog.AsOf(y.Catalog.Origin.Date)
	}
	if y.IsDate && !x.IsDate {
		x.Catalog = x.Catalog.AsOf(x.Catalog.Origin.Date)
	}
	return x, y, nil
}

// side returns what a name stands for. A date that is also the name of a file
// stands for the file.
func (s *Session) side(name string) (Side, error) {
	_, err := os.Stat(name)
	if name == sideCurrent || isBuiltIn(name) || err != nil && looksLikeDate(name) {
		return s.sideOf(name, s.Catalog)
	}
	if strings.Contains(name, "://") {
		return Side{}, URLError(name)
	}
	guess := s.guess(name)
	if errors.Is(err, fs.ErrNotExist) && name != "-" && (guess != "" || !strings.ContainsAny(name, `./\`)) {
		hint := s.DateAdvice(name)
		if guess == "" {
			hint = "a side is a date (" + landscape.DateForms + "), today, current, embedded, edition:NAME or a landscape file"
		}
		return Side{}, &exit.UsageError{Err: fmt.Errorf("%q is neither a date nor a file", name), Advice: hint}
	}
	c, err := s.load(source.Request{File: name, Overlays: s.overlays(), Stdin: s.Stdin})
	return Side{Catalog: c}, err
}

// sideOf returns what a name stands for that needs no other file.
func (s *Session) sideOf(name string, current func() (*landscape.Catalog, error)) (Side, error) {
	if isBuiltIn(name) {
		edition, named := strings.CutPrefix(name, sideEdition)
		if !named {
			edition = ""
		} else if err := checkEdition(edition); err != nil {
			return Side{}, err
		}
		c, err := s.load(source.Request{Edition: edition, Overlays: s.overlays()})
		return Side{Catalog: c}, err
	}
	c, err := current()
	if err != nil || name == sideCurrent {
		return Side{Catalog: c}, err
	}
	date, clamped, err := s.Date(c, name)
	if err != nil {
		return Side{}, err
	}
	return Side{Catalog: c.AsOf(date), IsDate: true, Clamped: clamped}, nil
}

func isBuiltIn(name string) bool {
	return name == landscape.Embedded || strings.HasPrefix(name, sideEdition)
}
