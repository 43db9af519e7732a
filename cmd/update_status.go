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
		a.note("no copy of %s is in use: the embedded data of %s is read", p.Landscape, day)
		return
	case p.UsesNone():
		a.note("the copy of %s is removed", p.Landscape)
		return
	case !p.IsNew():
		a.note("no news: the copy of %s is current; %s", p.Landscape, dated(day, p.Record()))
		return
	}
	a.note("the copy of %s is new; %s", p.Landscape, dated(day, p.Record()))
	if p.Before.Origin.BuiltIn() {
		a.note("the embedded data, which it replaces, is of %s and has no members and not every product; texts are not compared", p.Before.Origin.Date)
	}
	switch file := a.env.Getenv("LANDSCOPE_DATA"); {
	case p.Landscape != source.Main:
		a.note("--landscape %s reads it", p.Landscape)
	case file != "":
		a.note("LANDSCOPE_DATA is set: commands go on reading %s", file)
	}
}

// dated returns how the date of a download is known.
func dated(day string, r source.Record) string {
	switch known := r.Date(0); {
	case known == 0 || known.String() != day:
		return "the newest date in it is " + day
	case r.LastModified != "":
		return "the server changed it last on " + day
	}
	return "it is the current one of " + day
}
