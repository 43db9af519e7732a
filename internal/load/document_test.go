package load

import (
	"slices"
	"strings"
	"testing"
)

const twoItems = `landscape:
  - name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - &rook
            item:
            name: Rook
            extra: {accepted: 2018-01-29}
          - homepage_url: https://example.org
          - <<: *rook
            name: Ceph
          - 3
`

// TestFile checks that a File has the nodes of every item, and no keys that an item
// does not have itself.
func TestFile(t *testing.T) {
	doc, err := Parse([]byte(twoItems), "x")
	if err != nil {
		t.Fatal(err)
	}
	f, err := doc.File()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range f.Items {
		var keys []string
		for _, k := range n.Keys {
			keys = append(keys, k.Name)
		}
		name := "-"
		if n.Index >= 0 {
			name = f.Catalog.Items[n.Index].Name
		}
		got = append(got, name+": "+strings.Join(keys, ",")+" in "+n.Place.String())
	}
	want := []string{
		"Rook: item,name,extra,extra.accepted in Runtime / Storage / Rook",
		"-: homepage_url in Runtime / Storage / item [1]",
		"Ceph: name in Runtime / Storage / Ceph",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := &f.Items[0]; n.Value("extra.accepted").Value != "2018-01-29" || n.Value("logo") != nil || n.Find("name").Key.Line != 9 {
		t.Errorf("nodes %+v", n)
	}
	if len(f.Sections) != 2 || f.Sections[1].Category != "Runtime" || f.Sections[1].Name != "Storage" {
		t.Errorf("sections %v", f.Sections)
	}
	var unmarked []string
	for _, u := range f.Unmarked {
		unmarked = append(unmarked, u.Marker)
	}
	if !slices.Equal(unmarked, []string{"category", "item", "item"}) {
		t.Errorf("unmarked: %v", unmarked)
	}
	if f.ErrorLines[11] != 1 || f.ErrorLines[14] != 1 {
		t.Errorf("lines with errors: %v", f.ErrorLines)
	}
}

// TestByteOrderMarks checks that a byte order mark counts as a space only for
// landscape2, and at the beginning of a further line for everyone.
func TestByteOrderMarks(t *testing.T) {
	const mark = "\ufeff"
	column := func(parse func([]byte, string) (Document, error), text string) int {
		doc, err := parse([]byte(text), "x")
		if err != nil {
			t.Fatal(err)
		}
		return doc.Root.Column
	}
	if got := column(Parse, mark+"landscape: []\n"); got != 1 {
		t.Errorf("the root is at column %d, want 1", got)
	}
	if got := column(ParseLikeLandscape2, mark+"landscape: []\n"); got != 2 {
		t.Errorf("to landscape2, the root is at column %d, want 2", got)
	}
	const inside = "landscape:\n" + mark + "- name: A\n" + mark + "  subcategories: []\n"
	if c, problems, err := Landscape([]byte(inside), "x"); err != nil || len(problems) > 0 || len(c.Categories) != 1 {
		t.Errorf("marks within the file: %v, %v", problems, err)
	}
}

// TestManyKeys checks that a key given twice is found among more keys than a small
// set holds.
func TestManyKeys(t *testing.T) {
	var s keySet
	for i := range 100 {
		key := strings.Repeat("k", i)
		if !s.add(key) || s.add(key) || !s.add("x"+key) || s.add("x"+key) {
			t.Fatalf("key %d is not added once", i)
		}
	}
	if s.add("") {
		t.Error("the first key is forgotten")
	}
}
