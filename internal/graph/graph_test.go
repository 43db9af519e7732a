package graph

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// catalog returns a catalog of items with these relations: "a type b" has both ends in the
// landscape, "a type b?" only the first.
func catalog(relations ...string) *landscape.Catalog {
	c := &landscape.Catalog{}
	at := map[string]int{}
	item := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(c.Items)
			at[name] = i
			c.Items = append(c.Items, landscape.Item{Name: name, Category: "Runtime", Subcategory: "Tools"})
		}
		return i
	}
	for _, line := range relations {
		words := strings.Split(line, " ")
		other, unlisted := strings.CutSuffix(words[2], "?")
		i := item(words[0])
		c.Items[i].Relations = append(c.Items[i].Relations, landscape.Relation{Type: words[1], Other: other, Known: !unlisted})
		if !unlisted {
			j := item(other)
			c.Items[j].Relations = append(c.Items[j].Relations, landscape.Relation{Type: landscape.InverseRelation(words[1]), Other: words[0], Known: true})
		}
	}
	return c
}

// read returns the edges of a graph as they are read.
func read(g *Graph) string {
	var lines []string
	for _, e := range g.Edges {
		a, relation, b := g.Reading(e)
		lines = append(lines, g.Nodes[a].Name+" "+relation+" "+g.Nodes[b].Name)
	}
	return strings.Join(lines, "; ")
}

func items(c *landscape.Catalog, names ...string) []*landscape.Item {
	return c.ItemsBy(func(it *landscape.Item) bool { return slices.Contains(names, it.Name) })
}

func TestNew(t *testing.T) {
	c := catalog("app uses lib", "app runs_on os", "tool manages app", "lib alternative_to other", "os integrates_with lib", "app succeeded_by next?",
		"fork fork_of app", "other uses far", "alone uses nothing?")
	for _, test := range []struct {
		name string
		Options
		start Start
		want  string
	}{
		{"one item", Options{Depth: UsualDepth}, Start{Named: items(c, "app"), ByName: true, Far: true},
			"app succeeded_by next; app forked_as fork; app uses lib; app managed_by tool; app runs_on os"},
		{"two relations away", Options{Depth: 2}, Start{Named: items(c, "app"), ByName: true},
			"app succeeded_by next; app forked_as fork; app uses lib; app managed_by tool; app runs_on os; lib integrates_with os; lib alternative_to other"},
		{"a type", Options{Depth: 2, Types: []string{"uses"}}, Start{Named: items(c, "app"), ByName: true}, "app uses lib"},
		{"between names", Options{Depth: UsualDepth}, Start{Named: items(c, "lib", "os", "other"), ByName: true}, "lib integrates_with os; lib alternative_to other"},
		{"among filtered", Options{Depth: UsualDepth}, Start{Listed: items(c, "app", "os", "alone"), Filtered: true}, "app runs_on os"},
		{"filtered around a name", Options{Depth: UsualDepth}, Start{Named: items(c, "app"), Listed: items(c, "os", "other"), ByName: true, Filtered: true, Far: true}, "app runs_on os"},
		{"all of a type", Options{Depth: UsualDepth, Types: []string{"succeeded_by", "fork_of"}}, Start{}, "app succeeded_by next; app forked_as fork"},
		{"no names", Options{Depth: UsualDepth}, Start{ByName: true}, ""},
		{"no listed items", Options{Depth: UsualDepth}, Start{Filtered: true}, ""},
		{"a limit", Options{Depth: UsualDepth, Limit: 3}, Start{Named: items(c, "app"), ByName: true, Far: true}, "app forked_as fork; app uses lib"},
	} {
		o := test.Options
		o.Start(test.start)
		if got := read(New(c, o)); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
	o := Options{Depth: UsualDepth}
	o.Start(Start{Listed: items(c, "app", "os", "alone"), Filtered: true})
	if g := New(c, o); g.Alone != 1 || len(g.Nodes) != 2 {
		t.Errorf("%d alone, %d nodes", g.Alone, len(g.Nodes))
	}
	o = Options{Depth: UsualDepth, Types: []string{"succeeded_by", "uses"}, Limit: 4}
	o.Start(Start{})
	if g := New(c, o); len(g.Nodes) != 3 || g.Omitted != 4 {
		t.Errorf("%d nodes of a few related ones, %d omitted: %s", len(g.Nodes), g.Omitted, read(g))
	}
	o = Options{Depth: 1, Limit: 4}
	o.Start(Start{Named: items(c, "app"), ByName: true})
	if notes := New(c, o).Notes(); !slices.Equal(notes, []string{"2 items not shown (use --limit 0 to show all)"}) {
		t.Errorf("notes %q", notes)
	}
}

// TestSameName: of items with the same name, an edge leads to the one that has the
// relation.
func TestSameName(t *testing.T) {
	c := catalog("twin uses lib", "app uses lib")
	c.Items = slices.Insert(c.Items, 0, landscape.Item{Name: "twin", Category: "Members", Subcategory: "Gold"})
	o := Options{Depth: 1}
	o.Start(Start{Named: items(c, "lib"), ByName: true})
	g := New(c, o)
	if len(g.Nodes) != 3 || read(g) != "lib used_by app; lib used_by twin" {
		t.Fatalf("%d nodes, %s", len(g.Nodes), read(g))
	}
	for _, n := range g.Nodes {
		if n.Name == "twin" && n.Item.Category != "Runtime" {
			t.Errorf("the edge leads to the item in %s", n.Item.Category)
		}
	}
}

func TestCheckTypes(t *testing.T) {
	o := Options{Types: []string{"Succeeded-By", "forked as", "used_by"}}
	if err := o.CheckTypes(); err != nil || strings.Join(o.Types, ",") != "succeeded_by,fork_of,uses" {
		t.Errorf("%q, %v", o.Types, err)
	}
	o.Types = []string{"forkof"}
	if err := o.CheckTypes(); err == nil || err.Error() != `unknown relation type "forkof"` {
		t.Errorf("%v", err)
	}
}

// hostile are names with characters that mean something to the formats.
var hostile = []string{"end", "subgraph", `a "quoted" \ name\`, "brackets ]) }> |pipe| {{x}} [[y]]", "1. list", "- dash", "# heading", "`code` **b** _e_ $x$",
	"AT&amp;T & <b>x</b>", "日本語 👩‍👩‍👧", `\N \n \G`, "#quot; #35; &quot;", "%% comment %%{init: {}}%%", "line\nbreak\x1b[31m", `click n0 "javascript:x"; style n0`, ":::class @{ shape: x }", "-->", "é ü"}

func hostileGraph() *Graph {
	g := &Graph{Nodes: []Node{{ID: "hub", Name: "hub", Item: &landscape.Item{Name: "hub", Maturity: "graduated", HomepageURL: `https://example.org/"><x y="\`}}}}
	for i, name := range hostile {
		g.Nodes = append(g.Nodes, Node{ID: name, Name: name, Distance: 1})
		g.Edges = append(g.Edges, Edge{From: 0, To: i + 1, Type: "uses"})
	}
	return g
}

var plain = Words{Title: `A "title" & more`, Relation: func(_ Edge, r string) string { return r }, About: func(Node) string { return `about "it" \` }}

// visible returns a name as a format shows it, with one space for several.
func visible(name string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\n", "␊", "\x1b", "␛").Replace(name)), " ")
}

// TestDOT has Graphviz draw hostile names, and finds them in the drawing.
func TestDOT(t *testing.T) {
	dot := testenv.Need(t, "dot")
	var in, out, problems bytes.Buffer
	hostileGraph().DOT(&in, plain)
	c := exec.Command(dot, "-Tsvg")
	c.Stdin, c.Stdout, c.Stderr = &in, &out, &problems
	if err := c.Run(); err != nil || strings.Contains(problems.String(), "syntax") {
		t.Fatalf("%v: %s", err, &problems)
	}
	drawn := texts(t, out.Bytes(), "text")
	for _, name := range hostile {
		if !slices.Contains(drawn, visible(name)) {
			t.Errorf("%q is not in the drawing: %q", name, drawn)
		}
	}
}

// texts returns the contents of the elements of a name, with one space for several.
func texts(t *testing.T, document []byte, element string) (all []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(document))
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == element {
			var s string
			if err := d.DecodeElement(&s, &start); err != nil {
				t.Fatal(err)
			}
			all = append(all, strings.Join(strings.Fields(s), " "))
		}
	}
}

func TestGraphML(t *testing.T) {
	var out bytes.Buffer
	hostileGraph().GraphML(&out, &landscape.Catalog{}, plain)
	var read struct {
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data []struct {
				Key   string `xml:"key,attr"`
				Value string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Nodes) != len(hostile)+1 || len(read.Edges) != len(hostile) || read.Edges[0].Source != read.Nodes[0].ID || read.Edges[0].Target != read.Nodes[1].ID {
		t.Fatalf("%d nodes, %d edges", len(read.Nodes), len(read.Edges))
	}
	for i, name := range hostile {
		if got := visible(read.Nodes[i+1].Data[1].Value); got != visible(name) {
			t.Errorf("%q is %q", name, got)
		}
	}
}

// TestMermaid: in quotes, names have only characters without a meaning in Mermaid and
// Markdown, and references to others, which give the name.
func TestMermaid(t *testing.T) {
	var out bytes.Buffer
	hostileGraph().Mermaid(&out, plain)
	harmless := regexp.MustCompile(`^([\pL\pM\pN\pS\p{Cf} -]|[./,()]|#\d+;)*$`)
	begins := regexp.MustCompile(`^ *([-+*.>]|\d+[.)])`)
	reference := regexp.MustCompile(`#(\d+);`)
	n := 0
	for _, m := range regexp.MustCompile(`(?m)^  n(\d+)\["(.*)"\]$`).FindAllStringSubmatch(out.String(), -1) {
		if !harmless.MatchString(m[2]) || begins.MatchString(m[2]) || regexp.MustCompile(`[^\x00-\x7f]*[<>&"\x60]`).MatchString(m[2]) {
			t.Errorf("%q is not harmless", m[2])
		}
		got := reference.ReplaceAllStringFunc(m[2], func(s string) string {
			var r rune
			_, _ = fmt.Sscanf(s, "#%d;", &r)
			return string(r)
		})
		if n > 0 && visible(got) != visible(hostile[n-1]) {
			t.Errorf("%q is %q", hostile[n-1], got)
		}
		n++
	}
	if n != len(hostile)+1 {
		t.Errorf("%d nodes in\n%s", n, &out)
	}
	if !strings.Contains(out.String(), `click n0 href "https://example.org/%22%3E%3Cx`) {
		t.Errorf("no safe link in\n%s", &out)
	}
}

// TestLarge makes a graph so large that code whose time grows with its square would take
// minutes.
func TestLarge(t *testing.T) {
	var relations []string
	for i := range 30_000 {
		relations = append(relations, fmt.Sprintf("hub uses n%d", i))
	}
	c := catalog(relations...)
	o := Options{Depth: 2}
	o.Start(Start{Named: items(c, "hub"), ByName: true})
	g := New(c, o)
	if len(g.Edges) != 30_000 {
		t.Fatalf("%d edges", len(g.Edges))
	}
	var out bytes.Buffer
	g.DOT(&out, plain)
	g.Mermaid(&out, plain)
	g.GraphML(&out, c, plain)
}
