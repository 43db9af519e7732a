package scanreport

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
)

// Report is the data of a scan, as JSON shows it and [Decode] reads it.
type Report struct {
	Day       landscape.Date `json:"day"` // of the landscape
	Files     int            `json:"files"`
	Projects  []Project      `json:"projects"`
	TestData  []Project      `json:"test_data"` // projects that only test data names
	Levels    LevelCounts    `json:"levels"`
	Unmatched int            `json:"unmatched"` // number of components of no project
	// UnmatchedComponents is nil unless it is asked for.
	UnmatchedComponents []Use             `json:"unmatched_components,omitzero"`
	Verdict             Outcome           `json:"verdict"`
	Violations          []Violation       `json:"violations"`
	Excused             []Excuse          `json:"excused"`
	Unused              []Exception       `json:"unused_exceptions"`
	Unreadable          []scan.Unreadable `json:"unreadable"`
	Warnings            []scan.Warning    `json:"warnings"`
}

// Project is a project that is used, with the components that come from it.
type Project struct {
	Name          string               `json:"name"`
	Slug          string               `json:"slug"`
	Maturity      landscape.Level      `json:"maturity,omitempty"`
	Since         landscape.Date       `json:"since,omitzero"`
	ParentProject string               `json:"parent_project,omitempty"`
	Status        string               `json:"status,omitempty"`
	Successors    []landscape.Relation `json:"successors,omitempty"`
	Direct        int                  `json:"direct"` // number of direct components
	Components    []Use                `json:"components"`
}

// Use is a component and the places that name it.
type Use struct {
	PURL       string  `json:"purl"`
	Type       string  `json:"type"`
	Name       string  `json:"name"`
	Version    string  `json:"version,omitempty"`
	Rule       string  `json:"rule,omitempty"` // "" for a component of no project
	Confidence string  `json:"confidence,omitempty"`
	Scope      string  `json:"scope,omitempty"` // library, or ""
	Indirect   bool    `json:"indirect"`
	Places     []Place `json:"places"`
}

// Place is where a component is named.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // from 1; 0 where unknown
}

// Violation is a project that violates the policy, its first place and all places.
type Violation struct {
	Project    string   `json:"project"`
	Reason     string   `json:"reason"`
	UseInstead []string `json:"use_instead"` // projects that the policy allows
	File       string   `json:"file"`
	Line       int      `json:"line"`
	Components []Use    `json:"components"` // with the places that violate the policy
}

// Excuse is a project that would violate the policy without an exception.
type Excuse struct {
	Violation
	Exception string         `json:"exception"` // the reason of the exception
	Until     landscape.Date `json:"until,omitzero"`
}

// Exception is an exception of the policy that excuses nothing.
type Exception struct {
	For    string         `json:"for"`
	Reason string         `json:"reason"`
	Until  landscape.Date `json:"until,omitzero"`
	Line   int            `json:"line,omitempty"` // in the policy file
}

// LevelCounts counts projects by level, in the order of the report. JSON has an
// object.
type LevelCounts []LevelCount

// LevelCount is the number of projects at a level.
type LevelCount struct {
	Level    string // "none" for projects without a level
	Projects int
}

// MarshalJSON writes an object with the levels in their order.
func (l LevelCounts) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, c := range l {
		if i > 0 {
			b = append(b, ',')
		}
		key, err := json.Marshal(c.Level)
		if err != nil {
			return nil, err
		}
		b = append(append(b, key...), ':')
		b = strconv.AppendInt(b, int64(c.Projects), 10)
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads an object and keeps the order of its levels.
func (l *LevelCounts) UnmarshalJSON(b []byte) error {
	*l = LevelCounts{}
	dec := json.NewDecoder(bytes.NewReader(b))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return err
	}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		c := LevelCount{}
		c.Level, _ = token.(string)
		if err := dec.Decode(&c.Projects); err != nil {
			return err
		}
		*l = append(*l, c)
	}
	return nil
}

// report returns the data of the scan, with the components of no project if
// unmatched is true.
func (p presenter) report(unmatched bool) *Report {
	r := &Report{Day: p.Catalog.Origin.Date, Files: p.Files, Projects: make([]Project, 0, len(p.Projects)), TestData: []Project{}, Levels: LevelCounts{},
		Unmatched: len(p.Unmatched), Verdict: p.Outcome(), Violations: []Violation{}, Excused: []Excuse{}, Unused: []Exception{},
		Unreadable: append([]scan.Unreadable{}, p.Unreadable...), Warnings: append([]scan.Warning{}, p.Warnings...)}
	for i := range r.Warnings {
		r.Warnings[i].Like = "" // not in JSON
	}
	for _, project := range p.Projects {
		r.Projects = append(r.Projects, newProject(project))
	}
	for _, project := range p.TestData {
		r.TestData = append(r.TestData, newProject(project))
	}
	for _, c := range p.levels() {
		r.Levels = append(r.Levels, LevelCount{cmp.Or(string(c.level), "none"), c.projects})
	}
	if unmatched {
		r.UnmatchedComponents = newUses(p.Unmatched)
	}
	for _, v := range p.Verdict.Violations {
		r.Violations = append(r.Violations, newViolation(v))
	}
	for _, e := range p.Verdict.Excused {
		r.Excused = append(r.Excused, Excuse{newViolation(e.Violation), e.Exception.Reason, e.Exception.Until})
	}
	for _, e := range p.Verdict.Unused {
		r.Unused = append(r.Unused, Exception{e.Subject(), e.Reason, e.Until, e.Line})
	}
	return r
}

func newProject(p scan.Project) Project {
	it := p.Item
	return Project{Name: it.Name, Slug: it.Slug(), Maturity: it.Maturity, Since: it.Since().Date, ParentProject: it.ParentProject,
		Status: it.Status, Successors: p.Successors(), Direct: p.Direct(), Components: newUses(p.Uses)}
}

func newUses(uses []scan.Use) []Use {
	out := make([]Use, len(uses))
	for i, u := range uses {
		out[i] = Use{PURL: u.PURL(), Type: u.Kind, Name: u.Name, Version: u.Version, Rule: u.Match.Rule, Confidence: u.Match.Confidence, Scope: u.Match.Scope,
			Indirect: u.Indirect(), Places: make([]Place, len(u.Places))}
		for j, c := range u.Places {
			out[i].Places[j] = Place{c.File, max(0, c.Line)}
		}
	}
	return out
}

func newViolation(v scan.Violation) Violation {
	first := v.Project.First()
	return Violation{v.Project.Item.Name, v.Text, append([]string{}, v.Instead...), first.File, max(0, first.Line), newUses(v.Project.Uses)}
}

// Scan returns the report as a scan finds it. Projects have the levels of the report, and
// what else the catalog has of them.
func (r *Report) Scan(c *landscape.Catalog) *scan.Report {
	items := map[string]*landscape.Item{}
	for i := range c.Items {
		items[c.Items[i].Name] = &c.Items[i]
	}
	out := &scan.Report{Unreadable: r.Unreadable, Warnings: r.Warnings, Files: r.Files, Roots: []string{"."}}
	for _, p := range r.Projects {
		it := items[p.Name]
		if it == nil {
			it = &landscape.Item{Name: p.Name, ParentProject: p.ParentProject, Status: p.Status, Maturity: p.Maturity}
		} else if it.Maturity != p.Maturity {
			copied := *it
			it, copied.Maturity = &copied, p.Maturity
		}
		project := scan.Project{Item: it}
		for _, u := range p.Components {
			project.Uses = append(project.Uses, u.use(it))
		}
		out.Projects = append(out.Projects, project)
	}
	return out
}

// use returns the use of a component as a scan finds it.
func (u Use) use(it *landscape.Item) scan.Use {
	c, ok := scan.ParsePURL(u.PURL)
	if !ok || c.Kind != u.Type {
		c = scan.Component{Kind: u.Type}
	}
	c.Name, c.Version, c.Indirect = u.Name, u.Version, u.Indirect
	out := scan.Use{Component: c, Match: scan.Match{Item: it, Rule: u.Rule, Confidence: u.Confidence, Scope: u.Scope}}
	for _, p := range u.Places {
		out.Places = append(out.Places, scan.Place{File: p.File, Line: p.Line, Indirect: u.Indirect})
	}
	return out
}

// Decode reads a report that was saved as JSON. It reports false for JSON that
// is no such report.
func Decode(content []byte) (*Report, bool) {
	var r Report
	if err := json.Unmarshal(content, &r); err != nil || r.Projects == nil {
		return nil, false
	}
	for i := range r.Unreadable {
		r.Unreadable[i].Named = false // an argument then, not now
	}
	return &r, true
}
