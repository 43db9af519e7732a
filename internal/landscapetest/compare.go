package landscapetest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

// HasCRLF reports whether all line ends are CR LF.
func HasCRLF(data []byte) bool {
	n := bytes.Count(data, []byte("\n"))
	return n > 0 && bytes.Count(data, []byte("\r\n")) == n
}

// FirstDifference describes the first difference of two lists, which may be
// their lengths.
func FirstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("%q, want %q", got[i], want[i])
		}
	}
	return fmt.Sprintf("%d, want %d", len(got), len(want))
}

// Values returns every value of every document with its path, sorted. It leaves
// out the item, category and subcategory markers, which have no value.
func Values(t testing.TB, data []byte) []string {
	t.Helper()
	var out []string
	dec := yaml.NewDecoder(bytes.NewReader(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))))
	for i := 0; ; i++ {
		var doc yaml.Node
		if err := dec.Decode(&doc); err != nil {
			break
		}
		listValues(&doc, fmt.Sprint(i), &out)
	}
	slices.Sort(out)
	return out
}

func listValues(n *yaml.Node, path string, out *[]string) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if n.Content[i+1].Tag == "!!null" && (key == "item" || key == "category" || key == "subcategory") {
				continue
			}
			listValues(n.Content[i+1], path+"/"+key, out)
		}
	case yaml.ScalarNode:
		tag := n.Tag
		if tag == "!!timestamp" {
			tag = "!!str"
		}
		*out = append(*out, path+"\x00"+tag+"\x00"+n.Value)
	default:
		for i, child := range n.Content {
			listValues(child, fmt.Sprintf("%s/%d", path, i), out)
		}
	}
}

// lineCount returns the number of lines as YAML counts them.
func lineCount(s string) int {
	n := 1
	for _, brk := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		n += strings.Count(s, brk)
	}
	return n
}

// CheckInside fails the test if the position of a problem is outside the file.
func CheckInside(t testing.TB, s string, problems []diag.Diagnostic) {
	t.Helper()
	for _, p := range problems {
		if p.Line < 1 || p.Line > lineCount(s) || p.Col < 0 {
			t.Errorf("outside the file of %d lines: %s", lineCount(s), p)
		}
	}
}
