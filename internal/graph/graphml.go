package graph

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// graphmlStart is the start of a GraphML file, with the keys of its data.
const graphmlStart = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="id" for="node" attr.name="id" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="maturity" for="node" attr.name="maturity" attr.type="string"/>
  <key id="category" for="node" attr.name="category" attr.type="string"/>
  <key id="subcategory" for="node" attr.name="subcategory" attr.type="string"/>
  <key id="homepage" for="node" attr.name="homepage_url" attr.type="string"/>
  <key id="distance" for="node" attr.name="distance" attr.type="int"/>
  <key id="type" for="edge" attr.name="type" attr.type="string"/>
  <key id="relation" for="edge" attr.name="label" attr.type="string"/>
  <key id="symmetric" for="edge" attr.name="symmetric" attr.type="boolean"/>
  <key id="from" for="edge" attr.name="from" attr.type="string"/>
  <key id="until" for="edge" attr.name="until" attr.type="string"/>
  <key id="source" for="edge" attr.name="source_url" attr.type="string"/>
  <graph id="landscape" edgedefault="directed">
`

// GraphML writes the graph for programs such as Gephi, yEd and NetworkX. An edge leads from
// the item that has the relation to the other.
func (g *Graph) GraphML(w *bytes.Buffer, c *landscape.Catalog, words Words) {
	w.WriteString(graphmlStart)
	for i, n := range g.Nodes {
		fmt.Fprintf(w, "    <node id=\"n%d\">", i)
		graphmlData(w, "id", n.ID)
		graphmlData(w, "label", n.Name)
		if it := n.Item; it != nil {
			graphmlData(w, "kind", c.Kind(it))
			graphmlData(w, "maturity", string(it.Maturity))
			graphmlData(w, "category", it.Category)
			graphmlData(w, "subcategory", it.Subcategory)
			graphmlData(w, "homepage", it.HomepageURL)
		}
		graphmlData(w, "distance", strconv.Itoa(n.Distance))
		w.WriteString("</node>\n")
	}
	for i, e := range g.Edges {
		fmt.Fprintf(w, "    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\">", i, e.From, e.To)
		graphmlData(w, "type", e.Type)
		graphmlData(w, "relation", words.Relation(e, e.Type))
		graphmlData(w, "symmetric", strconv.FormatBool(e.IsSymmetric()))
		graphmlData(w, "from", e.Since.String())
		graphmlData(w, "until", e.Until.String())
		graphmlData(w, "source", c.Source(e.Source).URL)
		w.WriteString("</edge>\n")
	}
	w.WriteString("  </graph>\n</graphml>\n")
}

// graphmlData writes a value, unless it is empty.
func graphmlData(w *bytes.Buffer, key, value string) {
	if value == "" {
		return
	}
	fmt.Fprintf(w, `<data key="%s">`, key)
	_ = xml.EscapeText(w, []byte(output.SanitizeString(value))) // a Buffer has no errors
	w.WriteString("</data>")
}
