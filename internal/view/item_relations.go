package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// relations returns a line for each type of relation, and how many items they leave out.
func (v View) relations(it *landscape.Item, all bool) (lines []string, hidden int) {
	var types []string
	others := map[string][]string{}
	for _, r := range it.Relations {
		if others[r.Type] == nil {
			types = append(types, r.Type)
		}
		others[r.Type] = append(others[r.Type], r.Other+v.period(r.From, r.Until))
	}
	for _, t := range types {
		shown, more := others[t], 0
		if len(shown) > maxRelations+1 && !all {
			shown, more = shown[:maxRelations], len(shown)-maxRelations
		}
		list := strings.Join(shown, v.separator())
		if more > 0 {
			list = fmt.Sprintf(v.say(textMore), list, more)
		}
		lines, hidden = append(lines, fmt.Sprintf(v.say(textRelation), landscape.RelationLabel(t, v.Lang), list)), hidden+more
	}
	if it.NoSuccessor {
		lines = append(lines, v.say(textNoSuccessor))
	}
	return lines, hidden
}

// period returns the known ends of a period in parentheses, to follow a text, or "".
func (v View) period(from, until landscape.Date) string {
	switch {
	case from != 0 && until != 0:
		return fmt.Sprintf(v.say(textFromUntil), from, until)
	case until != 0:
		return fmt.Sprintf(v.say(textUntil), until)
	case from != 0:
		return fmt.Sprintf(v.say(textSince), from)
	}
	return ""
}

func (v View) facts(facts []landscape.Fact) []string {
	var lines []string
	for _, f := range facts {
		text := f.Text
		if v.Lang == "ja" && f.TextJa != "" {
			text = f.TextJa
		}
		lines = append(lines, text+v.period(f.From, f.Until))
	}
	return lines
}

// sources returns the sources of what overlays say of the item, each once.
func (v View) sources(it *landscape.Item) []string {
	keys := []string{it.ChangesSource}
	for _, f := range it.Facts {
		keys = append(keys, f.Source)
	}
	var lines []string
	for _, key := range keys {
		s := v.Catalog.Source(key)
		line := strings.TrimSpace(v.Word(s.Title, cmp.Or(s.TitleJa, s.Title)) + " " + s.URL)
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}
