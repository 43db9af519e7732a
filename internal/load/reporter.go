package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// Reporter collects the problems of one file.
type Reporter struct {
	diag.Collector
	// At is the place that is being looked at. Problems say it in words.
	At Place
	// ErrorLines, unless it is nil, has the number of errors on each line,
	// listed or not.
	ErrorLines map[int]int

	file  string
	lines int // an empty value at the end can seem to be below the last line
}

// Place is a category, a subcategory and the name of an item, "" for those that
// are not being looked at. Index is the item's number within its subcategory, for
// items without a name. Line and Column are those of the item, or 0.
type Place struct {
	Category, Subcategory, Item string
	Index                       int
	Line, Column                int
}

// String returns the names, as in "Runtime / Storage / Rook".
func (p Place) String() string {
	names := []string{truncate(p.Category), truncate(p.Subcategory), truncate(p.Item)}
	n := slices.Index(names, "")
	switch {
	case n < 0:
		n = 3
	case n == 2:
		names[2], n = "item ["+strconv.Itoa(p.Index)+"]", 3
	}
	return strings.Join(names[:n], " / ")
}

// Report adds a problem at a node, or at the item if the node is nil, as that of a
// key is which the item has by a merge key.
func (r *Reporter) Report(n *yaml.Node, rule string, severity diag.Severity, format string, args ...any) {
	line, col := r.position(n)
	if severity == diag.Error && r.ErrorLines != nil {
		r.ErrorLines[line]++
	}
	if !r.Admit(rule, severity) {
		return
	}
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = truncate(arg)
		case landscape.Level:
			args[i] = truncate(string(arg))
		case landscape.Placement:
			args[i] = truncate(arg.String())
		}
	}
	msg := fmt.Sprintf(format, args...)
	if place := r.At.String(); place != "" {
		msg = place + ": " + msg
	}
	r.Add(diag.Diagnostic{File: r.file, Line: line, Col: col, Rule: rule, Severity: severity, Msg: msg})
}

// position returns where a node begins, within the file.
func (r *Reporter) position(n *yaml.Node) (line, col int) {
	switch {
	case n == nil:
		return max(1, r.At.Line), max(1, r.At.Column)
	case n.Line > r.lines:
		return r.lines, 0
	}
	return n.Line, n.Column
}

// fault returns the error that the file is not a landscape.
func (r *Reporter) fault(n *yaml.Node, msg string) error {
	line, col := r.position(n)
	return &diag.Fault{File: r.file, Line: line, Col: col, Rule: noLandscape, Msg: msg}
}

// noLandscape is the rule that a file is a landscape.
const noLandscape = "no-landscape"

// truncate truncates a string that is too long for a message.
func truncate(s string) string {
	const longest = 200 // bytes; leaves room for whole URLs
	if len(s) <= longest {
		return s
	}
	end := longest
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
