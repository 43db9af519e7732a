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
}

// writeSARIF writes SARIF 2.1.0, as code scanning reads it.
func writeSARIF(w *bytes.Buffer, rules []sarifRule, results []sarifResult) error {
	ruleData := []output.Object{}
	for _, r := range rules {
		ruleData = append(ruleData, output.Object{{Key: "id", Value: r.id}, {Key: "shortDescription", Value: output.Object{{Key: "text", Value: r.text}}},
			{Key: "defaultConfiguration", Value: output.Object{{Key: "level", Value: r.level}}}})
	}
	data := []output.Object{}
	for _, r := range results {
		region := output.Object{{Key: "startLine", Value: max(1, r.line)}}
		if r.column > 0 {
			region.Put("startColumn", r.column)
		}
		o := output.Object{{Key: "ruleId", Value: r.rule}}
		level := "warning"
		if i := slices.IndexFunc(rules, func(s sarifRule) bool { return s.id == r.rule }); i >= 0 {
			o.Put("ruleIndex", i)
			level = rules[i].level
		}
		if r.level != "" {
			level = r.level
		}
		data = append(data, append(o, output.Object{
			{Key: "level", Value: level},
			{Key: "message", Value: output.Object{{Key: "text", Value: output.Visible(r.text)}}},
			{Key: "locations", Value: []output.Object{{{Key: "physicalLocation", Value: output.Object{
				{Key: "artifactLocation", Value: output.Object{{Key: "uri", Value: fileURI(r.file)}}}, {Key: "region", Value: region}}}}}},
		}...))
	}
	driver := output.Object{{Key: "name", Value: "landscope"}, {Key: "version", Value: programVersion()}, {Key: "rules", Value: ruleData}}
	return renderData(w, output.Object{
		{Key: "$schema", Value: "https://json.schemastore.org/sarif-2.1.0.json"}, {Key: "version", Value: "2.1.0"},
		{Key: "runs", Value: []output.Object{{{Key: "tool", Value: output.Object{{Key: "driver", Value: driver}}},
			{Key: "columnKind", Value: "unicodeCodePoints"}, {Key: "results", Value: data}}}},
	})
}

// fileURI writes a path as SARIF wants it: a relative reference, or file:.
func fileURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
