package cmd

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// row is a label and what stands beside it, a line each.
type row struct {
	label string
	lines []string
}

// shownElsewhere are the fields that show writes in its own way, or not.
var shownElsewhere = map[string]bool{
	"name": true, "maturity": true, "description": true, "category": true, "subcategory": true,
	"additional_categories": true, "repositories": true, "audits": true, "id": true, "slug": true,
	"kind": true, "repository": true, "since": true, "days_in_level": true, "last_audit_at": true,
	"accepted_at": true, "incubating_at": true, "graduated_at": true, "archived_at": true,
}

func (v view) description(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("description")
	return f.CellIn(v.lang, v.catalog, it)
}

func (v view) label(field string) string {
	f, _ := landscape.FieldNamed(field)
	return label(f, v.lang)
}

func label(f landscape.Field, lang string) string {
	if lang == "ja" {
		return f.Ja
	}
	name := strings.TrimSuffix(strings.TrimPrefix(f.Name, "summary."), "_url")
	return strings.ReplaceAll(name, "_", " ")
}

// rows is all that is known of an item beside its name and description.
func (v view) rows(it *landscape.Item) []row {
	rows := []row{v.level(it)}
	add := func(label string, lines []string) {
		if len(lines) > 0 {
			rows = append(rows, row{label, lines})
		}
	}
	add(v.word("history", "履歴"), v.history(it))
	add(v.word("placement", "配置"), v.placements(it))
	var repos []string
	for _, r := range it.Repositories {
		repos = append(repos, strings.TrimSpace(r.URL+" "+r.License))
	}
	for _, f := range landscape.Fields {
		if f.Name == "repositories" {
			add(v.word("repository", "リポジトリ"), repos)
		}
		if shownElsewhere[f.Name] {
			continue
		}
		if cell := f.CellIn(v.lang, v.catalog, it); cell != "" {
			add(label(f, v.lang), []string{cell})
		}
	}
	var audits []string
	for _, a := range it.Audits {
		audits = append(audits, a.String())
	}
	add(v.word("audits", "監査"), audits)
	add(v.word("relations", "関係"), v.relations(it))
	add(v.word("facts", "事実"), v.facts(it.Facts))
	add(v.word("sources", "出典"), v.sources(it))
	return rows
}

func (v view) level(it *landscape.Item) row {
	label := v.label("maturity")
	if it.Maturity == "" {
		return row{label, []string{v.word("not hosted by the foundation", "財団のプロジェクトではない")}}
	}
	text := string(it.Maturity)
	if v.lang == "ja" {
		text = landscape.Ja(v.catalog.Words.Levels, text)
	}
	if s := it.Since(); s.Date != 0 {
		text += v.word(" since ", " ") + s.Day() + v.word("", " から")
	}
	return row{label, []string{text}}
}

// history is a line for each level: the day, the level, the time in it.
func (v view) history(it *landscape.Item) []string {
	var lines []string
	changes := it.History()
	widest := 10
	for _, ch := range changes {
		widest = max(widest, output.Width(output.Visible(v.levelName(ch.Level))))
	}
	for i, ch := range changes {
		level := output.Visible(v.levelName(ch.Level))
		end, until := v.catalog.Origin.Day, ""
		if i+1 < len(changes) {
			end = changes[i+1].Date
		} else {
			until = v.word(" to ", " ") + end.String() + v.word("", " まで")
		}
		line := fmt.Sprintf("%-11s %s", ch.Day(), level)
		if end >= ch.Date {
			line += strings.Repeat(" ", widest+2-output.Width(level)) + v.span(ch.Date.DaysUntil(end)) + until
		}
		lines = append(lines, line)
	}
	return lines
}

// span writes a number of days as people say it: days up to 90, months up to
// two years, else years.
func (v view) span(days int) string {
	switch {
	case days <= 90:
		return fmt.Sprintf(v.word("%d days", "%d日"), days)
	case days < 730:
		return fmt.Sprintf(v.word("%.0f months", "%.0fか月"), math.Round(float64(days)/30.4375))
	}
	return fmt.Sprintf(v.word("%.1f years", "%.1f年"), float64(days)/365.25)
}

func (v view) placements(it *landscape.Item) []string {
	var lines []string
	for _, p := range it.Placements() {
		if v.lang == "ja" {
			p = landscape.Placement{Category: v.catalog.CategoryJa(p), Subcategory: v.catalog.SubcategoryJa(p)}
		}
		lines = append(lines, p.String())
	}
	return lines
}

// relations is a line for each kind of relation.
func (v view) relations(it *landscape.Item) []string {
	var types []string
	others := map[string][]string{}
	for _, r := range it.Relations {
		if others[r.Type] == nil {
			types = append(types, r.Type)
		}
		other := r.Other
		if days := v.period(r.From, r.Until); days != "" {
			other += " (" + days + ")"
		}
		others[r.Type] = append(others[r.Type], other)
	}
	var lines []string
	for _, t := range types {
		lines = append(lines, landscape.RelationLabel(t, v.lang)+" "+strings.Join(others[t], ", "))
	}
	if it.NoSuccessor {
		lines = append(lines, v.word("no successor is known", "後継は知られていない"))
	}
	return lines
}

// period says from and until when, as far as known.
func (v view) period(from, until landscape.Date) string {
	switch {
	case from != 0 && until != 0:
		return from.String() + v.word(" to ", " から ") + until.String() + v.word("", " まで")
	case until != 0:
		return v.word("to ", "") + until.String() + v.word("", " まで")
	case from != 0:
		return v.word("since ", "") + from.String() + v.word("", " から")
	}
	return ""
}

func (v view) facts(facts []landscape.Fact) []string {
	var lines []string
	for _, f := range facts {
		text := f.Text
		if v.lang == "ja" && f.TextJa != "" {
			text = f.TextJa
		}
		if days := v.period(f.From, f.Until); days != "" {
			text += " (" + days + ")"
		}
		lines = append(lines, text)
	}
	return lines
}

// sources names, each once, who says what overlays know of the item.
func (v view) sources(it *landscape.Item) []string {
	keys := []string{it.ChangesSource}
	for _, f := range it.Facts {
		keys = append(keys, f.Source)
	}
	var lines []string
	for _, key := range keys {
		s := v.catalog.Source(key)
		line := strings.TrimSpace(s.Title + " " + s.URL)
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// showText lays items out for reading, one after another.
func (v view) showText(items []*landscape.Item) func(*bytes.Buffer, output.Style, int) error {
	return func(w *bytes.Buffer, s output.Style, width int) error {
		for i, it := range items {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.WriteString(s.Paint(output.Bold, output.Visible(it.Name)) + "\n")
			if text := v.description(it); text != "" {
				w.WriteString(strings.Join(output.Wrap(output.Visible(text), width), "\n") + "\n")
			}
			w.WriteByte('\n')
			writeRows(w, s, width, v.rows(it))
		}
		return nil
	}
}

// writeRows writes labels at the left and their lines, wrapped, beside them.
func writeRows(w *bytes.Buffer, s output.Style, width int, rows []row) {
	for i := range rows {
		rows[i].label = output.Visible(rows[i].label)
	}
	labels := labelWidth(rows)
	room := 0
	if width > 0 {
		room = max(20, width-labels-2)
	}
	for _, r := range rows {
		label := r.label + strings.Repeat(" ", labels-output.Width(r.label))
		for _, line := range r.lines {
			for _, part := range output.Wrap(output.Visible(line), room) {
				w.WriteString(strings.TrimRight(s.Paint(output.Dim, label)+"  "+part, " ") + "\n")
				label = strings.Repeat(" ", labels)
			}
		}
	}
}

func labelWidth(rows []row) int {
	width := 0
	for _, r := range rows {
		width = max(width, output.Width(r.label))
	}
	return width
}

// fullObject is an item's JSON with what overlays know of it.
func (v view) fullObject(it *landscape.Item) output.Object {
	v.fields = nil
	o := v.object(it, v.keys())
	if len(it.Aliases) > 0 {
		o.Put("aliases", v.sourced(it.Aliases))
	}
	if len(it.FormerNames) > 0 {
		o.Put("former_names", v.sourced(it.FormerNames))
	}
	history := []output.Object{}
	changes := it.History()
	for i, ch := range changes {
		h := output.Object{{Key: "date", Value: ch.Date}, {Key: "maturity", Value: ch.Level}}
		if ch.Approximate {
			h.Put("approximate", true)
		}
		end := v.catalog.Origin.Day
		if i+1 < len(changes) {
			end = changes[i+1].Date
		}
		if end >= ch.Date {
			h.Put("days", ch.Date.DaysUntil(end))
		}
		history = append(history, h)
	}
	if len(history) > 0 {
		o.Put("history", history)
	}
	if len(it.Relations) > 0 {
		relations := make([]landscape.Relation, len(it.Relations))
		for i, r := range it.Relations {
			r.Source = v.source(r.Source)
			relations[i] = r
		}
		o.Put("relations", relations)
	}
	if it.NoSuccessor {
		o.Put("successor", "none")
	}
	if len(it.Facts) > 0 {
		o.Put("facts", v.sourcedFacts(it.Facts))
	}
	return o
}

func (v view) sourced(aliases []landscape.Alias) []landscape.Alias {
	out := make([]landscape.Alias, len(aliases))
	for i, a := range aliases {
		a.Source = v.source(a.Source)
		out[i] = a
	}
	return out
}

func (v view) sourcedFacts(facts []landscape.Fact) []landscape.Fact {
	out := make([]landscape.Fact, len(facts))
	for i, f := range facts {
		f.Source = v.source(f.Source)
		out[i] = f
	}
	return out
}

// source is the address of a source, or its title where it has none.
func (v view) source(key string) string {
	if key == "" {
		return ""
	}
	s := v.catalog.Source(key)
	if s.URL != "" {
		return s.URL
	}
	return s.Title
}
