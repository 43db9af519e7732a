package cmd

import (
	"bytes"
	"net/url"
	"path/filepath"
	"slices"

	"github.com/landscope-cli/landscope/internal/output"
)

// sarifRule is a rule and the level of its results: error, warning or note.
type sarifRule struct{ id, text, level string }

// sarifResult is what a rule found.
type sarifResult struct {
	rule, text, file string
	line, column     int    // 0 where unknown
	level            string // "" is that of the rule
	suppressed       string // why the result is accepted; "" if it is not
	fingerprint      string // "" for none
}

// sarifNotification is a remark on the run itself.
type sarifNotification struct {
	id, level, text string
	file            string // "" for the run as a whole
	line, column    int    // 0 where unknown
}

// sarifRun is what a command found, and how it went.
type sarifRun struct {
	rules         []sarifRule
	results       []sarifResult
	notifications []sarifNotification
	successful    bool
}

// writeSARIF writes the results of a run without notifications.
func writeSARIF(w *bytes.Buffer, rules []sarifRule, results []sarifResult) error {
	return writeSARIFRun(w, sarifRun{rules, results, nil, true})
}

// writeSARIFRun writes SARIF 2.1.0, as code scanning reads it.
func writeSARIFRun(w *bytes.Buffer, run sarifRun) error {
	ruleData, results, notifications := []output.Object{}, []output.Object{}, []output.Object{}
	for _, r := range run.rules {
		ruleData = append(ruleData, output.Object{{Key: "id", Value: r.id}, {Key: "shortDescription", Value: sarifText(r.text)},
			{Key: "defaultConfiguration", Value: output.Object{{Key: "level", Value: r.level}}}})
	}
	for _, r := range run.results {
		results = append(results, r.object(run.rules))
	}
	for _, n := range run.notifications {
		o := output.Object{{Key: "descriptor", Value: output.Object{{Key: "id", Value: n.id}}}, {Key: "level", Value: n.level}, {Key: "message", Value: sarifText(n.text)}}
		if n.file != "" {
			o.Put("locations", sarifLocations(n.file, n.line, n.column))
		}
		notifications = append(notifications, o)
	}
	invocation := output.Object{{Key: "executionSuccessful", Value: run.successful}}
	if len(notifications) > 0 {
		invocation.Put("toolExecutionNotifications", notifications)
	}
	driver := output.Object{{Key: "name", Value: "landscope"}, {Key: "version", Value: programVersion()}, {Key: "rules", Value: ruleData}}
	return renderData(w, output.Object{
		{Key: "$schema", Value: "https://json.schemastore.org/sarif-2.1.0.json"}, {Key: "version", Value: "2.1.0"},
		{Key: "runs", Value: []output.Object{{{Key: "tool", Value: output.Object{{Key: "driver", Value: driver}}},
			{Key: "invocations", Value: []output.Object{invocation}},
			{Key: "columnKind", Value: "unicodeCodePoints"}, {Key: "results", Value: results}}}},
	})
}

func sarifText(text string) output.Object {
	return output.Object{{Key: "text", Value: output.Visible(text)}}
}

// sarifLocations is the one place of a result. A file as a whole has no region.
func sarifLocations(file string, line, column int) []output.Object {
	place := output.Object{{Key: "artifactLocation", Value: output.Object{{Key: "uri", Value: fileURI(file)}}}}
	if line > 0 {
		region := output.Object{{Key: "startLine", Value: line}}
		if column > 0 {
			region.Put("startColumn", column)
		}
		place.Put("region", region)
	}
	return []output.Object{{{Key: "physicalLocation", Value: place}}}
}

func (r sarifResult) object(rules []sarifRule) output.Object {
	o := output.Object{{Key: "ruleId", Value: r.rule}}
	level := "warning"
	if i := slices.IndexFunc(rules, func(s sarifRule) bool { return s.id == r.rule }); i >= 0 {
		o.Put("ruleIndex", i)
		level = rules[i].level
	}
	if r.level != "" {
		level = r.level
	}
	o.Put("level", level)
	o.Put("message", sarifText(r.text))
	o.Put("locations", sarifLocations(r.file, max(1, r.line), r.column)) // code scanning wants a line
	if r.fingerprint != "" {
		o.Put("partialFingerprints", output.Object{{Key: "landscope/v1", Value: r.fingerprint}})
	}
	if r.suppressed != "" {
		o.Put("suppressions", []output.Object{{{Key: "kind", Value: "external"}, {Key: "status", Value: "accepted"}, {Key: "justification", Value: output.Visible(r.suppressed)}}})
	}
	return o
}

// fileURI writes a path as SARIF wants it: a relative reference, or file:.
func fileURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
