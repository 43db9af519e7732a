package view

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Item presents everything known of items, one after another.
func Item(v View, items []*landscape.Item) *output.Document {
	data := []DetailedItem{}
	d := &output.Document{Names: names(v.Catalog, items), Records: itemRecords(v.Catalog, landscape.Fields, items), Text: v.itemText(items)}
	for _, it := range items {
		data = append(data, NewDetailedItem(v.Catalog, it))
		d.Tables = append(d.Tables, v.itemTable(it))
	}
	d.Data = data
	return d
}

// itemTable returns an item as a table of fields and values.
func (v View) itemTable(it *landscape.Item) output.Table {
	t := output.Table{Title: it.Name, Columns: []output.Column{v.head("field", headField), v.head("value", headValue)}}
	for _, l := range v.itemLines(it) {
		t.Rows = append(t.Rows, []string{l.label, strings.Join(l.lines, "\n")})
	}
	return t
}

func (v View) itemText(items []*landscape.Item) func(*bytes.Buffer, output.Style, int) error {
	return func(w *bytes.Buffer, s output.Style, width int) error {
		for i, it := range items {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.WriteString(s.Colorize(output.Bold, output.SanitizeString(it.Name)) + "\n")
			if text := v.description(it); text != "" {
				w.WriteString(strings.Join(output.Wrap(output.SanitizeString(text), width), "\n") + "\n")
			}
			w.WriteByte('\n')
			writeLabelled(w, s, width, v.itemLines(it))
		}
		return nil
	}
}

// shownElsewhere lists the fields that itemLines presents in its own way, or not
// at all.
var shownElsewhere = map[string]bool{
	"name": true, "maturity": true, "description": true, "category": true, "subcategory": true,
	"additional_categories": true, "repositories": true, "audits": true, "id": true, "slug": true,
	"kind": true, "repository": true, "since": true, "days_in_level": true, "last_audit_at": true,
	"accepted_at": true, "incubating_at": true, "graduated_at": true, "archived_at": true,
}

func (v View) description(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("description")
	return f.CellIn(v.Lang, v.Catalog, it)
}

// itemLines returns everything known of an item, except its name and description.
func (v View) itemLines(it *landscape.Item) []labelled {
	all := []labelled{{v.Label("maturity"), []string{v.maturity(it)}}}
	add := func(label string, lines []string) {
		if len(lines) > 0 {
			all = append(all, labelled{label, lines})
		}
	}
	add(v.say(labelHistory), v.history(it))
	add(v.say(labelPlacement), v.placements(it))
	var repositories []string
	for _, r := range it.Repositories {
		repositories = append(repositories, strings.TrimSpace(r.URL+" "+r.License))
	}
	for _, f := range landscape.Fields {
		if f.Name == "repositories" {
			add(v.say(labelRepository), repositories)
		}
		if shownElsewhere[f.Name] {
			continue
		}
		if cell := f.CellIn(v.Lang, v.Catalog, it); cell != "" {
			add(v.Label(f.Name), []string{cell})
		}
	}
	var audits []string
	for _, a := range it.Audits {
		if v.Lang == "ja" {
			a.Type = landscape.AuditTypeJa(a.Type)
		}
		audits = append(audits, a.String())
	}
	add(v.say(labelAudits), audits)
	add(v.say(labelRelations), v.relations(it))
	add(v.say(labelFacts), v.facts(it.Facts))
	add(v.say(labelSources), v.sources(it))
	return all
}

func (v View) maturity(it *landscape.Item) string {
	if it.Maturity == "" {
		return v.Word(textNotHosted.en, v.notHosted())
	}
	name := v.LevelName(it.Maturity)
	if since := it.Since(); since.Date != 0 {
		return v.levelSince(it.Maturity, since.FormatDate())
	}
	return name
}

// history returns a line for each level: the date, the level, the time at it.
func (v View) history(it *landscape.Item) []string {
	var lines []string
	changes := it.History()
	widest := 10
	for _, change := range changes {
		widest = max(widest, output.Width(output.SanitizeString(v.LevelName(change.Level))))
	}
	for i, change := range changes {
		level := output.SanitizeString(v.LevelName(change.Level))
		line := fmt.Sprintf("%-11s %s", change.FormatDate(), level)
		isLast := i+1 == len(changes)
		end := v.Catalog.Origin.Date
		if !isLast {
			end = changes[i+1].Date
		}
		if end >= change.Date {
			duration := v.duration(change.Date.DaysUntil(end))
			if isLast {
				duration = fmt.Sprintf(v.say(textPeriodUntil), duration, end)
			}
			line += strings.Repeat(" ", widest+2-output.Width(level)) + duration
		}
		lines = append(lines, line)
	}
	return lines
}

// duration writes a number of days in days up to 90, in months up to two years,
// and in years beyond.
func (v View) duration(days int) string {
	switch {
	case days <= 90:
		return fmt.Sprintf(v.say(textDays), days)
	case days < 730:
		return fmt.Sprintf(v.say(textMonths), math.Round(float64(days)/30.4375))
	}
	return fmt.Sprintf(v.say(textYears), float64(days)/365.25)
}

func (v View) placements(it *landscape.Item) []string {
	var lines []string
	for _, p := range it.Placements() {
		lines = append(lines, v.path(p))
	}
	return lines
}

// relations returns a line for each type of relation.
func (v View) relations(it *landscape.Item) []string {
	var types []string
	others := map[string][]string{}
	for _, r := range it.Relations {
		if others[r.Type] == nil {
			types = append(types, r.Type)
		}
		others[r.Type] = append(others[r.Type], r.Other+v.period(r.From, r.Until))
	}
	var lines []string
	for _, t := range types {
		lines = append(lines, fmt.Sprintf(v.say(textRelation), landscape.RelationLabel(t, v.Lang), strings.Join(others[t], v.separator())))
	}
	if it.NoSuccessor {
		lines = append(lines, v.say(textNoSuccessor))
	}
	return lines
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
