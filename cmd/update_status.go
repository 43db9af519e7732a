package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/update"
	"github.com/landscope-cli/landscope/internal/view"
)

// printUpdateStatus prints whether an update is available. It returns the error of
// findings if one is.
func (a *app) printUpdateStatus(c choice, lang string, p *update.Plan) error {
	status := view.UpdateStatus{Landscape: p.Landscape, URL: redact.URL(p.URL), Available: p.IsNew(),
		Date: p.Before.Origin.Date, NewDate: p.After.Origin.Date}
	if err := a.print(c, status.Document(lang)); err != nil {
		return err
	}
	if p.IsNew() {
		return exit.ErrFindings
	}
	return nil
}

// noteUpdated notes which data is used after an update.
func (a *app) noteUpdated(p *update.Plan) {
	day := cmp.Or(p.After.Origin.Date.String(), "none")
	switch {
	case p.UsesNone() && p.Landscape == source.Main:
		a.note("now using the built-in data of %s", day)
		return
	case p.UsesNone():
		a.note("removed the download of %s", p.Landscape)
		return
	case !p.IsNew():
		a.note("%s is up to date (%s)", p.Landscape, dated(day, p.Record()))
		return
	}
	a.note("downloaded %s (%s)", p.Landscape, dated(day, p.Record()))
	if p.Before.Origin.BuiltIn() {
		a.note("compared with the built-in data of %s, which has no members and fewer products; descriptions were not compared", p.Before.Origin.Date)
	}
	switch file := a.env.Getenv("LANDSCOPE_DATA"); {
	case p.Landscape != source.Main:
		a.note("use it with --landscape %s", p.Landscape)
	case file != "":
		a.note("LANDSCOPE_DATA is set, so commands still use %s", file)
	}
}

// dated returns how the date of a download is known.
func dated(day string, r source.Record) string {
	switch known := r.Date(0); {
	case known == 0 || known.String() != day:
		return "newest date: " + day
	case r.LastModified != "":
		return "last modified: " + day
	}
	return "current on: " + day
}
