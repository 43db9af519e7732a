package scanreport

import (
	"maps"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// Levels holds the levels of projects by name.
type Levels map[string]landscape.Level

// ProjectLevels returns the projects of a saved report.
func (r *Report) ProjectLevels() Levels {
	levels := Levels{}
	for _, p := range r.Projects {
		levels[p.Name] = p.Maturity
	}
	return levels
}

// LevelsOf returns the projects of a scan.
func LevelsOf(r *scan.Report) Levels {
	levels := Levels{}
	for _, p := range r.Projects {
		levels[p.Item.Name] = p.Item.Maturity
	}
	return levels
}

// DiffEntry is a project that came, went or changed its level between two scans.
type DiffEntry struct {
	Change  string           `json:"change"` // came, went or level
	Project string           `json:"project"`
	Before  *landscape.Level `json:"before,omitempty"` // nil if it came
	After   *landscape.Level `json:"after,omitempty"`  // nil if it went
}

// Diff returns the differences of two scans by name.
func Diff(before, after Levels) []DiffEntry {
	all := maps.Clone(before)
	maps.Copy(all, after)
	entries := []DiffEntry{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		old, was := before[name]
		now, is := after[name]
		switch {
		case !was:
			entries = append(entries, DiffEntry{Change: "came", Project: name, After: &now})
		case !is:
			entries = append(entries, DiffEntry{Change: "went", Project: name, Before: &old})
		case old != now:
			entries = append(entries, DiffEntry{Change: "level", Project: name, Before: &old, After: &now})
		}
	}
	return entries
}

// DiffDocument presents the differences of two scans.
func DiffDocument(v view.View, entries []DiffEntry) *output.Document {
	p := presenter{View: v}
	t := output.Table{Columns: p.columns("change", "project", "before", "after")}
	d := &output.Document{Data: entries}
	level := func(l *landscape.Level) landscape.Level {
		if l == nil {
			return ""
		}
		return *l
	}
	records := output.Table{Columns: t.Columns}
	for _, e := range entries {
		before, after := level(e.Before), level(e.After)
		t.Rows = append(t.Rows, []string{p.Word(e.Change, changeJa(e.Change)), e.Project, p.LevelName(before), p.LevelName(after)})
		records.Rows = append(records.Rows, []string{e.Change, e.Project, string(before), string(after)})
		d.Names = append(d.Names, e.Project)
	}
	d.Tables, d.Records = []output.Table{t}, &records
	return d
}
