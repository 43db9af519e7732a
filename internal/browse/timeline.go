package browse

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// firstMonth returns the month of the first event of the landscape, or 0 if it has no
// dates.
func firstMonth(c *landscape.Catalog) landscape.Date {
	first := landscape.Date(0)
	for i := range c.Items {
		it := &c.Items[i]
		if h := it.History(); len(h) > 0 && (first == 0 || h[0].Date < first) {
			first = h[0].Date
		}
	}
	return month(first.First(), 0)
}

// month returns the month that is n months after that of a date.
func month(d landscape.Date, n int) landscape.Date {
	if d == 0 {
		return 0
	}
	n += d.Year()*12 + d.First().Month() - 1
	m, _ := landscape.NewDate(n/12, n%12+1, 0) // 0 before the first year
	return m
}

// months returns the number of months from one date to another.
func months(from, to landscape.Date) int {
	return to.Year()*12 + to.First().Month() - from.Year()*12 - from.First().Month()
}

// travel moves the date by a number of months. The end is the present, which also has
// the items without dates.
func (s *state) travel(n int) {
	at := s.Date
	if at == 0 {
		at = s.Catalog.Origin.Date
	}
	s.goTo(max(firstMonth(s.Catalog), month(at, n)))
}

// goTo shows the landscape as of a date, or the present if the data ends before.
func (s *state) goTo(d landscape.Date) {
	if s.Date = d; d.Last() >= s.Catalog.Origin.Date {
		s.Date = 0
	}
	s.refresh()
}

// slider draws the time from the first event to the date of the data, with a mark at the
// date that is shown.
func (s *state) slider(width int) string {
	from, to := firstMonth(s.Catalog), s.Catalog.Origin.Date
	at := s.Date
	if at == 0 {
		at = to
	}
	left, right := fmt.Sprintf("%04d ", from.Year()), fmt.Sprintf(" %04d", to.Year())
	now := " " + at.String() + " "
	room := max(2, width-len(left)-len(right)-output.Width(now))
	before := 0
	if all := months(from, to); all > 0 {
		before = min(max(0, months(from, at)*room/all), room)
	}
	return left + strings.Repeat("─", before) + "◆" + now + strings.Repeat("─", max(0, room-before-1)) + right
}
