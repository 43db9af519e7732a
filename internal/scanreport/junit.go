package scanreport

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
)

// testCase is a project, a file or a claim that JUnit reports show as a test. At most one
// of its results is set; a test without any has passed.
type testCase struct {
	Name    string      `xml:"name,attr"`
	Class   string      `xml:"classname,attr"`
	File    string      `xml:"file,attr,omitempty"`
	Line    int         `xml:"line,attr,omitempty"`
	Failure *testResult `xml:"failure"`
	Error   *testResult `xml:"error"`
	Skipped *testResult `xml:"skipped"`
}

// testResult is why a test did not pass.
type testResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// testSuite is the only suite of a report.
type testSuite struct {
	XMLName  xml.Name   `xml:"testsuite"`
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Skipped  int        `xml:"skipped,attr"`
	Time     string     `xml:"time,attr"`
	Cases    []testCase `xml:"testcase"`
}

// testCases returns a test for each project and for each input that could not be read.
// Only what violates the policy fails; what an exception excuses is skipped.
func (p presenter) testCases() []testCase {
	var out []testCase
	reported := map[string]bool{}
	for _, a := range p.alerts() {
		if a.rule != ruleNotAllowed {
			continue
		}
		name := projectName(a.project.Item)
		first := a.project.First()
		c := testCase{Name: name, Class: "landscope.scan", File: first.File, Line: max(0, first.Line)}
		if a.accepted != "" {
			c.Skipped = &testResult{Message: a.accepted}
		} else {
			c.Failure = &testResult{a.text, a.rule, placeLines(a.project)}
		}
		reported[name] = true
		out = append(out, c)
	}
	for _, project := range p.Projects {
		if name := projectName(project.Item); !reported[name] {
			first := project.First()
			out = append(out, testCase{Name: name, Class: "landscope.scan", File: first.File, Line: max(0, first.Line)})
		}
	}
	return p.withUnreadable(out)
}

// withUnreadable adds an error for each input that fails the scan because it could not
// be read, and at last, if there is no test, one that passed: some CI systems refuse a
// report without tests.
func (p presenter) withUnreadable(cases []testCase) []testCase {
	for _, u := range p.Unreadable {
		if u.Named || p.Gated && len(p.Verdict.Unreadable) > 0 {
			cases = append(cases, testCase{Name: u.File, Class: "landscope.unreadable", File: u.File, Line: u.Line,
				Error: &testResult{Message: "cannot read " + u.Kind + ": " + u.Reason, Type: "unreadable"}})
		}
	}
	if len(cases) == 0 {
		cases = append(cases, testCase{Name: "nothing to report", Class: "landscope.scan"})
	}
	return cases
}

// docsCases returns a failed test for each statement.
func (p presenter) docsCases(wrong []Statement) []testCase {
	var out []testCase
	for _, s := range wrong {
		out = append(out, testCase{Name: s.Project, Class: "landscope.docs", File: s.File, Line: s.Line,
			Failure: &testResult{s.text(), "statement", scan.Position(s.File, s.Line)}})
	}
	return p.withUnreadable(out)
}

// placeLines returns a line for each component and place of a project.
func placeLines(p scan.Project) string {
	var b strings.Builder
	for _, u := range p.Uses {
		for _, where := range u.Places {
			fmt.Fprintf(&b, "%s: %s\n", scan.Position(where.File, where.Line), u.Label())
		}
	}
	return b.String()
}

// writeJUnit writes a JUnit report of one suite.
func writeJUnit(w *bytes.Buffer, name string, cases []testCase) error {
	suite := testSuite{Name: "landscope " + name, Tests: len(cases), Time: "0", Cases: cases}
	for i := range cases {
		c := &cases[i]
		c.Name, c.File = output.SanitizeString(c.Name), output.SanitizeString(c.File)
		for _, r := range []struct {
			result *testResult
			count  *int
		}{{c.Failure, &suite.Failures}, {c.Error, &suite.Errors}, {c.Skipped, &suite.Skipped}} {
			if r.result != nil {
				*r.count++
				r.result.Message = output.SanitizeString(r.result.Message)
			}
		}
	}
	w.WriteString(xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(struct {
		XMLName xml.Name  `xml:"testsuites"`
		Suite   testSuite `xml:"testsuite"`
	}{Suite: suite}); err != nil {
		return err
	}
	return w.WriteByte('\n')
}
