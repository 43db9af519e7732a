package view

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// ItemOptions says how much of an item is shown to people. Data and records are whole.
type ItemOptions struct {
	// All also shows the links for maintainers, every relation, and facts of the past.
	All bool
	// Hidden is called with the number of facts that are not shown, if there are any.
	Hidden func(n int)
}

// Item presents items, one after another.
func Item(v View, items []*landscape.Item, o ItemOptions) *output.Document {
	return &output.Document{Text: v.itemText(items, o), Fill: func(d *output.Document, need output.Need) { v.fillItem(d, need, items, o) }}
}

// fillItem sets the part of d that a format needs.
func (v View) fillItem(d *output.Document, need output.Need, items []*landscape.Item, o ItemOptions) {
	switch need {
	case output.NeedNames:
		d.Names = names(v.Catalog, items)
	case output.NeedRecords:
		d.Records = itemRecords(v.Catalog, landscape.Fields, items)
	case output.NeedData:
		data := []DetailedItem{}
		for _, it := range items {
			data = append(data, NewDetailedItem(v.Catalog, it))
		}
		d.Data = data
	case output.NeedTables, output.NeedWide:
		if d.Tables != nil { // of a comparison
			return
		}
		for _, it := range items {
			d.Tables = append(d.Tables, v.itemTable(it, o))
		}
	}
}

// itemTable returns an item as a table of fields and values.
func (v View) itemTable(it *landscape.Item, o ItemOptions) output.Table {
	t := output.Table{Title: it.Name, Columns: []output.Column{v.head("field", headField), v.head("value", headValue)}}
	lines, _ := v.itemLines(it, o)
	for _, l := range lines {
		t.Rows = append(t.Rows, []string{l.label, strings.Join(l.lines, "\n")})
	}
	return t
}

func (v View) itemText(items []*landscape.Item, o ItemOptions) func(*bytes.Buffer, output.Style, int) error {
	return func(w *bytes.Buffer, s output.Style, width int) error {
		hidden := 0
		for i, it := range items {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.WriteString(s.Link(siteLinks(items)[i], s.Colorize(output.Bold, output.SanitizeString(it.Name))) + "\n")
			if text := v.description(it); text != "" {
				w.WriteString(strings.Join(output.Wrap(output.SanitizeString(text), width), "\n") + "\n")
			}
			w.WriteByte('\n')
			lines, n := v.itemLines(it, o)
			writeLabeled(w, s, width, lines)
			hidden += n
		}
		if hidden > 0 && o.Hidden != nil {
			o.Hidden(hidden)
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
	"lifecycle": true, "lifecycle_at": true, "lifecycle_to": true,
	"maintainers": true, "maintainer_organizations": true, "single_organization": true,
}

// everydayFields lists the fields that are shown first, in their order.
var everydayFields = []string{"status", "owner", "note", "own_tags", "homepage_url", "repositories", "documentation_url", "license", "summary.tags", "aliases"}

// maintainerFields are shown only with everything else: they serve those who run a
// project more than those who look for one.
var maintainerFields = map[string]bool{
	"artwork_url": true, "devstats_url": true, "lfx_slug": true, "clomonitor_name": true, "logo": true, "crunchbase_url": true,
	"latest_annual_review_at": true, "latest_annual_review_url": true, "twitter_url": true, "linkedin_url": true,
	"bluesky_url": true, "facebook_url": true, "upstream_description": true, "lifecycle_source": true, "parent_project": true, "reddit_url": true, "pinterest_url": true, "youtube_url": true, "funding_url": true,
}

func (v View) description(it *landscape.Item) string {
	f, _ := landscape.FieldNamed("description")
	return f.CellIn(v.Lang, v.Catalog, it)
}

// itemLines returns what is known of an item, except its name and description: the
// everyday facts first. It also returns the number of facts that the options hide.
func (v View) itemLines(it *landscape.Item, o ItemOptions) (all []labeled, hidden int) {
	add := func(label string, lines []string, mark func(output.Style, string) string) {
		if len(lines) > 0 {
			all = append(all, labeled{label, lines, mark})
		}
	}
	field := func(f landscape.Field) {
		if cell := f.CellIn(v.Lang, v.Catalog, it); cell != "" {
			add(v.Label(f.Name), []string{cell}, nil)
		}
	}
	add(v.Label("maturity"), []string{v.maturity(it)}, v.markLevel)
	if it.Lifecycle != nil {
		add(v.Label("lifecycle"), []string{v.lifecycle(it.Lifecycle)}, nil)
	}
	add(v.Say(labelPlacement), v.placements(it), nil)
	for _, name := range everydayFields {
		if f, _ := landscape.FieldNamed(name); name != "repositories" {
			field(f)
		} else {
			urls, more := repositories(it, o.All)
			hidden += more
			add(v.Say(labelRepository), urls, nil)
		}
	}
	add(v.Say(labelHistory), v.history(it), v.markLevel)
	if o.All {
		add(v.Say(labelEvidence), v.evidence(it), v.markLevel)
	} else {
		hidden += len(it.Evidence)
	}
	for _, f := range landscape.Fields {
		switch {
		case shownElsewhere[f.Name] || slices.Contains(everydayFields, f.Name):
		case maintainerFields[f.Name] && !o.All:
			if f.CellIn(v.Lang, v.Catalog, it) != "" {
				hidden++
			}
		default:
			field(f)
		}
	}
	add(v.Label("maintainers"), v.maintainers(it.Profile), nil)
	add(v.Say(labelAudits), v.audits(it), nil)
	relations, more := v.relations(it, o.All)
	add(v.Say(labelRelations), relations, nil)
	add(v.Say(labelFacts), v.facts(it.Facts, o.All), nil)
	add(v.Say(labelSources), v.sources(it, o.All), nil)
	return all, hidden + more
}

// maxRepositories is the number of repositories that are shown by default.
const maxRepositories = 3

// repositories returns a line for each repository, and how many are left out.
func repositories(it *landscape.Item, all bool) (lines []string, hidden int) {
	for _, r := range it.Repositories {
		lines = append(lines, strings.TrimSpace(r.URL+" "+r.License))
	}
	if len(lines) > maxRepositories && !all {
		return lines[:1], len(lines) - 1
	}
	return lines, 0
}

// maintainers returns how many maintainers a project has, and from how many
// organizations.
func (v View) maintainers(p *landscape.Profile) []string {
	switch {
	case p == nil || p.Maintainers == 0:
		return nil
	case p.MaintainerOrganizations == 0:
		return []string{strconv.Itoa(p.Maintainers)}
	case p.MaintainerOrganizations == 1:
		return []string{fmt.Sprintf(v.Say(textOneOrganization), p.Maintainers)}
	}
	return []string{fmt.Sprintf(v.Say(textOrganizations), p.Maintainers, p.MaintainerOrganizations)}
}

// lifecycle returns a state with its date and what came after it.
func (v View) lifecycle(l *landscape.Lifecycle) string {
	text := l.Label(v.Lang)
	if l.Date != 0 {
		text = fmt.Sprintf(v.Say(textLifecycleSince), text, l.Date)
	}
	if l.To != "" {
		text = fmt.Sprintf(v.Say(textLifecycleTo), text, l.To)
	}
	return text
}

// evidence returns a line for each decision of a level change.
func (v View) evidence(it *landscape.Item) []string {
	var lines []string
	for _, e := range it.Evidence {
		lines = append(lines, fmt.Sprintf("%-11s %s %s", e.Date, v.LevelName(e.Level), e.URL))
	}
	return lines
}

func (v View) audits(it *landscape.Item) []string {
	var lines []string
	for _, a := range it.Audits {
		if v.Lang == "ja" {
			a.Type = landscape.AuditTypeJa(a.Type)
		}
		lines = append(lines, a.String())
	}
	return lines
}

// markLevel colors the level that is a word of a line.
func (v View) markLevel(s output.Style, line string) string {
	for _, l := range append(v.Catalog.Levels(), landscape.Inception, landscape.Archived) {
		name := v.LevelName(l)
		if before, after, ok := strings.Cut(line, name); ok && name != "" {
			return before + v.PaintLevel(s, name, name) + after
		}
	}
	return line
}

func (v View) maturity(it *landscape.Item) string {
	if it.Maturity == "" {
		return v.Word(textNotHosted.En, v.notHosted())
	}
	name := v.LevelName(it.Maturity)
	if since := it.Since(); since.Date != 0 {
		return v.levelSince(it.Maturity, since.FormatDate())
	}
	return name
}

func (v View) placements(it *landscape.Item) []string {
	var lines []string
	for _, p := range it.Placements() {
		lines = append(lines, v.path(p))
	}
	return lines
}

// maxRelations is the number of items of a relation that are shown by default.
const maxRelations = 12
