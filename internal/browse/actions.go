package browse

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// opened reports that a URL was opened in the browser, or why not.
type opened struct {
	url string
	err error
}

func (o opened) text(m *Model) string {
	if o.err != nil {
		return m.describe(o.err) + ": " + o.url
	}
	return fmt.Sprintf(m.say(saysOpened), o.url)
}

// saved reports that items were written to a file, or why not.
type saved struct {
	file  string
	items int
	err   error
}

// describe returns an error in the language of the user.
func (s *state) describe(err error) string {
	if s.Lang == "ja" {
		return japanese.Message(err.Error())
	}
	return err.Error()
}

// address returns the homepage of an item, or else its repository.
func (s *state) address(it *landscape.Item) (string, error) {
	url, err := view.Page(s.catalog, it, "homepage")
	if err != nil {
		if repo, repoErr := view.Page(s.catalog, it, "repo"); repoErr == nil {
			return repo, nil
		}
	}
	return url, err
}

// withAddress calls act with the URL of the current item.
func (m *Model) withAddress(act func(url string) tea.Cmd) tea.Cmd {
	it := m.current()
	if it == nil {
		return nil
	}
	url, err := m.address(it)
	if err != nil {
		m.message = m.describe(err)
		return nil
	}
	return act(url)
}

func (m *Model) openPage() tea.Cmd {
	return m.withAddress(func(url string) tea.Cmd {
		m.message = fmt.Sprintf(m.say(saysOpening), url)
		open := m.Open
		return func() tea.Msg { return opened{url, open(url)} }
	})
}

func (m *Model) copyPage() tea.Cmd { return m.withAddress(m.copyText) }

// copyText puts text on the clipboard of the terminal.
func (m *Model) copyText(text string) tea.Cmd {
	text = output.SanitizeString(text) // control characters could end a paste
	m.message = fmt.Sprintf(m.say(saysCopied), text)
	return tea.SetClipboard(text)
}

// markItem marks the current item or removes its mark, and moves on.
func (m *Model) markItem() tea.Cmd {
	it := m.current()
	if it == nil {
		return nil
	}
	if i := slices.Index(m.marked, it.ID()); i >= 0 {
		m.marked = slices.Delete(slices.Clone(m.marked), i, i+1)
	} else {
		m.marked = append(slices.Clip(m.marked), it.ID())
	}
	m.message = fmt.Sprintf(m.say(saysMarked), len(m.marked))
	if m.focus == list {
		m.moveTo(m.at + 1)
	}
	return nil
}

// markedItems returns the marked items in the order of their marks. They may be outside
// of what is shown, but not of the landscape as of the date.
func (m *Model) markedItems() []*landscape.Item {
	var items []*landscape.Item
	for _, id := range m.marked {
		for _, all := range [][]landscape.Item{m.catalog.Items, m.catalog.Parts} {
			if i := slices.IndexFunc(all, func(it landscape.Item) bool { return it.ID() == id }); i >= 0 {
				items = append(items, &all[i])
				break
			}
		}
	}
	return items
}

// compare shows the marked items side by side.
func (m *Model) compare() tea.Cmd {
	items := m.markedItems()
	if len(items) < 2 {
		m.message = m.say(saysMarkTwo)
		return nil
	}
	m.show(m.say(titleCompare), func(m *Model, width int) []string {
		return m.drawn(view.Comparison(m.view(), items, view.ItemOptions{}), width)
	})
	return nil
}

// stats shows the numbers of the items that are shown, by level and by category.
func (m *Model) stats() tea.Cmd {
	m.show(m.say(titleStats), func(m *Model, width int) []string { return m.statistics(width) })
	return nil
}

// statistics returns the lines of the statistics.
func (s *state) statistics(width int) []string {
	var lines []string
	for _, by := range [][]string{{"maturity"}, {"category", "maturity"}} {
		d, err := view.Counts(s.view(), s.items, view.StatsOptions{By: by, Bars: len(by) == 1})
		if err != nil {
			return append(lines, s.describe(err))
		}
		lines = append(append(lines, s.drawn(d, width)...), "")
	}
	return lines
}

// drawn returns the lines of a document for a terminal. They are to be sanitized.
func (s *state) drawn(d *output.Document, width int) []string {
	var b bytes.Buffer
	if d.Text != nil {
		if err := d.Text(&b, s.Style, width); err != nil {
			return []string{s.describe(err)}
		}
		return splitLines(b.String())
	}
	for _, t := range d.Tables {
		if err := output.Draw(&b, t, output.Options{Style: s.Style, Width: width}); err != nil {
			return []string{s.describe(err)}
		}
	}
	return splitLines(b.String())
}

// show shows a page over the panes.
func (m *Model) show(title string, lines func(*Model, int) []string) {
	m.page, m.mode, m.scroll = page{title, lines}, reading, 0
}

// read handles a key on a page.
func (m *Model) read(key string) tea.Cmd {
	switch key {
	case "esc", "q", "enter":
		m.mode, m.scroll = browsing, 0
	default:
		m.scroll += moveOf(key, m.bodyHeight())
	}
	return nil
}

// travelBy handles a key while the date moves.
func (m *Model) travelBy(key string) tea.Cmd {
	n := map[string]int{"left": -1, "h": -1, "right": 1, "l": 1, "down": -12, "j": -12, "up": 12, "k": 12, "home": -1 << 20, "end": 1 << 20}[key]
	switch {
	case n == 1<<20:
		m.keepItem(func() { m.goTo(m.Catalog.Origin.Date) })
	case n == -1<<20:
		m.keepItem(func() { m.goTo(firstMonth(m.Catalog)) })
	case n != 0:
		m.keepItem(func() { m.travel(n) })
	case key == "enter" || key == "esc" || key == "t" || key == "q":
		m.mode = browsing
	}
	return nil
}

func (m *Model) startTravel() tea.Cmd {
	if m.Catalog.Origin.Date == 0 || firstMonth(m.Catalog) == 0 {
		m.message = m.say(saysNoDates)
		return nil
	}
	m.mode = traveling
	return nil
}

// typeFile edits the name of the file to write.
func (m *Model) typeFile(key, typed string) tea.Cmd {
	switch key {
	case "esc":
		m.mode, m.message = browsing, m.say(saysNotWritten)
	case "enter":
		if m.typed != "" {
			return m.export(false)
		}
	default:
		m.typed = edit(m.typed, key, typed)
	}
	return nil
}

// export returns the command that writes what is shown to the file.
func (m *Model) export(overwrite bool) tea.Cmd {
	s, items, file := m.state, slices.Clone(m.items), homePath(m.typed)
	m.mode, m.message = browsing, fmt.Sprintf(m.say(saysWriting), file)
	return func() tea.Msg { return saved{file, len(items), s.export(items, file, overwrite)} }
}

// finishExport says what came of writing a file, or asks whether to overwrite it.
func (m *Model) finishExport(s saved) {
	switch {
	case errors.Is(s.err, os.ErrExist):
		m.mode, m.typed, m.message = confirming, s.file, ""
	case s.err != nil:
		m.message = m.describe(s.err)
	default:
		m.message = fmt.Sprintf(m.say(saysWrote), m.countOf(s.items), s.file)
	}
}
