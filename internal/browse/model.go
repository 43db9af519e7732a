package browse

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// pane is one of the panes, from left to right.
type pane int

const (
	categories pane = iota
	list
	details
)

// mode says what keys do.
type mode int

const (
	browsing   mode = iota
	searching       // typing what to search for
	traveling       // moving the date
	saving          // typing the name of a file
	confirming      // answering whether to overwrite a file
	commanding      // looking at the command line
	reading         // reading a page over the panes
)

// Model is the full-screen form.
type Model struct {
	state
	width, height int
	focus         pane
	mode          mode
	at, top       int      // the current item, and the first that is shown
	placeTop      int      // the first row of categories that is shown
	scroll        int      // the first line of the details, or of the page, that is shown
	marked        []string // the ids of items
	typed         string   // a file name
	page          page
	message       string
	chosen        []*landscape.Item
}

// page is text over the panes, for a width.
type page struct {
	title string
	lines func(m *Model, width int) []string
}

// New returns the model of a landscape that is shown from its first item.
func New(o Options) Model {
	m := Model{state: newState(o), width: 80, height: 24, focus: list}
	if m.err == nil && len(m.items) == 0 {
		m.message = m.say(saysNoItems)
	}
	return m
}

// Items returns the items that are shown.
func (m Model) Items() []*landscape.Item { return m.items }

// Init returns no command: everything that is shown first is there already.
func (m Model) Init() tea.Cmd { return nil }

// Update returns the model after a message.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.handle(msg)
	m.clamp()
	return m, cmd
}

// handle handles a message.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseClickMsg:
		m.click(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case opened:
		m.message = msg.text(m)
	case saved:
		m.finishExport(msg)
	}
	return nil
}

// press handles a key.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch key {
	case "ctrl+c":
		return tea.Quit
	case "ctrl+z":
		return tea.Suspend
	}
	m.message = ""
	switch m.mode {
	case searching:
		m.search(key, msg.Text)
	case saving:
		return m.typeFile(key, msg.Text)
	case confirming:
		m.mode = browsing
		if key == "y" {
			return m.export(true)
		}
		m.message = m.say(saysNotWritten)
	case commanding:
		m.mode = browsing
		if key == "y" {
			return m.copyText(m.command())
		}
	case traveling:
		return m.travelBy(key)
	case reading:
		return m.read(key)
	default:
		if b, ok := bindingOf(key); ok {
			return b.run(m)
		}
		return m.pressRest(key)
	}
	return nil
}

// pressRest handles the keys that move, and those of levels.
func (m *Model) pressRest(key string) tea.Cmd {
	if len(key) == 1 && key[0] >= '1' && key[0] <= '9' {
		if levels := m.levels(); int(key[0]-'1') < len(levels) {
			m.keepItem(func() { m.toggle(levels[key[0]-'1']) })
		}
		return nil
	}
	switch key {
	case "tab", "right", "l":
		m.focusOn(min(m.focus+1, details))
	case "shift+tab", "left", "h":
		m.focusOn(max(m.focus-1, categories))
	case "enter":
		return m.enter()
	case "esc":
		m.escape()
	default:
		m.move(moveOf(key, m.bodyHeight()))
	}
	return nil
}

// moveOf returns the number of rows by which a key moves, or 0. Home and end move by more
// rows than there are.
func moveOf(key string, height int) int {
	const all = 1 << 30
	switch key {
	case "up", "k":
		return -1
	case "down", "j":
		return 1
	case "pgup", "ctrl+b":
		return -max(1, height-1)
	case "pgdown", "ctrl+f":
		return max(1, height-1)
	case "home", "g":
		return -all
	case "end", "G":
		return all
	}
	return 0
}

// move moves in the pane that has the focus.
func (m *Model) move(rows int) {
	if rows == 0 {
		return
	}
	switch m.focus {
	case categories:
		m.choose(m.places[min(max(0, m.placeAt()+rows), len(m.places)-1)].Placement)
	case list:
		m.moveTo(m.at + rows)
	case details:
		m.scroll += rows
	}
}

// moveTo makes an item the current one.
func (m *Model) moveTo(at int) {
	if at = max(0, min(at, len(m.items)-1)); at != m.at {
		m.at, m.scroll = at, 0
	}
}

func (m *Model) focusOn(p pane) { m.focus = p }

// choose shows the items of a category or subcategory.
func (m *Model) choose(p landscape.Placement) {
	if p == m.pick {
		return
	}
	m.pick = p
	if p.Category != m.open {
		m.open = ""
	}
	m.first(m.refresh)
}

// first makes the first item of a changed result the current one.
func (m *Model) first(change func()) {
	change()
	m.at, m.top, m.scroll = 0, 0, 0
}

// keepItem keeps the current item, if a changed result has it.
func (m *Model) keepItem(change func()) {
	id := ""
	if it := m.current(); it != nil {
		id = it.ID()
	}
	at := m.at - m.top
	m.first(change)
	if i := slices.IndexFunc(m.items, func(it *landscape.Item) bool { return it.ID() == id }); i >= 0 {
		m.at, m.top = i, i-at
	}
}

// current returns the current item, or nil.
func (m *Model) current() *landscape.Item {
	if m.at < len(m.items) {
		return m.items[m.at]
	}
	return nil
}

// enter opens what has the focus: a category lists its subcategories, an item shows its
// details or is chosen.
func (m *Model) enter() tea.Cmd {
	switch {
	case m.focus == categories && m.pick.Category != "" && m.pick.Subcategory == "" && m.open != m.pick.Category:
		m.open = m.pick.Category
		m.refresh()
	case m.focus == categories:
		if m.pick.Subcategory == "" {
			m.open = ""
			m.refresh()
		}
		m.focusOn(list)
	case m.Pick && m.current() != nil:
		if m.chosen = m.markedItems(); len(m.chosen) == 0 {
			m.chosen = []*landscape.Item{m.current()}
		}
		return tea.Quit
	default:
		m.focusOn(details)
	}
	return nil
}

// escape leaves the details, or else ends the search.
func (m *Model) escape() {
	switch {
	case m.focus == details:
		m.focusOn(list)
	case m.text != "":
		m.keepItem(func() { m.text = ""; m.refresh() })
	}
}

// clamp keeps positions within what is shown.
func (m *Model) clamp() {
	height := m.bodyHeight()
	m.at = max(0, min(m.at, len(m.items)-1))
	m.top = clampTop(m.top, m.at, len(m.items), height)
	m.placeTop = clampTop(m.placeTop, m.placeAt(), len(m.places), height)
	if m.scroll = max(0, m.scroll); m.scroll > 0 {
		m.scroll = max(0, min(m.scroll, len(m.readable())-height))
	}
}

// clampTop returns the first row to show so that the current one is visible and no room
// is wasted.
func clampTop(top, at, rows, height int) int {
	top = min(top, at, rows-height)
	return max(top, at-height+1, 0)
}
