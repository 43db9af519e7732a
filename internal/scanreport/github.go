package scanreport

import (
	"bytes"
	"fmt"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/sarif"
)

// github writes the results of a log and its notifications, other than notes, as
// workflow commands of GitHub Actions, which annotate the lines of a pull request. The
// last line states the outcome. Results that an exception excuses are left out.
func (p presenter) github(w *bytes.Buffer, log *sarif.Log) error {
	run := log.Runs[0]
	titles := map[string]string{}
	for _, r := range run.Tool.Driver.Rules {
		titles[r.ID] = r.ShortDescription.Text
	}
	for _, r := range run.Results {
		if len(r.Suppressions) == 0 {
			w.WriteString(annotation(r.Level, titles[r.RuleID], r.Message.Text, r.Locations).WorkflowCommand())
		}
	}
	for _, n := range run.Invocations[0].Notifications {
		if n.Level != sarif.Note {
			w.WriteString(annotation(n.Level, "scan", n.Message.Text, n.Locations).WorkflowCommand())
		}
	}
	switch p.Outcome() {
	case Failed:
		fmt.Fprintf(w, "%s%s\n", titleFailed.En, p.Findings())
	case Passed:
		fmt.Fprintln(w, titlePassed.En)
	}
	return nil
}

// annotation returns the annotation of a result or notification.
func annotation(level sarif.Level, title, text string, at []sarif.Location) output.Annotation {
	a := output.Annotation{Command: string(level), Title: "landscope: " + title, Text: text}
	if level == sarif.Note {
		a.Command = "notice"
	}
	for _, l := range at {
		a.File = l.Physical.Artifact.Path()
		if l.Physical.Region != nil {
			a.Line = l.Physical.Region.StartLine
		}
	}
	return a
}
