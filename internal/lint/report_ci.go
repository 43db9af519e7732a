package lint

import (
	"bytes"
	"encoding/xml"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/output"
)

// writeGitHub writes workflow commands, which GitHub shows at the lines of a pull
// request.
func writeGitHub(w *bytes.Buffer, reports []Report, _ ReportOptions) error {
	commands := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "notice"}
	for _, r := range reports {
		for _, d := range r.Problems {
			w.WriteString(output.Annotation{Command: commands[d.Severity], File: d.File, Line: max(1, d.Line), Column: d.Col, Title: d.Rule, Text: d.Msg}.WorkflowCommand())
		}
	}
	return nil
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	Failure   *junitFailure `xml:"failure,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a test case for each problem, and one that passes for a file
// without problems.
func writeJUnit(w *bytes.Buffer, reports []Report, _ ReportOptions) error {
	all := junitSuites{Name: "landscope validate"}
	for _, r := range reports {
		suite := junitSuite{Name: output.SanitizeString(r.Name), Failures: len(r.Problems)}
		for _, d := range r.Problems {
			place := output.SanitizeString(diag.Position(d.File, d.Line, d.Col))
			suite.Cases = append(suite.Cases, junitCase{Name: d.Rule + " " + place, ClassName: "landscope." + d.Rule,
				Failure: &junitFailure{Type: d.Severity.String(), Message: output.SanitizeString(d.Msg), Text: place + ": " + output.SanitizeString(d.Msg)}})
		}
		if len(suite.Cases) == 0 {
			suite.Cases = []junitCase{{Name: output.SanitizeString(r.Name), ClassName: "landscope.valid"}}
		}
		suite.Tests = len(suite.Cases)
		all.Tests, all.Failures = all.Tests+suite.Tests, all.Failures+suite.Failures
		all.Suites = append(all.Suites, suite)
	}
	w.WriteString(xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	return w.WriteByte('\n')
}
