package cmd

import (
	"bytes"
	"cmp"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
)

func (r scanReport) data() output.Object {
	var o output.Object
	o.Put("day", r.Catalog.Origin.Day)
	o.Put("files", r.Files)
	projects := []output.Object{}
	for _, p := range r.Projects {
		projects = append(projects, r.project(p))
	}
	o.Put("projects", projects)
	counts := output.Object{}
	levels, n, _ := r.byLevel()
	for _, l := range levels {
		counts = append(counts, output.Member{Key: cmp.Or(string(l), "none"), Value: n[l]})
	}
	o.Put("levels", counts)
	o.Put("unmatched", len(r.Unmatched))
	if r.unmatched {
		o.Put("unmatched_components", r.useObjects(r.Unmatched))
	}
	o.Put("verdict", r.result())
	violations, excused := []output.Object{}, []output.Object{}
	for _, v := range r.verdict.Violations {
		violations = append(violations, violationObject(v))
	}
	for _, e := range r.verdict.Excused {
		x := append(violationObject(e.Violation), output.Member{Key: "exception", Value: e.Exception.Reason})
		if e.Exception.Until != 0 {
			x.Put("until", e.Exception.Until)
		}
		excused = append(excused, x)
	}
	o.Put("violations", violations)
	o.Put("excused", excused)
	o.Put("unreadable", append([]scan.Unreadable{}, r.Unreadable...))
	o.Put("remarks", append([]scan.Remark{}, r.Remarks...))
	return o
}

func violationObject(v scan.Violation) output.Object {
	first := v.Project.First()
	return output.Object{{Key: "project", Value: v.Project.Item.Name}, {Key: "reason", Value: v.Text},
		{Key: "file", Value: first.File}, {Key: "line", Value: first.Line}}
}

func (r scanReport) project(p scan.Project) output.Object {
	o := output.Object{{Key: "name", Value: p.Item.Name}, {Key: "slug", Value: p.Item.Slug()}}
	if p.Item.Maturity != "" {
		o.Put("maturity", p.Item.Maturity)
	}
	if since := p.Item.Since(); since.Date != 0 {
		o.Put("since", since.Date)
	}
	if p.Item.ParentProject != "" {
		o.Put("parent_project", p.Item.ParentProject)
	}
	if p.Item.Status != "" {
		o.Put("status", p.Item.Status)
	}
	if s := p.Successors(); len(s) > 0 {
		o.Put("successors", s)
	}
	o.Put("direct", p.Direct())
	o.Put("components", r.useObjects(p.Uses))
	return o
}

func (r scanReport) useObjects(uses []scan.Use) []output.Object {
	out := []output.Object{}
	for _, u := range uses {
		o := output.Object{{Key: "purl", Value: u.PURL()}, {Key: "type", Value: u.Kind}, {Key: "name", Value: u.Name}}
		if u.Version != "" {
			o.Put("version", u.Version)
		}
		if u.Match.Item != nil {
			o.Put("rule", u.Match.Rule)
			o.Put("confidence", u.Match.Confidence)
		}
		o.Put("indirect", u.Indirect())
		places := []output.Object{}
		for _, c := range u.Places {
			place := output.Object{{Key: "file", Value: c.File}}
			if c.Line > 0 {
				place.Put("line", c.Line)
			}
			places = append(places, place)
		}
		o.Put("places", places)
		out = append(out, o)
	}
	return out
}

// bom writes a bill of materials: the one that was scanned, annotated, if that
// is all that was scanned, or one of what was found.
func (r scanReport) bom(w *bytes.Buffer, alone bool, m *scan.Matcher) error {
	var b []byte
	var err error
	if alone && r.CycloneDX != nil {
		b, err = scan.Annotate(r.CycloneDX, m)
	} else {
		b, err = scan.BOM(r.Report)
	}
	w.Write(b)
	return err
}
