package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
)

// ignoredRule is a rule that a comment ignores on a line.
type ignoredRule struct {
	line int
	rule string
}

const ignoreMark = "landscope: ignore "

// withoutIgnored removes the warnings and notes that comments ignore.
func withoutIgnored(problems []diag.Diagnostic, data []byte) []diag.Diagnostic {
	ignored := ignoredRules(data)
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		return d.Severity < diag.Error && ignored[ignoredRule{d.Line, d.Rule}]
	})
}

// ignoredRules returns the rules that comments ignore.
func ignoredRules(data []byte) map[ignoredRule]bool {
	if !bytes.Contains(data, []byte(ignoreMark)) {
		return nil
	}
	ignored := map[ignoredRule]bool{}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		before, list, ok := strings.Cut(string(line), "# "+ignoreMark)
		if !ok {
			continue
		}
		at := n
		if strings.TrimSpace(before) == "" {
			at++
		}
		for rule := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\r' || r == '\n' }) {
			ignored[ignoredRule{at, rule}] = true
		}
	}
	return ignored
}
