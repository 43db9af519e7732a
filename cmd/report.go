package cmd

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/sarif"
)

// reportFormat is a way to write the problems of files.
type reportFormat struct {
	name   string
	syntax output.Syntax
	write  func(w *bytes.Buffer, files []checkedFile, style output.Style) error
}

// reports lists the formats of validate.
var reports = []reportFormat{
	{"text", output.Lines, reportText}, {"json", output.JSON, reportJSON}, {"sarif", output.JSON, reportSARIF},
	{"github", output.Lines, reportGitHub}, {"junit", output.Markup, reportJUnit},
}

func reportNames() []string {
	var names []string
	for _, r := range reports {
		names = append(names, r.name)
	}
	return names
}

// renderReport returns a report, sanitized. In CI no line of it is a workflow
// command, unless it is to be.
func renderReport(name string, files []checkedFile, style output.Style, ci bool) ([]byte, error) {
	i := slices.IndexFunc(reports, func(r reportFormat) bool { return r.name == name })
	var b bytes.Buffer
	err := reports[i].write(&b, files, style)
	return output.Sanitize(reports[i].syntax, b.Bytes(), output.Options{Style: style, CI: ci && name != "github"}), err
}

// reportText writes each problem with the line it is in and a caret.
func reportText(w *bytes.Buffer, files []checkedFile, style output.Style) error {
	for _, f := range files {
		excerpts := output.NewExcerpts(f.content)
		for _, d := range f.problems {
			color := map[diag.Severity]string{diag.Error: output.Red, diag.Warning: output.Yellow, diag.Note: output.Cyan}[d.Severity]
			w.WriteString(output.Visible(diag.Position(d.File, d.Line, d.Col)) + ": " + style.Paint(color, d.Severity.String()) + ": " +
				output.Visible(d.Msg) + " [" + d.Rule + "]\n")
			for line := range strings.Lines(excerpts.Next(d.Line, d.Col)) {
				w.WriteString("    " + strings.TrimRight(line, "\n") + "\n")
			}
		}
	}
	return nil
}

func reportJSON(w *bytes.Buffer, files []checkedFile, _ output.Style) error {
	data := []output.Object{}
	for _, f := range files {
		for _, d := range f.problems {
			o := output.Object{{Key: "file", Value: d.File}, {Key: "line", Value: d.Line}}
			if d.Col > 0 {
				o.Put("column", d.Col)
			}
			o.Put("severity", d.Severity.String())
			o.Put("rule", d.Rule)
			o.Put("message", d.Msg)
			data = append(data, o)
		}
	}
	return renderData(w, data)
}

func renderData(w *bytes.Buffer, data any) error {
	f, _ := output.FormatNamed("json")
	b, err := output.Render(f, &output.Document{Data: data}, output.Options{})
	w.Write(b)
	return err
}

// reportSARIF writes a result for each problem, with the severity of that.
func reportSARIF(w *bytes.Buffer, files []checkedFile, _ output.Style) error {
	levels := map[diag.Severity]sarif.Level{diag.Error: sarif.Error, diag.Warning: sarif.Warning, diag.Note: sarif.Note}
	var rules []sarif.Rule
	for _, r := range load.Rules() {
		rules = append(rules, sarif.Rule{ID: r.ID, ShortDescription: sarifMessage(r.Reason), DefaultConfiguration: sarif.Configuration{Level: levels[r.Severity]}})
	}
	var results []sarif.Result
	for _, f := range files {
		for _, d := range f.problems {
			results = append(results, sarif.Result{RuleID: d.Rule, Level: levels[d.Severity], Message: sarifMessage(d.Msg), Locations: sarif.At(d.File, d.Line, d.Col)})
		}
	}
	return sarif.NewLog(programVersion(), rules, results, sarif.Invocation{ExecutionSuccessful: true}).Write(w)
}

// sarifMessage returns a text as a message, control characters made visible.
func sarifMessage(text string) sarif.Message { return sarif.Message{Text: output.Visible(text)} }

var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", "##[", `##\[`)
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", "##[", `##\[`, ":", "%3A", ",", "%2C")
)

// reportGitHub writes workflow commands, which GitHub shows at the lines of a
// pull request.
func reportGitHub(w *bytes.Buffer, files []checkedFile, _ output.Style) error {
	commands := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "notice"}
	for _, f := range files {
		for _, d := range f.problems {
			fmt.Fprintf(w, "::%s file=%s,line=%d", commands[d.Severity], githubProperty.Replace(output.Visible(d.File)), max(1, d.Line))
			if d.Col > 0 {
				fmt.Fprintf(w, ",col=%d", d.Col)
			}
			fmt.Fprintf(w, ",title=%s::%s\n", githubProperty.Replace(d.Rule), githubText.Replace(output.Visible(d.Msg)))
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

// reportJUnit writes a test case for each problem, and one that passes for a
// file without any.
func reportJUnit(w *bytes.Buffer, files []checkedFile, _ output.Style) error {
	all := junitSuites{Name: "landscope validate"}
	for _, f := range files {
		suite := junitSuite{Name: output.Visible(f.name), Failures: len(f.problems)}
		for _, d := range f.problems {
			place := output.Visible(diag.Position(d.File, d.Line, d.Col))
			suite.Cases = append(suite.Cases, junitCase{Name: d.Rule + " " + place, ClassName: "landscope." + d.Rule,
				Failure: &junitFailure{Type: d.Severity.String(), Message: output.Visible(d.Msg), Text: place + ": " + output.Visible(d.Msg)}})
		}
		if len(suite.Cases) == 0 {
			suite.Cases = []junitCase{{Name: output.Visible(f.name), ClassName: "landscope.valid"}}
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
