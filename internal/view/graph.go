package view

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/graph"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/svg"
)

// GraphData is a graph as data.
type GraphData struct {
	Nodes []GraphNode `json:"nodes"`
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is an item of a graph. One without a kind is not in the landscape.
type GraphNode struct {
	ID          string          `json:"id"`
	Name        string          `json:"name"`
	Kind        string          `json:"kind,omitempty"`
	Maturity    landscape.Level `json:"maturity,omitempty"`
	Category    string          `json:"category,omitempty"`
	Subcategory string          `json:"subcategory,omitempty"`
	HomepageURL string          `json:"homepage_url,omitempty"`
	Distance    int             `json:"distance"` // from the items that were named
}

// GraphEdge is a relation between two nodes, by their IDs.
type GraphEdge struct {
	Source    string         `json:"source"`
	Target    string         `json:"target"`
	Type      string         `json:"type"`
	Label     string         `json:"label"`
	From      landscape.Date `json:"from,omitzero"`
	Until     landscape.Date `json:"until,omitzero"`
	SourceURL string         `json:"source_url,omitempty"`
}

// Graph presents relations. Of are the items that were named.
func Graph(v View, g *graph.Graph, of []*landscape.Item) *output.Document {
	d := &output.Document{Data: v.graphData(g)}
	for _, n := range g.Nodes {
		if n.Item != nil {
			d.Names = append(d.Names, n.ID)
		}
	}
	d.Tables, d.Records = []output.Table{v.relationTable(g)}, v.relationRecords(g)
	words := graph.Words{Title: v.graphTitle(g, of), About: v.aboutNode, Relation: v.relationLabel}
	d.SVG = func(w *bytes.Buffer) { svg.DrawGraph(w, v.graphPicture(g, of), v.caption(words.Title)) }
	write := func(write func(*bytes.Buffer)) func(*bytes.Buffer) error {
		return func(w *bytes.Buffer) error {
			write(w)
			return nil
		}
	}
	d.Other = map[string]func(*bytes.Buffer) error{
		"dot":     write(func(w *bytes.Buffer) { g.DOT(w, words) }),
		"mermaid": write(func(w *bytes.Buffer) { g.Mermaid(w, words) }),
		"graphml": write(func(w *bytes.Buffer) { g.GraphML(w, v.Catalog, words) }),
	}
	return d
}

// maxTitled is the number of items that a title names.
const maxTitled = 3

func (v View) graphTitle(g *graph.Graph, of []*landscape.Item) string {
	if len(of) == 0 || len(of) > maxTitled {
		return fmt.Sprintf(v.Say(titleRelations), v.Word(plural.Count(len(g.Nodes), "item"), strconv.Itoa(len(g.Nodes))+"件"))
	}
	var names []string
	for _, it := range of {
		names = append(names, it.Name)
	}
	return fmt.Sprintf(v.Say(titleRelationsOf), strings.Join(names, v.separator()))
}

// relationLabel returns what a relation is called, with its end if it has ended.
func (v View) relationLabel(e graph.Edge, relation string) string {
	return landscape.RelationLabel(relation, v.Lang) + v.period(0, e.Until)
}

// aboutNode returns the level and the kind of a node, and where it is.
func (v View) aboutNode(n graph.Node) string {
	if n.Item == nil {
		return v.Say(textUnlisted)
	}
	about := []string{v.kindName(v.Catalog.Kind(n.Item)), v.path(n.Item.Placement())}
	if n.Item.Maturity != "" {
		about[0] = v.LevelName(n.Item.Maturity)
	}
	return strings.Join(about, v.separator())
}

// kindName returns a kind of item in the language of the view.
func (v View) kindName(kind string) string { return v.Word(kind, landscape.KindJa(kind)) }

// relationTable returns a row for each relation, as it is read.
func (v View) relationTable(g *graph.Graph) output.Table {
	name, other := v.head("name", headName), v.head("item", headItem)
	name.Max, other.Max = nameWidth, nameWidth
	t := output.Table{Columns: []output.Column{name, v.head("relation", headRelation), other, v.level("maturity", headMaturity),
		v.date("since", headSince), v.date("until", headUntil)}}
	constant := len(g.Edges) > 1
	first := 0
	for i, e := range g.Edges {
		a, relation, b := g.Reading(e)
		level := landscape.Level("")
		if it := g.Nodes[b].Item; it != nil {
			level = it.Maturity
		}
		if i == 0 {
			first = a
		}
		constant = constant && a == first
		t.Rows = append(t.Rows, []string{g.Nodes[a].Name, landscape.RelationLabel(relation, v.Lang), g.Nodes[b].Name, v.LevelName(level), e.Since.String(), e.Until.String()})
	}
	t.Columns[0].Constant = constant
	for _, column := range []int{5, 4} { // most relations have no dates
		if !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[column] != "" }) {
			t.Columns = slices.Delete(t.Columns, column, column+1)
			for i, row := range t.Rows {
				t.Rows[i] = slices.Delete(row, column, column+1)
			}
		}
	}
	return t
}

// relationRecords returns a row for each relation, from the item that has it to the other.
func (v View) relationRecords(g *graph.Graph) *output.Table {
	t := &output.Table{}
	for _, name := range []string{"source", "type", "target", "source_maturity", "target_maturity", "from", "until", "source_url"} {
		t.Columns = append(t.Columns, output.Column{Name: name, Date: name == "from" || name == "until"})
	}
	level := func(n graph.Node) string {
		if n.Item == nil {
			return ""
		}
		return string(n.Item.Maturity)
	}
	for _, e := range g.Edges {
		from, to := g.Nodes[e.From], g.Nodes[e.To]
		t.Rows = append(t.Rows, []string{from.Name, e.Type, to.Name, level(from), level(to), e.Since.String(), e.Until.String(), v.Catalog.Source(e.Source).URL})
	}
	return t
}

func (v View) graphData(g *graph.Graph) GraphData {
	data := GraphData{Nodes: []GraphNode{}, Edges: []GraphEdge{}}
	for _, n := range g.Nodes {
		node := GraphNode{ID: n.ID, Name: n.Name, Distance: n.Distance}
		if it := n.Item; it != nil {
			node.Kind, node.Maturity, node.HomepageURL = v.Catalog.Kind(it), it.Maturity, it.HomepageURL
			node.Category, node.Subcategory = it.Category, it.Subcategory
		}
		data.Nodes = append(data.Nodes, node)
	}
	for _, e := range g.Edges {
		data.Edges = append(data.Edges, GraphEdge{Source: g.Nodes[e.From].ID, Target: g.Nodes[e.To].ID, Type: e.Type,
			Label: landscape.RelationLabel(e.Type, "en"), From: e.Since, Until: e.Until, SourceURL: v.Catalog.Source(e.Source).URL})
	}
	return data
}

// graphPicture returns the graph for a drawing.
func (v View) graphPicture(g *graph.Graph, of []*landscape.Item) svg.Graph {
	p := svg.Graph{Tree: g.IsLineage(), Empty: v.Say(textNoRelations), Legend: v.mapOf(nil, nil).Legend, UnlistedName: v.Say(textUnlisted)}
	p.About = fmt.Sprintf(v.Say(textGraphAbout), len(g.Nodes), len(g.Edges))
	focus := map[*landscape.Item]bool{}
	for _, it := range of {
		focus[it] = true
	}
	for _, n := range g.Nodes {
		node := svg.GraphNode{Name: n.Name, Title: n.Name, Unlisted: n.Item == nil, Focus: focus[n.Item]}
		if it := n.Item; it != nil {
			node.Level, node.URL, node.Title = it.Maturity, it.HomepageURL, v.tileTitle(it)
		}
		p.Nodes = append(p.Nodes, node)
	}
	for _, e := range g.Edges {
		a, relation, b := g.Reading(e)
		back := e.Type
		if relation == e.Type {
			back = landscape.InverseRelation(e.Type)
		}
		p.Edges = append(p.Edges, svg.GraphEdge{From: a, To: b, Label: v.relationLabel(e, relation), Inverse: v.relationLabel(e, back), Symmetric: e.IsSymmetric(),
			Title: fmt.Sprintf(v.Say(textSentence), g.Nodes[a].Name, landscape.RelationLabel(relation, v.Lang), g.Nodes[b].Name) + v.period(e.Since, e.Until)})
	}
	return p
}
