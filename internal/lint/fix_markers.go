package lint

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamltext"
	"gopkg.in/yaml.v3"
)

// fixMarkers plans to add the markers that entries lack, and to move those that do
// not come first.
func (f *fixer) fixMarkers() {
	for _, u := range f.Unmarked {
		n := u.Node
		if !f.allowed("missing-marker", n.Line) || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0 || n.Content[0].Line != n.Line {
			continue
		}
		at, ok := f.Offset(n)
		key, isKey := f.Offset(n.Content[0])
		start := f.LineStart(n.Line - 1)
		if !ok || !isKey || at != key || strings.Trim(string(f.Data[start:at]), " -") != "" || !bytes.Contains(f.Data[start:at], []byte("-")) {
			continue
		}
		if yamltext.Value(n, u.Marker) != nil && !f.dropMarker(n, u.Marker) {
			continue
		}
		text := u.Marker + ":" + f.lineBreak(n.Line-1) + strings.Repeat(" ", n.Column-1)
		f.plan.edits = append(f.plan.edits, edit{at, at, text, nil}) // markers say nothing
	}
}

// dropMarker plans to remove a marker that has a line for itself. It reports
// whether there is one.
func (f *fixer) dropMarker(n *yaml.Node, marker string) bool {
	for i := 2; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Value != marker {
			continue
		}
		line := f.Line(key.Line - 1)
		if string(bytes.TrimSpace(line)) != marker+":" || !yamltext.IsEmpty(n.Content[i+1]) {
			return false
		}
		from := f.LineStart(key.Line - 1)
		f.plan.edits = append(f.plan.edits, edit{from, from + len(line), "", nil})
		return true
	}
	return false
}

// lineBreak returns the line break of a line, or of the file if the line has none.
func (f *fixer) lineBreak(i int) string {
	line := f.Line(i)
	if bytes.HasSuffix(line, []byte("\r\n")) || !bytes.HasSuffix(line, []byte("\n")) && bytes.Contains(f.Data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}
