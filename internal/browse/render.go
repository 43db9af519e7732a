package browse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// reverse is the SGR code of text in exchanged colors, which is visible on every
// background.
const reverse = "7"

// View returns the screen.
func (m Model) View() tea.View {
	lines, cursor := m.screen()
	d := &output.Document{Text: func(w *bytes.Buffer, _ output.Style, _ int) error {
		w.WriteString(strings.Join(lines, "\n"))
		return nil
	}}
	table, _ := output.FormatNamed("table")
	b, _ := output.Render(table, d, output.Options{Style: m.Style}) // text is written without an error
	lines = strings.Split(string(b), "\n")
	for i, line := range lines {
		lines[i] = ansi.Truncate(line, m.width, "") // what is visible now may be wider
	}
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen, v.MouseMode, v.Cursor = true, tea.MouseModeCellMotion, cursor
	v.WindowTitle = output.SanitizeString(view.LandscapeTitle(m.view()))
	return v
}

// screen returns the lines of the screen, which are to be sanitized, and where the cursor
// is if text is typed.
func (m *Model) screen() ([]string, *tea.Cursor) {
	lines := []string{m.titleLine(), m.levelLine()}
	height := m.bodyHeight()
	if m.mode == reading {
		lines = append(lines, m.Style.Colorize(output.Bold, fit(m.page.title, m.width)))
		lines = append(lines, window(m.readable(), m.scroll, height, m.width)...)
	} else {
		lines = append(lines, m.panes(height)...)
	}
	for _, line := range m.footer() {
		lines = append(lines, fit(line, m.width))
	}
	if len(lines) > m.height {
		lines = lines[:m.height]
	}
	return lines, m.cursor()
}

// cursor returns where text is typed, or nil.
func (m *Model) cursor() *tea.Cursor {
	switch m.mode {
	case searching:
		for _, c := range m.columns() {
			if c.pane == list {
				return tea.NewCursor(c.x+min(c.width-1, output.Width(m.searchTitle())), header-1)
			}
		}
	case saving:
		return tea.NewCursor(min(m.width-1, output.Width(m.footer()[0])), m.height-1)
	}
	return nil
}

// titleLine names the landscape, its date and the number of items that are shown.
func (m *Model) titleLine() string {
	left := output.SanitizeString(view.LandscapeTitle(m.view()))
	if date := m.catalog.Origin.Date; date != 0 {
		left += "  " + date.String()
	}
	right := m.countOf(len(m.items))
	room := max(0, m.width-output.Width(right)-1)
	return m.Style.Colorize(output.Bold, fit(left, room)) + " " + right
}

// levelLine lists the levels with their keys. Those that are shown are in brackets.
func (m *Model) levelLine() string {
	var b strings.Builder
	used := 0
	for i, l := range m.levels() {
		name := m.say(saysNone)
		if l != "" {
			name = output.SanitizeString(m.view().LevelName(l))
		}
		name = fmt.Sprintf("%d %s", i+1, name)
		on := slices.Contains(m.active, l)
		if on {
			name = "[" + name + "]"
		}
		if i > 0 {
			name = " " + name
		}
		if used += output.Width(name); used > m.width {
			used -= output.Width(name)
			break
		}
		if on {
			name = m.Style.Colorize(output.Bold, name)
		}
		b.WriteString(name)
	}
	return b.String() + strings.Repeat(" ", max(0, m.width-used))
}

// panes returns the lines of the panes, below their titles.
func (m *Model) panes(height int) []string {
	lines := make([]string, height+1)
	for i, c := range m.columns() {
		var rows []string
		title := ""
		switch c.pane {
		case categories:
			title, rows = m.say(titleCategories), m.placeRows(c.width, height)
		case list:
			title, rows = m.listTitle(), m.itemRows(c.width, height)
		case details:
			title, rows = m.say(titleItem), window(m.detailLines(c.width), m.scroll, height, c.width)
		}
		code := output.Bold
		if c.pane == m.focus {
			code += ";" + output.Underline
		}
		rows = append([]string{m.Style.Colorize(code, fit(title, c.width))}, rows...)
		for j := range lines {
			if i > 0 {
				lines[j] += separator
			}
			if j < len(rows) {
				lines[j] += rows[j]
			} else {
				lines[j] += strings.Repeat(" ", c.width)
			}
		}
	}
	return lines
}

// searchTitle is the title of the list while there is a search.
func (m *Model) searchTitle() string { return "/" + output.SanitizeString(m.text) }

func (m *Model) listTitle() string {
	if m.mode == searching || m.text != "" {
		return m.searchTitle()
	}
	return m.say(titleItems)
}

// row returns a row with a sign if it is the current one of its pane.
func (m *Model) row(p pane, current bool, text string, width int, paint func(string) string) string {
	sign := " "
	if current {
		if sign = "-"; m.focus == p {
			sign = ">"
		}
	}
	switch text = fit(sign+text, width); {
	case current && m.focus == p:
		return m.Style.Colorize(reverse, text)
	case current:
		return m.Style.Colorize(output.Bold, text)
	case paint != nil:
		return paint(text)
	}
	return text
}

// placeRows returns the rows of the categories.
func (m *Model) placeRows(width, height int) []string {
	var rows []string
	v := m.view()
	for _, p := range m.places[m.placeTop:min(len(m.places), m.placeTop+height)] {
		name, count := m.say(titleAll), fmt.Sprint(p.count)
		switch {
		case p.Subcategory != "":
			name = "  " + v.PlacementName(p.Placement)
		case p.Category != "":
			name = v.PlacementName(p.Placement)
		}
		room := max(0, width-2-len(count))
		rows = append(rows, m.row(categories, p.Placement == m.pick, fit(output.SanitizeString(name), room)+" "+count, width, nil))
	}
	return rows
}

// wideList is the width from which the list also shows descriptions.
const wideList = 60

// itemRows returns the rows of the items: mark, name, level and, if there is room, the
// description.
func (m *Model) itemRows(width, height int) []string {
	v := m.view()
	levelWidth := 8
	for _, l := range m.levels() {
		levelWidth = max(levelWidth, min(12, output.Width(v.LevelName(l))))
	}
	nameWidth := width - 3 - levelWidth
	if width >= wideList {
		nameWidth = 24
	}
	var rows []string
	for i := m.top; i < len(m.items) && i < m.top+height; i++ {
		it := m.items[i]
		mark := " "
		if slices.Contains(m.marked, it.ID()) {
			mark = "*"
		}
		level := output.Fit(output.SanitizeString(v.LevelName(it.Maturity)), levelWidth)
		if it.Maturity == "" {
			level = output.Fit(it.Lifecycle.ShortLabel(m.Lang), levelWidth)
		}
		name := fit(output.SanitizeString(it.Name), nameWidth)
		text := mark + name + " " + fit(level, levelWidth)
		if width >= wideList {
			text += " " + output.SanitizeString(m.description(it))
		}
		rows = append(rows, m.row(list, i == m.at, text, width, func(text string) string {
			at := len(" " + mark + name + " ")
			if it.Maturity == "" || len(text) < at || !strings.HasPrefix(text[at:], level) {
				return text
			}
			return text[:at] + v.PaintLevel(m.Style, string(it.Maturity), level) + text[at+len(level):]
		}))
	}
	return rows
}

// description returns the description of an item in the language of the user.
func (s *state) description(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("description")
	return f.CellIn(s.Lang, s.catalog, it)
}

// detailLines returns what show says of the current item.
func (m *Model) detailLines(width int) []string {
	it := m.current()
	if it == nil {
		return nil
	}
	return m.drawn(view.Item(m.view(), []*landscape.Item{it}, view.ItemOptions{}), width)
}

// readable returns the lines that scroll: those of the page or of the details.
func (m *Model) readable() []string {
	if m.mode == reading {
		return m.page.lines(m, m.width)
	}
	return m.detailLines(m.detailsWidth())
}

// window returns the lines from the first to show, each as wide as the window. They may
// have colors.
func window(lines []string, first, height, width int) []string {
	var rows []string
	for i := first; i < len(lines) && i < first+height; i++ {
		line := ansi.Truncate(lines[i], width, "…")
		rows = append(rows, line+strings.Repeat(" ", max(0, width-ansi.StringWidth(line))))
	}
	return rows
}

// fit returns sanitized text, cut or filled up to a width.
func fit(text string, width int) string {
	text = output.Fit(text, width)
	return text + strings.Repeat(" ", max(0, width-output.Width(text)))
}

func splitLines(text string) []string { return strings.Split(strings.TrimRight(text, "\n"), "\n") }
