package cmd

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
)

// today is the word that stands for the current date.
const today = "today"

// dateForms says how a person can write a date.
const dateForms = "YYYY-MM-DD, YYYY-MM, YYYY (its last day) or today"

// putBack returns the landscape as of a date, and notes what it leaves out.
func (a *app) putBack(c *landscape.Catalog, text string) (*landscape.Catalog, error) {
	day, clamped, err := a.day(c, text)
	if err != nil {
		return nil, err
	}
	if clamped {
		a.noteEnd(c)
	}
	c = c.AsOf(day)
	if n := c.Origin.Undated; n > 0 {
		a.note("%s without dates left out", plural.Count(n, "item"))
	}
	return c, nil
}

// day returns the last day of a period that a person names, or the date of the
// data where the data ends earlier; clamped reports the latter. A period that
// begins after both the data and the current date is an error.
func (a *app) day(c *landscape.Catalog, text string) (day landscape.Date, clamped bool, err error) {
	period, err := a.period(text)
	if err != nil {
		return 0, false, err
	}
	last := c.Origin.Day
	switch {
	case last == 0:
		return 0, false, usagef("%s has no dates to put it back by", c.Origin.Name)
	case period.Last() <= last:
		return period.Last(), false, nil
	}
	now, err := a.now()
	if err != nil {
		return 0, false, err
	}
	if first := period.First(); first > last && first > now {
		return 0, false, &usageError{err: fmt.Errorf("%s is in the future, and the data ends %s", text, last), hint: "the latest date is " + last.String()}
	}
	return last, true, nil
}

// period reads a date, which may be a month, a year or today.
func (a *app) period(text string) (landscape.Date, error) {
	if isToday(text) {
		return a.now()
	}
	period, err := landscape.ParseDate(strings.TrimSpace(text))
	if err != nil {
		return 0, &usageError{err: err, hint: "want " + dateForms}
	}
	return period, nil
}

// noteEnd notes that the data ends before the date that was named.
func (a *app) noteEnd(c *landscape.Catalog) { a.note("data ends %s", c.Origin.Day) }

// now is the current date.
func (a *app) now() (landscape.Date, error) {
	t := a.env.Now()
	return landscape.NewDate(t.Year(), int(t.Month()), t.Day())
}

func isToday(s string) bool { return strings.EqualFold(strings.TrimSpace(s), today) }
