package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/sarif"
)

// Report is a file and the problems found in it.
type Report struct {
	Name     string
	Content  []byte
	Problems []diag.Diagnostic
}

// ReportOptions holds how reports are written.
type ReportOptions struct {
	Style   output.Style
	CI      bool   // whether the output goes to a CI service that reads commands
	Version string // of the program
}

// reportFormat is a format of reports.
type reportFormat struct {
	name   string
	syntax output.Syntax
	write  func(w *bytes.Buffer, reports []Report, o ReportOptions) error
}

var reportFormats = []reportFormat{
	{"text", output.Lines, writeText},
	{"json", output.JSON, writeJSON},
	{"sarif", output.JSON, writeSARIF},
	{"github", output.Lines, writeGitHub},
	{"junit", output.Markup, writeJUnit},
}

// ReportFormats lists the names of the formats of reports.
func ReportFormats() []string {
	var names []string
	for _, f := range reportFormats {
		names = append(names, f.name)
	}
	return names
}

// Render returns reports in the format of that name, sanitized. In CI, no line is
// a command to the CI service, except in the format that consists of them.
func Render(format string, reports []Report, o ReportOptions) ([]byte, error) {
	i := slices.IndexFunc(reportFormats, func(f reportFormat) bool { return f.name == format })
	var b bytes.Buffer
	err := reportFormats[i].write(&b, reports, o)
	return output.Sanitize(reportFormats[i].syntax, b.Bytes(), output.Options{Style: o.Style, CI: o.CI && format != "github"}), err
}

// writeText writes each problem with the line it is in and a caret.
func writeText(w *bytes.Buffer, reports []Report, o ReportOptions) error {
	colors := map[diag.Severity]string{diag.Error: output.Red, diag.Warning: output.Yellow, diag.Note: output.Blue}
	for _, r := range reports {
		excerpts := output.NewExcerpts(r.Content)
		for _, d := range r.Problems {
			w.WriteString(output.SanitizeString(diag.Position(d.File, d.Line, d.Col)) + ": " + o.Style.Colorize(colors[d.Severity], d.Severity.String()) + ": " +
				output.SanitizeString(d.Msg) + " [" + d.Rule + "]\n")
			for line := range strings.Lines(excerpts.Next(d.Line, d.Col)) {
				w.WriteString("    " + strings.TrimRight(line, "\n") + "\n")
			}
		}
	}
	return nil
}

// problem is a problem in JSON.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
}

func writeJSON(w *bytes.Buffer, reports []Report, _ ReportOptions) error {
	problems := []problem{}
	for _, r := range reports {
		for _, d := range r.Problems {
			problems = append(problems, problem{d.File, d.Line, d.Col, d.Severity.String(), d.Rule, d.Msg})
		}
	}
	return renderJSON(w, problems)
}

// renderJSON writes data as all commands write JSON.
func renderJSON(w *bytes.Buffer, data any) error {
	format, _ := output.FormatNamed("json")
	b, err := output.Render(format, &output.Document{Data: data}, output.Options{})
	w.Write(b)
	return err
}

// writeSARIF writes a result for each problem, with the severity of that.
func writeSARIF(w *bytes.Buffer, reports []Report, o ReportOptions) error {
	levels := map[diag.Severity]sarif.Level{diag.Error: sarif.Error, diag.Warning: sarif.Warning, diag.Note: sarif.Note}
	message := func(text string) sarif.Message { return sarif.Message{Text: output.SanitizeString(text)} }
	var rules []sarif.Rule
	for _, r := range Rules() {
		rules = append(rules, sarif.Rule{ID: r.ID, ShortDescription: message(r.Reason), DefaultConfiguration: sarif.Configuration{Level: levels[r.Severity]}})
	}
	var results []sarif.Result
	for _, r := range reports {
		for _, d := range r.Problems {
			results = append(results, sarif.Result{RuleID: d.Rule, Level: levels[d.Severity], Message: message(d.Msg), Locations: sarif.At(d.File, d.Line, d.Col)})
		}
	}
	return sarif.NewLog(o.Version, rules, results, sarif.Invocation{ExecutionSuccessful: true}).Write(w)
}
