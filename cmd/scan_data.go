package cmd

import (
	"bytes"
	"fmt"
	"os"
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
)

func (r scanReport) data() output.Object {
	var o output.Object
	o.Put("day", r.catalog.Origin.Day)
	o.Put("files", r.Files)
	projects := []output.Object{}
	for _, p := range r.Projects {
		projects = append(projects, r.project(p))
	}
	o.Put("projects", projects)
	counts := output.Object{}
	levels, n, _ := r.byLevel()
	for _, l := range levels {
		counts = append(counts, output.Member{Key: firstOf(string(l), "none"), Value: n[l]})
	}
	o.Put("levels", counts)
	o.Put("unmatched", len(r.Unmatched))
	if r.unmatched {
		o.Put("unmatched_components", r.useObjects(r.Unmatched))
	}
	violations := []output.Object{}
	for _, v := range r.broken {
		first := v.Project.First()
		violations = append(violations, output.Object{{Key: "project", Value: v.Project.Item.Name}, {Key: "reason", Value: v.Text},
			{Key: "file", Value: first.File}, {Key: "line", Value: first.Line}})
	}
	o.Put("violations", violations)
	remarks := r.Remarks
	if remarks == nil {
		remarks = []scan.Remark{}
	}
	o.Put("remarks", remarks)
	return o
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

// bom writes a bill of materials: the one that was scanned, annotated, or one
// of what was found.
func (r scanReport) bom(w *bytes.Buffer, paths []string, m *scan.Matcher) error {
	if len(paths) == 1 && isRegular(paths[0]) {
		if content, err := os.ReadFile(paths[0]); err == nil {
			if b, err := scan.Annotate(content, m); err == nil {
				w.Write(b)
				return nil
			}
		}
	}
	b, err := scan.BOM(r.Report)
	w.Write(b)
	return err
}

// sarif writes a result for what may not be used, and for what is archived or
// in the sandbox.
func (r scanReport) sarif(w *bytes.Buffer) error {
	rules := []sarifRule{
		{"not-allowed", "a project that may not be used", "error"},
		{"archived", "a project that is archived", "warning"},
		{"sandbox", "a project that is in the sandbox", "note"},
	}
	var results []sarifResult
	broken := map[*landscape.Item]string{}
	for _, v := range r.broken {
		broken[v.Project.Item] = v.Text
	}
	for _, p := range r.Projects {
		rule, text := string(p.Item.Maturity), fmt.Sprintf("%s is %s since %s", p.Item.Name, p.Item.Maturity, p.Item.Since().Day())
		if why := broken[p.Item]; why != "" {
			rule, text = "not-allowed", p.Item.Name+" "+why
		}
		for _, s := range p.Successors() {
			text += "; succeeded by " + s.Other
		}
		if slices.ContainsFunc(rules, func(s sarifRule) bool { return s.id == rule }) {
			first := p.First()
			results = append(results, sarifResult{rule, text, first.File, first.Line, 0, ""})
		}
	}
	return writeSARIF(w, rules, results)
}

func docsSARIF(w *bytes.Buffer, wrong []scan.Statement) error {
	var results []sarifResult
	for _, s := range wrong {
		results = append(results, sarifResult{"statement", fmt.Sprintf("%s is %s, not %s", s.Item.Name, s.Item.Maturity, s.Stated), s.File, s.Line, 0, ""})
	}
	return writeSARIF(w, []sarifRule{{"statement", "a statement on a level is true", "warning"}}, results)
}

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
