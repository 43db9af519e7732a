package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/view"
)

// printUpdateStatus prints whether there is something new, and ends with the exit code
// of findings when there is.
func (a *app) printUpdateStatus(c choice, t updateTarget, next download) error {
	s := &view.KeyValues{}
	s.Add("landscape", t.name)
	s.Add("url", redact.URL(t.address))
	news, word := next.isNews(t), "no"
	if news {
		word = "yes"
	}
	s.AddAs("news", word, news)
	if day := t.before.Origin.Day; day != 0 {
		s.Add("day", day.String())
	}
	if day := next.catalog.Origin.Day; news && day != 0 {
		s.Add("new_day", day.String())
	}
	d := s.Document()
	if news {
		d.Names = []string{t.name}
	}
	if err := a.print(c, d); err != nil {
		return err
	}
	if news {
		return errFindings
	}
	return nil
}

// noteUpdated remarks on what is in use from now on.
func (a *app) noteUpdated(t updateTarget, next download) {
	day := cmp.Or(next.catalog.Origin.Day.String(), "none")
	switch {
	case next.none && t.name == source.Main:
		a.note("no copy of %s is in use: the embedded data of %s is read", t.name, day)
		return
	case next.none:
		a.note("the copy of %s is removed", t.name)
		return
	case !next.isNews(t):
		a.note("no news: the copy of %s is current; %s", t.name, dated(day, t.have.Record))
		return
	}
	a.note("the copy of %s is new; %s", t.name, dated(day, next.record))
	if t.before.Origin.BuiltIn() {
		a.note("the embedded data, which it replaces, is of %s and has no members and not every product; texts are not compared", t.before.Origin.Day)
	}
	switch file := a.env.Getenv("LANDSCOPE_DATA"); {
	case t.name != source.Main:
		a.note("--landscape %s reads it", t.name)
	case file != "":
		a.note("LANDSCOPE_DATA is set: commands go on reading %s", file)
	}
}

// dated says of when a copy is, and how that is known.
func dated(day string, r source.Record) string {
	switch known := r.Date(0); {
	case known == 0 || known.String() != day:
		return "the newest date in it is " + day
	case r.LastModified != "":
		return "the server changed it last on " + day
	}
	return "it is the current one of " + day
}
