package view

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
)

// DataInUse says which data commands read.
type DataInUse struct {
	From       string // embedded, copy or file
	Edition    string // of embedded data
	Landscape  string // of a copy: the name of the landscape
	File       string // the path of a copy or file
	Day        string // the date of the data
	Downloaded string // of a copy: the date
	URL        string // of a copy
	// Today is the date from which the age of the data is counted; if it is 0, the age
	// is not presented.
	Today landscape.Date
}

// age returns the age of data of a date in days.
func (u DataInUse) age(date landscape.Date) (days int, known bool) {
	if date == 0 || date != date.Last() || u.Today < date {
		return 0, false
	}
	return date.DaysUntil(u.Today), true
}

func (u DataInUse) String() string { return strings.TrimSpace(u.From + " " + u.File) }

// About presents the landscape: its origin, and the number of its items.
func About(v View, use DataInUse) *output.Document {
	o := v.Catalog.Origin
	s := &KeyValues{}
	add := func(key, value string) {
		if value != "" {
			s.Add(key, value)
		}
	}
	add("title", o.Title)
	add("file", o.Name)
	add("edition", o.Edition)
	add("from", use.From)
	add("downloaded", use.Downloaded)
	add("address", use.URL)
	add("day", o.Date.String())
	if days, ok := use.age(o.Date); ok {
		s.AddAs("age_days", strconv.Itoa(days), days)
	}
	add("source", o.URL)
	add("commit", o.Commit)
	add("license", o.License)
	counts := v.itemCounts()
	for _, n := range counts {
		s.AddAs(n.label.En, strconv.Itoa(n.count), n.count)
	}
	add("outside scope", strings.Join(o.OutOfScope, ", "))
	for _, f := range o.Notes {
		s.rows = append(s.rows, []string{"note", f.Text})
	}
	if len(o.Notes) > 0 {
		s.data.Put("notes", withSources(v.Catalog, o.Notes, factSource))
	}
	d := s.Document(v.Lang)
	d.Text = v.aboutText(counts, use)
	return d
}

// itemCount is a number of items, or of what holds them.
type itemCount struct {
	label phrase
	count int
}

func (v View) itemCounts() []itemCount {
	c := v.Catalog
	kinds, levels, subcategories := map[string]int{}, map[landscape.Level]int{}, 0
	for i := range c.Items {
		kinds[c.Kind(&c.Items[i])]++
		levels[c.Items[i].Maturity]++
	}
	for _, category := range c.Categories {
		subcategories += len(category.Subcategories)
	}
	all := []itemCount{{labelCategories, len(c.Categories)}, {labelSubcategories, subcategories}, {labelItems, len(c.Items)},
		{phrase{labelHosted.En, c.Origin.Foundation + labelHosted.Ja}, len(c.Items) - levels[""]}}
	for _, l := range c.Levels() {
		all = append(all, itemCount{phrase{string(l), landscape.Ja(c.Words.Levels, string(l))}, levels[l]})
	}
	return append(all, itemCount{labelOther, kinds[landscape.KindOther]}, itemCount{labelMembers, kinds[landscape.KindMember]})
}

// dateAndAge returns a date and how long ago it was, if that is known.
func (v View) dateAndAge(date landscape.Date, use DataInUse) string {
	days, ok := use.age(date)
	if !ok {
		return date.String()
	}
	return date.String() + v.Say(phrase{" (" + plural.Count(days, "day") + " old)", fmt.Sprintf("（%d日前）", days)})
}

func (v View) aboutText(counts []itemCount, use DataInUse) func(*bytes.Buffer, output.Style, int) error {
	return func(w *bytes.Buffer, s output.Style, width int) error {
		o := v.Catalog.Origin
		w.WriteString(s.Colorize(output.Bold, output.SanitizeString(cmp.Or(v.Word(o.Title, cmp.Or(o.TitleJa, o.Title)), o.Name))) + "\n\n")
		var all []labeled
		add := func(label phrase, value string) {
			if value != "" {
				all = append(all, labeled{label: v.Say(label), lines: []string{value}})
			}
		}
		add(labelData, strings.TrimSpace(v.originName(use.From)+" "+use.File))
		add(labelDownloaded, strings.TrimSpace(use.Downloaded+" "+use.URL))
		add(labelDay, v.dateAndAge(o.Date, use))
		add(labelCommit, strings.TrimSpace(o.URL+" "+o.Commit))
		add(labelLicense, v.Word(o.License, valueJa(o.License)))
		for _, n := range counts {
			add(n.label, fmt.Sprintf("%6d", n.count))
		}
		var outside []string
		for _, category := range o.OutOfScope {
			outside = append(outside, v.PlacementName(landscape.Placement{Category: category}))
		}
		add(labelOutsideScope, strings.Join(outside, v.separator()))
		writeLabeled(w, s, width, all)
		if len(o.Notes) == 0 {
			return nil
		}
		w.WriteByte('\n')
		var notes []labeled
		for _, f := range v.facts(o.Notes, true) {
			notes = append(notes, labeled{label: "-", lines: []string{f}})
		}
		writeLabeled(w, s, width, notes)
		return nil
	}
}
