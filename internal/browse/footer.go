package browse

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/output"
)

// footer returns the lines at the bottom of the screen: what the mode asks, else messages
// and keys. They are sanitized.
func (m *Model) footer() []string {
	var lines []string
	switch m.mode {
	case saving:
		return []string{output.FitMiddle(m.say(saysFile)+output.SanitizeString(m.typed), m.width-1)} // with its end
	case confirming:
		return []string{fmt.Sprintf(m.say(saysOverwrite), output.SanitizeString(m.typed))}
	case commanding:
		lines = output.Wrap(output.SanitizeString(m.command()), m.width)
		return append(lines, m.say(saysAnyKey))
	case traveling:
		lines = []string{m.slider(m.width), m.say(saysTravel)}
		if n := m.catalog.Origin.Undated; n > 0 && m.Date != 0 {
			lines = append([]string{fmt.Sprintf(m.say(saysUndated), n)}, lines...)
		}
		return lines
	case reading:
		return []string{m.say(saysRead)}
	}
	for _, note := range m.noteTexts() {
		lines = append(lines, output.SanitizeString(note))
	}
	return append(lines, m.hints())
}

// noteTexts returns the notes on the result and the message on the last key.
func (m *Model) noteTexts() []string {
	var texts []string
	if m.Pick {
		texts = append(texts, m.say(saysPick))
	}
	if m.err != nil {
		texts = append(texts, m.describe(m.err))
	}
	for _, note := range m.notes {
		if m.Lang == "ja" {
			note = japanese.Message(note)
		}
		texts = append(texts, note)
	}
	if m.message != "" {
		texts = append(texts, m.message)
	}
	return texts
}

// hints lists the keys, as many as there is room for.
func (m *Model) hints() string {
	var b strings.Builder
	for _, k := range bindings() {
		hint := k.label + " " + m.say(k.short)
		if k.short.En == "" || output.Width(b.String())+output.Width(hint)+2 > m.width {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("  ")
		}
		b.WriteString(hint)
	}
	return b.String()
}
