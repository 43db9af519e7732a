package scan

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
)

// Unreadable is a file, a part of a file or a directory that a scan should
// have read and could not.
type Unreadable struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`   // from 1; 0 where unknown
	Column int    `json:"column,omitempty"` // from 1, in characters; 0 where unknown
	// Kind is the kind of the file as the table of inputs names it, such as
	// "Go modules".
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	// Named reports whether the file is an argument or standard input, as
	// opposed to a file inside a tree.
	Named bool `json:"named,omitempty"`
}

// Place returns FILE:LINE:COLUMN without the parts that are unknown.
func (u Unreadable) Place() string { return diag.Position(u.File, u.Line, u.Column) }

func (u Unreadable) Error() string { return u.Place() + ": " + u.Reason }

// The kinds of what is not in the table of inputs.
const (
	kindDirectory = "directory"
	kindUnknown   = "file"
	kindMarkdown  = "Markdown"
)

// maxFaults is the number of faults of one file that are recorded.
const maxFaults = 10

// unreadable records something that the scan could not read.
func (s *scanner) unreadable(u Unreadable) {
	if n := len(s.result.Unreadable); n >= maxFaults && s.result.Unreadable[n-maxFaults].File == u.File {
		return
	}
	s.result.Unreadable = append(s.result.Unreadable, u)
}

// kind returns the kind of the file, for messages.
func (f *file) kind() string {
	switch {
	case f.options.Docs != nil:
		return kindMarkdown
	case f.in != nil:
		return f.in.doc
	}
	return kindUnknown
}

// unreadable records that the file could not be read from a place on. A file in a
// directory that is a template, or whose name and keys do not show that it names
// components, gets a warning instead. All readers report faults here.
func (f *file) unreadable(line, column int, format string, args ...any) {
	reason := fmt.Sprintf(format, args...)
	switch {
	case f.named || f.in == nil || f.in.by == byName || f.content == nil || f.rest != nil:
	case cached(&f.template, f.isTemplate):
		if strings.HasSuffix(f.name, ".json") {
			f.warn(f.name, line, "skipped as a template: %s", reason)
		}
		return
	case !cached(&f.marked, f.isMarked):
		f.warn(f.name, line, "%s", reason)
		return
	}
	f.scanner.unreadable(Unreadable{File: f.name, Line: line, Column: column, Kind: f.kind(), Reason: reason, Named: f.named})
}

// cached returns the result of the first call of find.
func cached(known **bool, find func() bool) bool {
	if *known == nil {
		found := find()
		*known = &found
	}
	return **known
}

// fault records the error of a parser, with its place if that is known.
func (f *file) fault(err error) {
	var fault *diag.Fault
	if errors.As(err, &fault) {
		f.unreadable(fault.Line, fault.Col, "%s", fault.Msg)
		return
	}
	f.unreadable(0, 0, "%v", err)
}

var relevantKey = lazyRegexp{source: `(?m)^[ \t-]*(?:apiVersion|image|images|repository|services|helmCharts)[ \t]*:|` +
	`"(?:apiVersion|bomFormat|spdxVersion|lockfileVersion|predicateType|payloadType|SPDXID|@graph|purl)"`}

// isMarked reports whether YAML or JSON that cannot be parsed has a key that scan looks
// for, so that a component may be missed.
func (f *file) isMarked() bool { return relevantKey.get().Match(f.content) }

var templateAction = lazyRegexp{source: `(?s)\{\{.*?\}\}|\{%.*?%\}|%\{[^{}\n]*\}`}

// isTemplate reports whether the file is a template of YAML or JSON: it can be parsed
// without its template actions, or it is in the templates directory of a Helm chart.
func (f *file) isTemplate() bool {
	if !bytes.Contains(f.content, []byte("{{")) && !bytes.Contains(f.content, []byte("{%")) && !bytes.Contains(f.content, []byte("%{")) || !templateAction.get().Match(f.content) {
		return false
	}
	if isChartTemplate(f.name) {
		return true
	}
	plain := withoutActions(f.content)
	if bytes.HasPrefix(bytes.TrimSpace(plain), []byte("{")) || bytes.HasPrefix(bytes.TrimSpace(plain), []byte("[")) {
		_, err := yamldoc.JSON(plain, f.name)
		return err == nil
	}
	for _, err := range yamldoc.Documents(plain, f.name) {
		if err != nil {
			return false
		}
	}
	return true
}

// isChartTemplate reports whether a file is below the templates directory of a Helm
// chart.
func isChartTemplate(name string) bool {
	for dir := filepath.Dir(name); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if filepath.Base(dir) != "templates" {
			continue
		}
		if _, err := os.Lstat(filepath.Join(filepath.Dir(dir), "Chart.yaml")); err == nil {
			return true
		}
	}
	return false
}

// withoutActions replaces template actions with 0 and removes those that are alone on
// their lines. Line numbers stay the same.
func withoutActions(content []byte) []byte {
	const hole = 0x01
	marked := templateAction.get().ReplaceAllFunc(content, func(text []byte) []byte {
		return append(bytes.Repeat([]byte{hole, '\n'}, bytes.Count(text, []byte("\n"))), hole)
	})
	lines := bytes.Split(marked, []byte("\n"))
	for i, line := range lines {
		if len(bytes.Trim(line, " \t\r\x01")) == 0 {
			lines[i] = nil
		}
	}
	return bytes.ReplaceAll(bytes.Join(lines, []byte("\n")), []byte{hole}, []byte("0"))
}
