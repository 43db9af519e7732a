package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// relations returns a line for each type of relation, and how many items they leave out:
// those beyond the first and, unless all are wanted, those of relations that ended.
func (v View) relations(it *landscape.Item, all bool) (lines []string, hidden int) {
	var types []string
	others := map[string][]string{}
	for _, r := range it.Relations {
		if r.Until != 0 && !all {
			hidden++
			continue
		}
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
			list = fmt.Sprintf(v.Say(textMore), list, more)
		}
		lines, hidden = append(lines, fmt.Sprintf(v.Say(textRelation), landscape.RelationLabel(t, v.Lang), list)), hidden+more
	}
	if it.NoSuccessor {
		lines = append(lines, v.Say(textNoSuccessor))
	}
	return lines, hidden
}

// period returns the known ends of a period in parentheses, to follow a text, or "".
func (v View) period(from, until landscape.Date) string {
	switch {
	case from != 0 && until != 0:
		return fmt.Sprintf(v.Say(textFromUntil), from, until)
	case until != 0:
		return fmt.Sprintf(v.Say(textUntil), until)
	case from != 0:
		return fmt.Sprintf(v.Say(textSince), from)
	}
	return ""
}

// facts returns a line for each fact. Unless all are wanted, it leaves out those of the
// past and ends with their number.
func (v View) facts(facts []landscape.Fact, all bool) []string {
	var lines []string
	var years []int
	for _, f := range facts {
		if year := v.Catalog.PastYear(f); year != 0 && !all {
			years = append(years, year)
			continue
		}
		text := f.Text
		if v.Lang == "ja" && f.TextJa != "" {
			text = f.TextJa
		}
		lines = append(lines, text+v.period(f.From, f.Until))
	}
	if n := len(years); n > 0 {
		text := textPastFacts
		if n == 1 {
			text = textPastFact
		}
		lines = append(lines, fmt.Sprintf(v.Say(text), n, v.years(years)))
	}
	return lines
}

// years returns the first and the last of years as text.
func (v View) years(years []int) string {
	first, last := slices.Min(years), slices.Max(years)
	if first == last {
		return fmt.Sprintf(v.Say(textInYear), first)
	}
	return fmt.Sprintf(v.Say(textInYears), first, last)
}

// sources returns the sources of the facts that facts lists, each once.
func (v View) sources(it *landscape.Item, all bool) []string {
	keys := []string{it.ChangesSource}
	for _, f := range it.Facts {
		if all || v.Catalog.PastYear(f) == 0 {
			keys = append(keys, f.Source)
		}
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
