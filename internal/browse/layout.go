package browse

import (
	tea "charm.land/bubbletea/v2"
)

// The widths of screens below which there is room for fewer panes.
const (
	twoPanes   = 80
	threePanes = 120
)

const (
	header    = 3 // lines above the rows of the panes
	separator = " │ "
	gap       = 3 // the width of the separator
)

// column is where a pane is on the screen.
type column struct {
	pane
	x, width int
}

// columns returns the panes for which there is room: the one that has the focus and, if
// possible, those beside it.
func (m *Model) columns() []column {
	w := m.width
	switch {
	case w >= threePanes:
		left := min(36, w/4)
		middle := (w - left - 2*gap) * 2 / 5
		return []column{{categories, 0, left}, {list, left + gap, middle}, {details, left + middle + 2*gap, w - left - middle - 2*gap}}
	case w >= twoPanes && m.focus == categories:
		left := w * 2 / 5
		return []column{{categories, 0, left}, {list, left + gap, w - left - gap}}
	case w >= twoPanes:
		left := w * 2 / 5
		return []column{{list, 0, left}, {details, left + gap, w - left - gap}}
	}
	return []column{{m.focus, 0, w}}
}

// bodyHeight returns the number of rows of the panes.
func (m *Model) bodyHeight() int { return max(1, m.height-header-len(m.footer())) }

// detailsWidth returns the width of the details, whether or not they are shown.
func (m *Model) detailsWidth() int {
	for _, c := range m.columns() {
		if c.pane == details {
			return c.width
		}
	}
	return m.width
}

// paneAt returns the pane at a column of the screen, and reports whether there is one.
func (m *Model) paneAt(x int) (pane, bool) {
	for _, c := range m.columns() {
		if x >= c.x && x < c.x+c.width {
			return c.pane, true
		}
	}
	return 0, false
}

// click chooses what is clicked on. A click on the current category or item opens it.
func (m *Model) click(msg tea.MouseClickMsg) {
	p, ok := m.paneAt(msg.X)
	row := msg.Y - header
	if msg.Button != tea.MouseLeft || m.mode != browsing && m.mode != searching || !ok || row < 0 || row >= m.bodyHeight() {
		return
	}
	m.mode, m.message = browsing, ""
	again := m.focus == p
	m.focusOn(p)
	switch i := m.placeTop + row; {
	case p == categories && i < len(m.places):
		if again && i == m.placeAt() {
			m.toggleOpen()
		} else {
			m.choose(m.places[i].Placement)
		}
	case p == list && m.top+row < len(m.items):
		if again && m.top+row == m.at {
			m.focusOn(details)
		}
		m.moveTo(m.top + row)
	}
}

// toggleOpen lists the subcategories of the chosen category, or hides them.
func (m *Model) toggleOpen() {
	if m.pick.Subcategory != "" || m.pick.Category == "" {
		return
	}
	if m.open == m.pick.Category {
		m.open = ""
	} else {
		m.open = m.pick.Category
	}
	m.refresh()
}

// wheel moves in the pane under the mouse, or scrolls the page.
func (m *Model) wheel(msg tea.MouseWheelMsg) {
	rows := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button]
	p, ok := m.paneAt(msg.X)
	switch {
	case m.mode == reading:
		m.scroll += 3 * rows
	case m.mode != browsing && m.mode != searching || !ok || rows == 0:
	case p == categories:
		m.focusOn(p)
		m.move(rows)
	case p == list:
		m.moveTo(m.at + 3*rows)
	default:
		m.scroll += 3 * rows
	}
}
