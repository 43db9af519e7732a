package browse

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// maxTyped is the length in bytes of text that can be typed. Pasting a file by mistake
// must not make every further key slow.
const maxTyped = 200

// edit returns text after a key: what is typed is added to its end.
func edit(text, key, typed string) string {
	switch key {
	case "backspace", "ctrl+h":
		return withoutLast(text)
	case "ctrl+u":
		return ""
	case "ctrl+w", "alt+backspace":
		text = strings.TrimRight(text, " ")
		return text[:strings.LastIndexByte(text, ' ')+1]
	}
	if len(text)+len(typed) > maxTyped {
		return text
	}
	return text + typed
}

// withoutLast returns text without its last character, as people count them.
func withoutLast(text string) string {
	last := ""
	for rest := text; rest != ""; rest = rest[len(last):] {
		last, _ = ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
	}
	return text[:len(text)-len(last)]
}

// search edits what is searched for; the list follows every key.
func (m *Model) search(key, typed string) {
	switch key {
	case "enter", "tab":
		m.mode = browsing
	case "esc":
		m.mode = browsing
		m.keepItem(func() { m.text = ""; m.refresh() })
	case "up", "down", "pgup", "pgdown":
		m.move(moveOf(key, m.bodyHeight()))
	default:
		if text := edit(m.text, key, typed); text != m.text {
			m.text = text
			m.first(m.refresh)
		}
	}
}

// paste inserts text that was pasted where text is typed.
func (m *Model) paste(text string) {
	text = strings.Join(strings.Fields(text), " ")
	switch m.mode {
	case searching:
		m.search("", text)
	case saving:
		m.typed += text
	}
}
