package mcp

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/scanreport"
)

// scanSummary is what a scan found in all.
type scanSummary struct {
	Files      int `json:"files"`      // that were read
	Unmatched  int `json:"unmatched"`  // components of no hosted project
	Unreadable int `json:"unreadable"` // files
}

func (s scanSummary) object() output.Object {
	return output.Object{{Key: "files", Value: s.Files}, {Key: "unmatched", Value: s.Unmatched}, {Key: "unreadable", Value: s.Unreadable}}
}

// scannedProject is a project that files use.
type scannedProject struct {
	Name       string          `json:"name"`
	Maturity   landscape.Level `json:"maturity,omitempty"`
	Since      landscape.Date  `json:"since,omitzero"`
	Status     string          `json:"status,omitempty"`
	Successors []string        `json:"successors,omitempty"`
	Components int             `json:"components"`
	Examples   []string        `json:"examples"` // of components
	Files      []string        `json:"files"`    // the first that name it
	Indirect   bool            `json:"indirect"` // only as a dependency of dependencies
}

// shownUses is the number of components and files of a project that an answer has.
const shownUses = 3

func newScannedProject(p scan.Project) scannedProject {
	s := scannedProject{Name: p.Item.Name, Maturity: p.Item.Maturity, Since: p.Item.Since().Date, Status: p.Item.Status,
		Components: len(p.Uses), Examples: []string{}, Files: []string{}, Indirect: p.Direct() == 0}
	for _, r := range p.Successors() {
		s.Successors = append(s.Successors, r.Other)
	}
	for _, u := range p.Uses {
		if name := strings.TrimSuffix(u.Name+"@"+u.Version, "@"); len(s.Examples) < shownUses {
			s.Examples = append(s.Examples, name)
		}
		for _, place := range u.Places {
			if at := scan.Position(place.File, place.Line); len(s.Files) < shownUses && !slices.Contains(s.Files, at) {
				s.Files = append(s.Files, at)
			}
		}
	}
	return s
}

func (q *call) scan() (*answer, error) {
	r, err := q.report()
	if err != nil {
		return nil, err
	}
	projects := make([]scannedProject, len(r.Projects))
	for i, p := range r.Projects {
		projects[i] = newScannedProject(p)
	}
	a := rowsOf(projects, columns("name", "maturity", "components", "examples", "files", "successors"), func(p scannedProject) []string {
		return []string{p.Name, string(p.Maturity), strconv.Itoa(p.Components), strings.Join(p.Examples, ", "), strings.Join(p.Files, ", "), strings.Join(p.Successors, ", ")}
	})
	a.more, a.notes = scanSummary{r.Files, len(r.Unmatched), len(r.Unreadable)}.object(), scanNotes(r)
	return a, nil
}

var (
	paramPolicy   = param{Name: "policy", Doc: "text of a policy file in YAML, with keys such as denied, allowed, min_maturity and exceptions", Type: content}
	paramDisallow = param{Name: "disallow", Doc: "disallowed levels, such as archived", Type: list}
	paramMinimum  = param{Name: "min_maturity", Doc: "minimum level", Type: text, Enum: scan.MinimumLevels}
)

// policySummary is the verdict of a policy.
type policySummary struct {
	scanSummary
	Verdict  scanreport.Outcome `json:"verdict"`  // passed, failed, or incomplete if something could not be read
	Projects int                `json:"projects"` // that are used
	Excused  int                `json:"excused"`  // by exceptions
}

// violation is a project that the policy does not allow.
type violation struct {
	Project    string          `json:"project"`
	Maturity   landscape.Level `json:"maturity,omitempty"`
	Reason     string          `json:"reason"`
	UseInstead []string        `json:"use_instead"`
	Files      []string        `json:"files"` // the first that name it
}

// policy returns the policy of a call.
func (q *call) policy() (p scan.Policy, err error) {
	content, denied, least := q.text(paramPolicy), q.list(paramDisallow), q.text(paramMinimum)
	if content == "" && len(denied) == 0 && least == "" {
		return p, fmt.Errorf("no policy: give policy, disallow or min_maturity")
	}
	if err := scan.CanFail(q.Catalog); err != nil {
		return p, err
	}
	if content != "" {
		if p, err = scan.ReadPolicy([]byte(content), "policy", q.Catalog); err != nil {
			return p, err
		}
	}
	var levels []string
	for _, list := range denied {
		for level := range strings.SplitSeq(list, ",") {
			levels = append(levels, strings.TrimSpace(level))
		}
	}
	return p.With(levels, least, q.Catalog)
}

func (q *call) checkPolicy() (*answer, error) {
	policy, err := q.policy()
	if err != nil {
		return nil, err
	}
	date := q.Catalog.Origin.Date
	if q.text(paramAsOf) == "" {
		if date, err = q.server.options.Session.DateOf(q.Catalog); err != nil {
			return nil, err
		}
	}
	r, err := q.report()
	if err != nil {
		return nil, err
	}
	s := scanreport.Scan{Report: r, Gated: true}
	s.Verdict = policy.Judge(r, date, q.Catalog.Lookup)
	violations := make([]violation, len(s.Verdict.Violations))
	for i, v := range s.Verdict.Violations {
		violations[i] = violation{v.Project.Item.Name, v.Project.Item.Maturity, v.Text, append([]string{}, v.Instead...), newScannedProject(v.Project).Files}
	}
	a := rowsOf(violations, columns("project", "reason", "use instead", "files"), func(v violation) []string {
		return []string{v.Project, v.Reason, cmp.Or(strings.Join(v.UseInstead, ", "), "-"), strings.Join(v.Files, ", ")}
	})
	a.more = append(scanSummary{r.Files, len(r.Unmatched), len(r.Unreadable)}.object(), output.Object{{Key: "verdict", Value: string(s.Outcome())},
		{Key: "projects", Value: len(r.Projects)}, {Key: "excused", Value: len(s.Verdict.Excused)}}...)
	for _, e := range s.Verdict.Expired {
		a.notes = append(a.notes, fmt.Sprintf("the exception for %s expired on %s", e.Subject(), e.Until))
	}
	a.notes = append(a.notes, scanNotes(r)...)
	return a, nil
}
