package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// randomGraph returns a graph of a number of nodes with hostile and long names.
func randomGraph(r *rand.Rand, nodes, edges int, tree bool) Graph {
	g := Graph{Tree: tree, About: "about", UnlistedName: "not in the landscape", Legend: []MapKey{{landscape.Graduated, "graduated"}, {"", "not hosted"}}}
	names := []string{"Istio", "Container Network Interface (CNI)", "Cloud Foundry Application Runtime of a Long Name that Goes on", "日本語のとても長いプロジェクト名であるもの", "<&\"\x1b>", "Supercalifragilisticexpialidocious-and-more"}
	labels := []string{"uses", "integrates with (to 2018-09-18)", "代替", "<runs> on"}
	for i := range nodes {
		g.Nodes = append(g.Nodes, GraphNode{Name: names[r.IntN(len(names))], Level: []landscape.Level{"graduated", "", "archived", "weird"}[r.IntN(4)],
			Title: "title & more", URL: "https://example.org/?a=1&b", Focus: i == 0 && r.IntN(2) == 0, Unlisted: r.IntN(5) == 0})
	}
	for range edges {
		from, to := r.IntN(1+r.IntN(nodes)), r.IntN(nodes)
		if from == to {
			continue
		}
		label := labels[r.IntN(len(labels))]
		g.Edges = append(g.Edges, GraphEdge{From: from, To: to, Label: label, Inverse: label + " by", Symmetric: r.IntN(2) == 0, Title: "a uses b"})
	}
	return g
}

// area is a part of a picture with what is in it.
type area struct {
	frame
	what string
}

func (a area) overlaps(b area) bool {
	return a.x < b.x+b.width && b.x < a.x+a.width && a.y < b.y+b.height && b.y < a.y+a.height
}

// TestDrawGraph: in random graphs no two boxes and no two labels of edges overlap, no label
// of an edge is on a box, names are in their boxes, and nothing is outside.
func TestDrawGraph(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 150 {
		nodes := 1 + r.IntN(1+n/2)
		g := randomGraph(r, nodes, r.IntN(2*nodes+1), n%3 == 0)
		var out bytes.Buffer
		DrawGraph(&out, g, Caption{Title: "Relations", Note: "note"})
		checkGraph(t, fmt.Sprintf("graph %d", n), out.Bytes(), nodes)
	}
}

func checkGraph(t *testing.T, what string, picture []byte, nodes int) {
	t.Helper()
	whole, boxes, labels := readGraph(t, picture)
	if len(boxes) != nodes {
		t.Fatalf("%s: %d boxes for %d nodes", what, len(boxes), nodes)
	}
	for i, b := range boxes {
		for _, other := range boxes[:i] {
			if b.overlaps(other) {
				t.Fatalf("%s: %+v overlaps %+v", what, b, other)
			}
		}
	}
	for i, l := range labels {
		for _, other := range append(boxes, labels[:i]...) {
			if l.overlaps(other) {
				t.Fatalf("%s: %+v overlaps %+v", what, l, other)
			}
		}
	}
	for _, a := range append(boxes, labels...) {
		if a.x < 0 || a.y < 0 || a.x+a.width > whole.width || a.y+a.height > whole.height {
			t.Fatalf("%s: %+v is outside %+v", what, a, whole)
		}
	}
}

// readGraph returns the size of a picture, the boxes of nodes and the labels of edges. It
// fails if a name is not in its box.
func readGraph(t *testing.T, picture []byte) (whole frame, boxes, labels []area) {
	t.Helper()
	var classes []string
	var at frame
	for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return whole, boxes, labels
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			class, f := token.Name.Local, frame{}
			for _, a := range token.Attr {
				switch into := map[string]*float64{"x": &f.x, "y": &f.y, "width": &f.width, "height": &f.height}[a.Name.Local]; {
				case into != nil:
					_, _ = fmt.Sscan(a.Value, into)
				case a.Name.Local == "class":
					class += "." + a.Value
				}
			}
			classes, at = append(classes, class), f
			if class == "svg" {
				whole = f
			}
			if f.width == nodeWidth && strings.HasPrefix(class, "rect") {
				boxes = append(boxes, area{f, class})
			}
		case xml.EndElement:
			classes = classes[:len(classes)-1]
		case xml.CharData:
			path := strings.Join(classes, " ")
			switch {
			case strings.HasSuffix(path, "g.edge text"):
				labels = append(labels, area{frame{at.x, at.y - 9, measure(string(token), labelSize), 10}, string(token)})
			case strings.HasSuffix(path, "a g text") || strings.HasSuffix(path, "g.focus text"):
				box, wide := boxes[len(boxes)-1], measure(string(token), smallest+1)
				if at.x-wide/2 < box.x || at.x+wide/2 > box.x+box.width || at.y-8 < box.y || at.y > box.y+box.height {
					t.Fatalf("%q at %v is not in %+v", token, at, box)
				}
			}
		}
	}
}

// TestDrawGraphLabels: edges are labeled as they are read from left to right, and nodes
// with the same single relation share a panel.
func TestDrawGraphLabels(t *testing.T) {
	g := Graph{Nodes: []GraphNode{{Name: "hub", Focus: true}, {Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}},
		Edges: []GraphEdge{{From: 1, To: 0, Label: "runs on", Inverse: "runs"}, {From: 2, To: 0, Label: "runs on", Inverse: "runs"}, {From: 0, To: 3, Label: "uses", Inverse: "used by"},
			{From: 3, To: 4, Label: "part of", Inverse: "has part"}, {From: 3, To: 0, Label: "manages", Inverse: "managed by"}}}
	var out bytes.Buffer
	DrawGraph(&out, g, Caption{Title: "Relations"})
	for _, want := range []string{">runs (2)<", ">uses<", ">part of<", ">managed by<"} {
		if strings.Count(out.String(), want) != 1 {
			t.Errorf("not one %q in\n%s", want, &out)
		}
	}
	if n := len(regexp.MustCompile(`class="tip"`).FindAllString(out.String(), -1)); n != 4 {
		t.Errorf("%d arrows", n)
	}
}

// TestDrawGraphLarge draws graphs so large that code whose time grows with the square of
// their parts would take minutes: a star, a chain, a circle, and many small parts.
func TestDrawGraphLarge(*testing.T) {
	const n = 20_000
	for _, tree := range []bool{false, true} {
		for what, other := range map[string]func(i int) int{
			"star": func(int) int { return 0 }, "chain": func(i int) int { return max(i-1, 0) }, "parts": func(i int) int { return i ^ 1 }, "circle": func(i int) int { return (i + 1) % n },
		} {
			g := Graph{Tree: tree}
			for i := range n {
				g.Nodes = append(g.Nodes, GraphNode{Name: "node"})
				if what == "chain" && i > 0 {
					g.Edges = append(g.Edges, GraphEdge{From: i, To: 0, Label: "first"})
				}
				if j := other(i); j != i && (what != "circle" || i%8 != 7) {
					g.Edges = append(g.Edges, GraphEdge{From: i, To: j, Label: fmt.Sprint("label ", i%50), Inverse: "by"})
				}
			}
			DrawGraph(&bytes.Buffer{}, g, Caption{})
		}
	}
}
