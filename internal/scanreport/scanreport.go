// Package scanreport presents the results of scans: it builds the documents of
// the scan commands, which have tables for people, typed data for programs, and
// the formats of code scanning (SARIF) and of bills of materials (CycloneDX).
//
// [Scan] is a report of package scan with the verdict of a policy on it. The
// types that JSON shows, such as [Report] and [DiffEntry], are those that Decode
// reads back: "scan diff" compares saved reports. The package knows neither flags
// nor streams; options are plain structs.
package scanreport

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// Scan is a report and the verdict of a policy on it.
type Scan struct {
	*scan.Report
	Verdict scan.Verdict
	Gated   bool // there is a policy
}

// Options say how a scan is presented.
type Options struct {
	By        string // what a row stands for: one of [Groupings]
	Unmatched bool   // also list the components of no project
	Version   string // of landscope, for SARIF
	// Annotate adds the projects to the CycloneDX file that was scanned instead
	// of writing a new one. It is nil if other files were scanned as well.
	Annotate *scan.Matcher
}

// Groupings lists what a row of a report can stand for.
var Groupings = []string{"project", "component", "file", "level"}

// Outcome is the result of a scan.
type Outcome string

// The outcomes.
const (
	Incomplete Outcome = "incomplete" // an argument could not be read
	NoPolicy   Outcome = "none"
	Passed     Outcome = "passed"
	Failed     Outcome = "failed"
)

// Outcome returns the result of the scan.
func (s Scan) Outcome() Outcome {
	switch {
	case slices.ContainsFunc(s.Unreadable, func(u scan.Unreadable) bool { return u.Named }):
		return Incomplete
	case !s.Gated:
		return NoPolicy
	case s.Verdict.Passed():
		return Passed
	}
	return Failed
}

// presenter builds the parts of a document.
type presenter struct {
	view.View
	Scan
	records bool // the tables are data, not for people
}

// Document presents a scan.
func Document(v view.View, s Scan, o Options) *output.Document {
	p := presenter{View: v, Scan: s}
	d := &output.Document{}
	d.Other = map[string]func(*bytes.Buffer) error{
		"sarif":     func(w *bytes.Buffer) error { return p.sarif(o.Version).Write(w) },
		"cyclonedx": func(w *bytes.Buffer) error { return p.cycloneDX(w, o.Annotate) },
		"github":    func(w *bytes.Buffer) error { return p.github(w, p.sarif(o.Version)) },
		"junit":     func(w *bytes.Buffer) error { return writeJUnit(w, "scan", p.testCases()) },
	}
	d.Fill = func(d *output.Document, need output.Need) {
		switch need {
		case output.NeedData:
			d.Data = p.report(o.Unmatched)
		case output.NeedNames:
			for _, project := range s.Projects {
				d.Names = append(d.Names, project.Item.Slug())
			}
		case output.NeedRecords:
			data := p
			data.Lang, data.records = "en", true
			d.Records = &data.tables(o)[0]
		case output.NeedTables, output.NeedWide:
			d.Tables = p.tables(o)
		}
	}
	return d
}

// levelCount counts the projects at a level and their components.
type levelCount struct {
	level                landscape.Level
	projects, components int
}

// levels counts by level, in the order of the report.
func (s Scan) levels() []levelCount {
	var counts []levelCount
	for _, p := range s.Projects {
		i := slices.IndexFunc(counts, func(c levelCount) bool { return c.level == p.Item.Maturity })
		if i < 0 {
			i = len(counts)
			counts = append(counts, levelCount{level: p.Item.Maturity})
		}
		counts[i].projects++
		counts[i].components += len(p.Uses)
	}
	return counts
}

// safePlace returns FILE:LINE in a form that no CI takes for a command.
func safePlace(file string, line int) string { return safeName(scan.Position(file, line)) }

func safeName(place string) string {
	if t := strings.TrimSpace(place); strings.HasPrefix(t, "::") || strings.HasPrefix(t, "##") {
		return "./" + place
	}
	return place
}
