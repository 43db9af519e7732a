package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/output"
)

// Mermaid writes the graph as a flowchart of Mermaid, which GitHub and GitLab draw in
// Markdown. Edges are drawn as they are read.
func (g *Graph) Mermaid(w *bytes.Buffer, words Words) {
	title, _ := json.Marshal(output.SanitizeString(words.Title)) // JSON is YAML
	fmt.Fprintf(w, "---\ntitle: %s\n---\nflowchart LR\n", title)
	members := map[string][]string{}
	for i, n := range g.Nodes {
		id := fmt.Sprintf("n%d", i)
		fmt.Fprintf(w, "  %s[\"%s\"]\n", id, mermaidText(n.Name))
		members[n.style()] = append(members[n.style()], id)
	}
	for _, e := range g.Edges {
		a, relation, b := g.Reading(e)
		arrow := "-->"
		if e.IsSymmetric() {
			arrow = "---"
		}
		fmt.Fprintf(w, "  n%d %s|\"%s\"| n%d\n", a, arrow, mermaidText(words.Relation(e, relation)), b)
	}
	for i, n := range g.Nodes {
		if n.url() != "" {
			fmt.Fprintf(w, "  click n%d href \"%s\" \"%s\" _blank\n", i, n.url(), mermaidText(words.About(n)))
		}
	}
	for _, style := range styles {
		if len(members[style]) == 0 {
			continue
		}
		c, _ := colors(style)
		border := ""
		if dashed(style) {
			border = ",stroke-dasharray:3 2"
		}
		fmt.Fprintf(w, "  classDef %s fill:%s,stroke:%s,color:#1f2937%s\n  class %s %s\n", style, c.fill, c.line, border, strings.Join(members[style], ","), style)
	}
}

// mermaidText returns text for a quoted string of Mermaid. All that has a meaning there or
// in Markdown, which Mermaid reads in labels, becomes a character reference.
func mermaidText(s string) string {
	var b strings.Builder
	plain := false // a character that cannot begin a list or heading came before
	for _, r := range output.SanitizeString(s) {
		switch {
		case r >= 0x80 || r == ' ' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			b.WriteRune(r)
			plain = plain || r != ' '
		case r >= '0' && r <= '9' || plain && strings.ContainsRune("-./,()", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
