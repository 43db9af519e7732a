package scan

import (
	"cmp"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Report holds the components of a scan by the projects that they come from.
type Report struct {
	Projects []Project // by level, archived ones first, then by name
	// TestData lists the projects that only test data names; see Select.
	TestData  []Project
	Unmatched []Use // components that come from no project
	Warnings  []Warning
	// Unreadable lists what the scan should have read and could not.
	Unreadable []Unreadable
	Files      int
	Roots      []string // the paths that were scanned
	// CycloneDX is the last named file that is in CycloneDX, or nil.
	CycloneDX []byte
}

// Project is a project that components come from.
type Project struct {
	Item *landscape.Item
	Uses []Use
}

// Use is a component and all the places that name it.
type Use struct {
	Component       // as the first place has it
	Match     Match // the zero Match for a component of no project
	Places    []Place
}

// Place is where a component is named.
type Place struct {
	File     string
	Line     int  // from 1; 0 if the file has no lines
	Indirect bool // as a dependency of another component
	Text     bool // by a script or a template
	TestData bool // in test data, an example or documentation
}

// comparePlaces orders places in test data last, direct places before indirect ones,
// and then by file and line.
func comparePlaces(a, b Place) int {
	return cmp.Or(btoi(a.TestData)-btoi(b.TestData), btoi(a.Indirect)-btoi(b.Indirect), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

// Indirect reports whether all places name the component as a dependency of
// another.
func (u Use) Indirect() bool {
	return !slices.ContainsFunc(u.Places, func(p Place) bool { return !p.Indirect })
}

// isText reports whether only scripts and templates name the component.
func (u Use) isText() bool {
	return !slices.ContainsFunc(u.Places, func(p Place) bool { return !p.Text })
}

// matchUse returns the match of a component and all of its places, or the zero Match.
func (m *Matcher) matchUse(u Use) Match {
	match, ok := m.Match(u.Component)
	if ok && u.isText() {
		match.Confidence = ConfidenceText
	}
	return match
}

// Direct returns the number of components that are not indirect.
func (p Project) Direct() int {
	n := 0
	for _, u := range p.Uses {
		if !u.Indirect() {
			n++
		}
	}
	return n
}

// First returns the first place that names the project, a direct one if there is
// any.
func (p Project) First() Place {
	var first *Place
	for i := range p.Uses {
		for j := range p.Uses[i].Places {
			if place := &p.Uses[i].Places[j]; first == nil || comparePlaces(*place, *first) < 0 {
				first = place
			}
		}
	}
	if first == nil { // a saved report may have none
		return Place{}
	}
	return *first
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Successors returns the relations to the successors of an archived project.
func (p Project) Successors() []landscape.Relation {
	if p.Item.Maturity != landscape.Archived {
		return nil
	}
	var out []landscape.Relation
	for _, r := range p.Item.Relations {
		if r.Type == "succeeded_by" {
			out = append(out, r)
		}
	}
	return out
}

// NewReport finds the projects that the components of a scan come from.
func NewReport(found *Result, m *Matcher) *Report {
	r := &Report{Warnings: found.Warnings, Unreadable: found.Unreadable, Files: found.Files, Roots: found.Roots, CycloneDX: found.CycloneDX}
	uses := slices.DeleteFunc(usesOf(found.Components), func(u Use) bool {
		_, ok := m.Match(u.Component)
		return !ok && u.isText()
	})
	sizes := map[*landscape.Item]int{} // nil for no project
	for i := range uses {
		uses[i].Match = m.matchUse(uses[i])
		sizes[uses[i].Match.Item]++
	}
	if n := sizes[nil]; n > 0 {
		r.Unmatched = make([]Use, 0, n)
	}
	at := map[*landscape.Item]int{}
	for _, u := range uses {
		it := u.Match.Item
		if it == nil {
			r.Unmatched = append(r.Unmatched, u)
			continue
		}
		i, ok := at[it]
		if !ok {
			i = len(r.Projects)
			at[it], r.Projects = i, append(r.Projects, Project{it, make([]Use, 0, sizes[it])})
		}
		r.Projects[i].Uses = append(r.Projects[i].Uses, u)
	}
	slices.SortStableFunc(r.Projects, func(a, b Project) int {
		return cmp.Or(attentionRank(a.Item)-attentionRank(b.Item), cmp.Compare(normalize.Slug(a.Item.Name), normalize.Slug(b.Item.Name)))
	})
	return r
}

// usesOf returns each component once, with all of its places. Lists get their final
// sizes at once: a scan can have a million components.
func usesOf(components []Component) []Use {
	at := map[componentKey]int32{}
	var sizes []int32
	for _, c := range components {
		i, ok := at[c.key()]
		if !ok {
			i = int32(len(sizes))
			at[c.key()], sizes = i, append(sizes, 0)
		}
		sizes[i]++
	}
	uses := make([]Use, len(sizes))
	places := make([]Place, len(components))
	for _, c := range components {
		u := &uses[at[c.key()]]
		if u.Places == nil {
			n := sizes[at[c.key()]]
			u.Component, u.Places, places = c, places[:0:n], places[n:]
		}
		u.Places = append(u.Places, Place{c.File, c.Line, c.Indirect, c.Text, c.TestData})
	}
	return uses
}

// Position returns FILE:LINE, or FILE where the line is unknown.
func Position(file string, line int) string { return diag.Position(file, line, 0) }

// attentionRank orders items by how much attention their levels require.
func attentionRank(it *landscape.Item) int {
	switch it.Maturity {
	case landscape.Archived:
		return 0
	case "":
		return 9
	case landscape.Sandbox, landscape.Inception:
		return 1
	case landscape.Incubating:
		return 2
	case landscape.Graduated:
		return 3
	}
	return 4
}
