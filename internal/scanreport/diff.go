package scanreport

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// DiffEntry is a difference between two scans.
type DiffEntry struct {
	// Change is came, went or level for a project. For a component of a project that both
	// scans have, it is version, or component if it came or went.
	Change        string           `json:"change"`
	Project       string           `json:"project"`
	Before        *landscape.Level `json:"before,omitempty"` // nil if the project came
	After         *landscape.Level `json:"after,omitempty"`  // nil if it went
	Component     string           `json:"component,omitempty"`
	VersionBefore string           `json:"version_before,omitempty"`
	VersionAfter  string           `json:"version_after,omitempty"`
	File          string           `json:"file,omitempty"` // where NEW, or else OLD, has it
	Line          int              `json:"line,omitempty"`
}

// Diff returns the differences of two scans by project and component.
func Diff(before, after *scan.Report) []DiffEntry {
	old, now := byName(before), byName(after)
	names := map[string]bool{}
	for name := range old {
		names[name] = true
	}
	for name := range now {
		names[name] = true
	}
	entries := []DiffEntry{}
	for _, name := range sortedNames(names) {
		was, is := old[name], now[name]
		switch {
		case was == nil:
			entries = append(entries, newEntry("came", *is, DiffEntry{After: &is.Item.Maturity}))
		case is == nil:
			entries = append(entries, newEntry("went", *was, DiffEntry{Before: &was.Item.Maturity}))
		default:
			if was.Item.Maturity != is.Item.Maturity {
				entries = append(entries, newEntry("level", *is, DiffEntry{Before: &was.Item.Maturity, After: &is.Item.Maturity}))
			}
			entries = append(entries, diffComponents(*was, *is)...)
		}
	}
	return entries
}

func byName(r *scan.Report) map[string]*scan.Project {
	projects := map[string]*scan.Project{}
	for i, p := range r.Projects {
		projects[p.Item.Name] = &r.Projects[i]
	}
	return projects
}

func sortedNames(names map[string]bool) []string {
	var all []string
	for name := range names {
		all = append(all, name)
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(normalize.Slug(a), normalize.Slug(b)), cmp.Compare(a, b))
	})
	return all
}

func newEntry(change string, p scan.Project, e DiffEntry) DiffEntry {
	first := p.First()
	e.Change, e.Project, e.File, e.Line = change, p.Item.Name, first.File, max(0, first.Line)
	return e
}

// diffComponents returns the components of a project that came, went or have another
// version.
func diffComponents(before, after scan.Project) []DiffEntry {
	old := usesByName(before)
	var out []DiffEntry
	add := func(change string, p scan.Project, u scan.Use, was, is string) {
		p.Uses = []scan.Use{u}
		out = append(out, newEntry(change, p, DiffEntry{Component: unversioned(u), VersionBefore: was, VersionAfter: is}))
	}
	for _, u := range after.Uses {
		was, ok := old[unversioned(u)]
		switch {
		case !ok:
			add("component", after, u, "", cmp.Or(u.Version, "any"))
		case was.Version != u.Version:
			add("version", after, u, was.Version, u.Version)
		}
		delete(old, unversioned(u))
	}
	for _, u := range before.Uses {
		if _, ok := old[unversioned(u)]; ok {
			add("component", before, u, cmp.Or(u.Version, "any"), "")
		}
	}
	return out
}

func usesByName(p scan.Project) map[string]scan.Use {
	uses := map[string]scan.Use{}
	for _, u := range p.Uses {
		uses[unversioned(u)] = u
	}
	return uses
}

// unversioned returns the package URL of a component without its version, as people read
// it.
func unversioned(u scan.Use) string {
	c := u.Component
	c.Version = ""
	return c.Label()
}

// NewIn returns the report of what came: the projects of after that before does not have,
// and what could not be read in after only. Arguments that could not be read are in it.
func NewIn(before, after *scan.Report) *scan.Report {
	r := *after
	old := byName(before)
	r.Projects = slices.DeleteFunc(slices.Clone(after.Projects), func(p scan.Project) bool { return old[p.Item.Name] != nil })
	unread := map[[2]string]bool{}
	for _, u := range before.Unreadable {
		unread[[2]string{relative(before, u.File), u.Reason}] = true
	}
	r.Unreadable = slices.DeleteFunc(slices.Clone(after.Unreadable), func(u scan.Unreadable) bool {
		return !u.Named && unread[[2]string{relative(after, u.File), u.Reason}]
	})
	for _, u := range before.Unreadable {
		if u.Named { // nothing can be said to have come
			r.Unreadable = append(r.Unreadable, u)
		}
	}
	return &r
}

// relative returns the path of a file below the only directory of a scan.
func relative(r *scan.Report, file string) string {
	return strings.TrimPrefix(file, presenter{Scan: Scan{Report: r}}.prefix())
}

// DiffDocument presents the differences of two scans. s is the report of what came, and
// its verdict.
func DiffDocument(v view.View, entries []DiffEntry, s Scan, version string) *output.Document {
	p := presenter{View: v, Scan: s}
	d := Document(v, s, Options{Version: version})
	d.Fill = nil
	delete(d.Other, "cyclonedx")
	t := output.Table{Columns: p.columns("change", "project", "before", "after", "component", "place")}
	t.Columns[5].Header = p.Say(headPlace)
	records := output.Table{Columns: t.Columns}
	d.Data = entries
	level := func(l *landscape.Level) landscape.Level {
		if l == nil {
			return ""
		}
		return *l
	}
	for _, e := range entries {
		before, after, place := level(e.Before), level(e.After), safePlace(e.File, e.Line)
		t.Rows = append(t.Rows, []string{p.Word(e.Change, changeJa(e.Change)), e.Project, cmp.Or(p.LevelName(before), e.VersionBefore),
			cmp.Or(p.LevelName(after), e.VersionAfter), e.Component, place})
		records.Rows = append(records.Rows, []string{e.Change, e.Project, cmp.Or(string(before), e.VersionBefore), cmp.Or(string(after), e.VersionAfter), e.Component, place})
		if !slices.Contains(d.Names, e.Project) {
			d.Names = append(d.Names, e.Project)
		}
	}
	d.Tables, d.Records = append([]output.Table{t}, p.findingTables()...), &records
	return d
}
