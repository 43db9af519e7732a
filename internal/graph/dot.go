package graph

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Words are the words of a drawing in one language.
type Words struct {
	Title string
	// Relation returns what a relation, or its inverse, is called.
	Relation func(e Edge, relation string) string
	// About returns the level and the kind of a node.
	About func(Node) string
}

// palette has the colors of a level: those of SVG maps in the light theme.
type palette struct{ fill, line string }

// style returns the name of a node's style, which the level decides.
func (n Node) style() string {
	switch {
	case n.Item == nil:
		return "unlisted"
	case n.Item.Maturity == "":
		return "none"
	}
	if _, ok := colors(string(n.Item.Maturity)); ok {
		return string(n.Item.Maturity)
	}
	return "other"
}

// styles lists the styles of nodes.
var styles = []string{"graduated", "incubating", "sandbox", "inception", "archived", "other", "none", "unlisted"}

// colors returns the colors of a style.
func colors(style string) (palette, bool) {
	switch style {
	case string(landscape.Graduated):
		return palette{"#dcfce7", "#15803d"}, true
	case string(landscape.Incubating):
		return palette{"#cffafe", "#0e7490"}, true
	case string(landscape.Sandbox), string(landscape.Inception):
		return palette{"#fef3c7", "#d97706"}, true
	case string(landscape.Archived):
		return palette{"#e5e7eb", "#6b7280"}, true
	case "other":
		return palette{"#ede9fe", "#7c3aed"}, true
	case "none", "unlisted":
		return palette{"#f8fafc", "#94a3b8"}, true
	}
	return palette{}, false
}

// dashed reports whether the border of a style is dashed.
func dashed(style string) bool { return style == "archived" || style == "unlisted" }

// url returns the homepage of a node if it is a web page, or "". Characters that could end
// a string of DOT or Mermaid, or an attribute in what these draw, are encoded.
func (n Node) url() string {
	if n.Item == nil {
		return ""
	}
	u, err := url.Parse(n.Item.HomepageURL)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return strings.NewReplacer(`"`, "%22", `\`, "%5C", "`", "%60", "<", "%3C", ">", "%3E", " ", "%20", "'", "%27").Replace(output.SanitizeString(u.String()))
}

// DOT writes the graph for Graphviz. Edges are drawn as they are read.
func (g *Graph) DOT(w *bytes.Buffer, words Words) {
	fmt.Fprintf(w, "digraph {\n  graph [rankdir=LR, label=%s, labelloc=t, fontname=\"sans-serif\"];\n", dotLabel(words.Title))
	w.WriteString("  node [shape=rect, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];\n")
	w.WriteString("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#64748b\"];\n")
	for _, n := range g.Nodes {
		c, _ := colors(n.style())
		border := ""
		if dashed(n.style()) {
			border = `, style="rounded,filled,dashed"`
		}
		if n.url() != "" {
			border += ", URL=" + dotLabel(n.url())
		}
		fmt.Fprintf(w, "  %s [label=%s, tooltip=%s, fillcolor=\"%s\", color=\"%s\"%s];\n", dotString(n.ID), dotLabel(n.Name), dotLabel(words.About(n)), c.fill, c.line, border)
	}
	for _, e := range g.Edges {
		a, relation, b := g.Reading(e)
		direction := ""
		if e.IsSymmetric() {
			direction = ", dir=none"
		}
		label := words.Relation(e, relation)
		fmt.Fprintf(w, "  %s -> %s [label=%s, tooltip=%s%s];\n", dotString(g.Nodes[a].ID), dotString(g.Nodes[b].ID), dotLabel(label),
			dotLabel(g.Nodes[a].Name+" "+label+" "+g.Nodes[b].Name), direction)
	}
	w.WriteString("}\n")
}

// dotString returns a quoted string of DOT.
func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(output.SanitizeString(s)) + `"`
}

// dotLabel returns a quoted string in which DOT also decodes the entities of HTML.
func dotLabel(s string) string { return dotString(strings.ReplaceAll(s, "&", "&amp;")) }
