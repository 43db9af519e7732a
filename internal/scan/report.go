package scan

import (
	"cmp"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// Report says which projects the components of a scan come from.
type Report struct {
	Projects  []Project // by level, the archived first, then by name
	Unmatched []Use     // components that come from no project
	Remarks   []Remark
	// Unreadable lists what the report should cover and does not.
	Unreadable []Unreadable
	Files      int
	// CycloneDX is the last named file that is in CycloneDX, or nil.
	CycloneDX []byte
}

// Project is a project that components come from.
type Project struct {
	Item *landscape.Item
	Uses []Use
}

// Use is a component wherever it is named.
type Use struct {
	Component       // as it stands first; its version is that of there
	Match     Match // the zero one of a component of no project
	Places    []Component
}

// Indirect reports whether no file names the component but as a need of
// another.
func (u Use) Indirect() bool {
	return !slices.ContainsFunc(u.Places, func(c Component) bool { return !c.Indirect })
}

// Direct counts the components that are not indirect.
func (p Project) Direct() int {
	n := 0
	for _, u := range p.Uses {
		if !u.Indirect() {
			n++
		}
	}
	return n
}

// First returns where the project is named first, directly if it is at all.
func (p Project) First() Component {
	first := p.Uses[0].Places[0]
	for _, u := range p.Uses {
		for _, c := range u.Places {
			if cmp.Or(btoi(c.Indirect)-btoi(first.Indirect), compareComponents(c, first)) < 0 {
				first = c
			}
		}
	}
	return first
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Successors returns the relations that say what to use in place of an
// archived project.
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

// NewReport matches what a scan found.
func NewReport(found *Found, m *Matcher) *Report {
	r := &Report{Remarks: found.Remarks, Unreadable: found.Unreadable, Files: found.Files, CycloneDX: found.CycloneDX}
	uses := map[string]*Use{}
	var order []*Use
	for _, c := range found.Components {
		u := uses[c.key()]
		if u == nil {
			match, _ := m.Match(c)
			u = &Use{Component: c, Match: match}
			uses[c.key()], order = u, append(order, u)
		}
		u.Places = append(u.Places, c)
	}
	at := map[*landscape.Item]int{}
	for _, u := range order {
		it := u.Match.Item
		if it == nil {
			r.Unmatched = append(r.Unmatched, *u)
			continue
		}
		i, ok := at[it]
		if !ok {
			i = len(r.Projects)
			at[it], r.Projects = i, append(r.Projects, Project{Item: it})
		}
		r.Projects[i].Uses = append(r.Projects[i].Uses, *u)
	}
	slices.SortStableFunc(r.Projects, func(a, b Project) int {
		return cmp.Or(concern(a.Item)-concern(b.Item), cmp.Compare(landscape.Slug(a.Item.Name), landscape.Slug(b.Item.Name)))
	})
	return r
}

// Place returns FILE:LINE, or FILE where the line is unknown.
func Place(file string, line int) string { return diag.Position(file, line, 0) }

// concern orders levels by how much they ask for attention.
func concern(it *landscape.Item) int {
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
