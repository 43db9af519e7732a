package cmd

import (
	"cmp"

	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
)

// tellNews prints whether there is something new, and ends with the exit code
// of findings when there is.
func (a *app) tellNews(c choice, t target, next candidate) error {
	s := &sheet{}
	s.add("landscape", t.name)
	s.add("url", redact.URL(t.address))
	news, word := next.isNews(t), "no"
	if news {
		word = "yes"
	}
	s.table.Rows = append(s.table.Rows, []string{"news", word})
	s.data.Put("news", news)
	for _, p := range []pair{{"day", t.before.Origin.Day.String()}, {"new_day", next.catalog.Origin.Day.String()}} {
		if p.value != "" && (news || p.key == "day") {
			s.add(p.key, p.value)
		}
	}
	d := s.document()
	if news {
		d.Names = []string{t.name}
	}
	if err := a.print(c, d); err != nil {
		return err
	}
	if news {
		return errDifferent
	}
	return nil
}

// tellUpdated remarks on what is in use from now on.
func (a *app) tellUpdated(t target, next candidate) {
	day := cmp.Or(next.catalog.Origin.Day.String(), "none")
	if !next.isNews(t) {
		a.note("no news: the copy of %s is current; the newest date in it is %s", t.name, day)
		return
	}
	a.note("the copy of %s is new; the newest date in it is %s", t.name, day)
	switch file := a.env.Getenv("LANDSCOPE_DATA"); {
	case t.name != source.Main:
		a.note("--landscape %s reads it", t.name)
	case file != "":
		a.note("LANDSCOPE_DATA is set: commands go on reading %s", file)
	}
}
