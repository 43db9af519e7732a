package session

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
)

// Today stands for the current date.
const Today = "today"

// DateForms describes how a date can be written.
const DateForms = "YYYY-MM-DD, YYYY-MM, YYYY or today; a month or year means its last day"

// applyAsOf returns the landscape as of the date of the Spec, and notes what it
// leaves out.
func (s *Session) applyAsOf(c *landscape.Catalog) (*landscape.Catalog, error) {
	if s.AsOf == "" {
		return c, nil
	}
	date, clamped, err := s.Date(c, s.AsOf)
	if err != nil {
		return nil, err
	}
	if clamped {
		s.noteEnd(c)
	}
	c = c.AsOf(date)
	if n := c.Origin.Undated; n > 0 {
		s.note("skipped %s without dates", plural.Count(n, "item"))
	}
	return c, nil
}

// Date returns the last day of a period, or the date of the data if the data ends
// earlier; clamped reports the latter. It is an error if the period begins after
// both the data and the current date.
func (s *Session) Date(c *landscape.Catalog, text string) (date landscape.Date, clamped bool, err error) {
	period, err := s.period(text)
	if err != nil {
		return 0, false, err
	}
	last := c.Origin.Date
	switch {
	case last == 0:
		return 0, false, exit.Usagef("%s has no dates, so --as-of cannot be used", c.Origin.Name)
	case period.Last() <= last:
		return period.Last(), false, nil
	}
	now, err := s.CurrentDate()
	if err != nil {
		return 0, false, err
	}
	if first := period.First(); first > last && first > now {
		return 0, false, &exit.UsageError{Err: fmt.Errorf("%s is in the future; the data ends on %s", text, last), Advice: "the latest date is " + last.String()}
	}
	return last, true, nil
}

// period parses a date, a month, a year or today.
func (s *Session) period(text string) (landscape.Date, error) {
	if isToday(text) {
		return s.CurrentDate()
	}
	period, err := landscape.ParseDate(strings.TrimSpace(text))
	if err != nil {
		return 0, &exit.UsageError{Err: err, Advice: s.DateAdvice(text)}
	}
	return period, nil
}

// EndOf returns the end of the period that a flag names, or 0 if the flag is not
// given.
func (s *Session) EndOf(flag, value string, end func(landscape.Date) landscape.Date) (landscape.Date, error) {
	if value == "" {
		return 0, nil
	}
	period, err := landscape.ParseDate(value)
	if err != nil {
		return 0, &exit.UsageError{Err: fmt.Errorf("--%s: %w", flag, err), Advice: s.DayAdvice(value)}
	}
	return end(period), nil
}

// noteEnd notes that the data ends before the date that was asked for.
func (s *Session) noteEnd(c *landscape.Catalog) { s.note("the data ends on %s", c.Origin.Date) }

// CurrentDate returns the date of the clock.
func (s *Session) CurrentDate() (landscape.Date, error) {
	t := s.Now()
	return landscape.NewDate(t.Year(), int(t.Month()), t.Day())
}

// DateOf returns the date of the request: that of c if the request has a date, else the
// current one.
func (s *Session) DateOf(c *landscape.Catalog) (landscape.Date, error) {
	if s.AsOf != "" {
		return c.Origin.Date, nil
	}
	return s.CurrentDate()
}

func isToday(text string) bool { return strings.EqualFold(strings.TrimSpace(text), Today) }

// looksLikeDate tells 2024-01-01 from a file name.
func looksLikeDate(text string) bool {
	return isToday(text) || len(text) >= 4 && strings.Trim(text, "0123456789-") == ""
}
