package landscape

import (
	"slices"
	"strings"
)

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Lifecycle Evidence Profile

// Lifecycle says that a product is no longer what it was.
type Lifecycle struct {
	State  string `json:"state"` // one of [LifecycleStates]
	Date   Date   `json:"date,omitzero"`
	To     string `json:"to,omitempty"` // the new name, or what it became part of
	Source string `json:"source,omitempty"`
}

// LifecycleStates lists the states of a lifecycle, with their Japanese labels.
var LifecycleStates = []struct{ Name, LabelJa string }{
	{"discontinued", "提供終了"},
	{"renamed", "改称"},
	{"merged", "統合済み"},
	{"repository_archived", "リポジトリ凍結"},
	{"closed_to_new_customers", "新規受付終了"},
}

// Label returns the state in the language "en" or "ja", or "" for nil.
func (l *Lifecycle) Label(lang string) string {
	if l == nil {
		return ""
	}
	for _, s := range LifecycleStates {
		if s.Name == l.State && lang == "ja" {
			return s.LabelJa
		}
	}
	return strings.ReplaceAll(l.State, "_", " ")
}

// ShortLabel returns the state in the language, to stand where other items have a
// level.
func (l *Lifecycle) ShortLabel(lang string) string {
	switch label := l.Label(lang); label {
	case "repository archived":
		return "repo archived"
	case "closed to new customers":
		return "closing"
	default:
		return label
	}
}

// Evidence is where the foundation decided or recorded a change of level.
type Evidence struct {
	Level Level  `json:"maturity"`
	Date  Date   `json:"date"` // of the change
	URL   string `json:"url"`
}

// Profile holds facts about the code of a project and those who maintain it. The
// zero value of each means that it is unknown.
type Profile struct {
	License     string // SPDX expression
	Language    string // in which most of the code is written
	FirstCommit int    // year
	// Maintainers and MaintainerOrganizations are counts on AsOf.
	Maintainers, MaintainerOrganizations int
	AsOf                                 Date
	Repositories                         []string // besides the primary one
	Sources                              []string // URLs or keys of a [Source]
}

// orZero returns what p points to, or the zero value for nil.
func orZero[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// describe gives items the descriptions of the projects with their repository or,
// if either has none, with their name. In another foundation's landscape only the
// repository counts, and a description of the file stays; otherwise it becomes the
// upstream description.
func (c *Catalog) describe(descriptions []Description, ours bool) {
	byRepo, byName := make(map[string]Description, len(descriptions)), make(map[string]Description, len(descriptions))
	for _, d := range descriptions {
		if byName[d.Name] = d; d.Repository != "" {
			key := RepositoryKey(d.Repository)
			if _, taken := byRepo[key]; taken {
				d = Description{} // several projects share it, so it names none
			}
			byRepo[key] = d
		}
	}
	for i := range c.Items {
		it := &c.Items[i]
		repo := it.Repository()
		d, ok := byName[it.Name]
		if !ours || !ok || d.Repository != "" && repo != "" && RepositoryKey(d.Repository) != RepositoryKey(repo) {
			d = Description{}
			if repo != "" {
				d = byRepo[RepositoryKey(repo)]
			}
		}
		if d.Text == "" || d.Text == it.Description || !ours && it.Description != "" {
			continue
		}
		it.UpstreamDescription, it.Description = it.Description, d.Text
	}
}

// addParts adds the parts of an entry's project to the catalog, except those that
// are items, and relates them. A historical edition has none: nothing says that
// they existed then.
func (c *Catalog) addParts(e Entry, it *Item, matcher entryMatcher) {
	if c.Origin.Edition != "" {
		return
	}
	for _, part := range e.Parts {
		if matcher.has(part, it) {
			continue
		}
		part.Part, part.ParentProject = true, it.Name
		part.Category, part.Subcategory, part.Maturity = it.Category, it.Subcategory, it.Maturity
		if url := part.Repository(); url != "" {
			it.Identifiers = append(it.Identifiers, Identifier{"repositories", url})
		}
		c.Parts = append(c.Parts, part)
	}
}

// applyProfile adds what a profile says and the file does not.
func (it *Item) applyProfile(p *Profile) {
	if p == nil {
		return
	}
	if it.License == "" {
		it.License = p.License
	}
	for _, url := range p.Repositories {
		if !slices.ContainsFunc(it.Repositories, func(r Repository) bool { return RepositoryKey(r.URL) == RepositoryKey(url) }) {
			it.Repositories = append(slices.Clip(it.Repositories), Repository{URL: url})
		}
	}
	if p.License != "" || p.Language != "" || p.FirstCommit != 0 || p.Maintainers != 0 {
		own := *p
		own.Repositories = nil // they are the item's now
		it.Profile = &own
	}
}
