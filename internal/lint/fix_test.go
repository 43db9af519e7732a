package lint

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/load"
)

func all(string) bool { return true }

const tidy = `# head
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Rook
            homepage_url: https://rook.io
            logo: rook.svg # a logo
            repo_url: "https://github.com/rook/rook"
            description:   'Runs Ceph'
          # about Ceph

          # the comment of Ceph
          - item:
            name: Ceph
            homepage_url: https://ceph.io
            logo: ceph.svg
            repo_url: https://github.com/ceph/ceph   # slash
            extra:
              documentation_url: https://docs.ceph.com

  # the end
  - category:
    name: 日本
    subcategories: []
`

func TestFix(t *testing.T) {
	got, err := Fix([]byte(landscapetest.Messy), "x.yml", all)
	if err != nil || string(got) != tidy {
		t.Errorf("%v\n%s\nwant\n%s", err, got, tidy)
	}
	again, err := Fix(got, "x.yml", all)
	if err != nil || !bytes.Equal(again, got) {
		t.Errorf("the second time changes it: %v\n%s", err, again)
	}
	none, err := Fix([]byte(landscapetest.Messy), "x.yml", func(string) bool { return false })
	if err != nil || string(none) != landscapetest.Messy {
		t.Errorf("no rule, but changed: %v\n%s", err, none)
	}
	ignored := strings.Replace(landscapetest.Messy, "./rook.svg # a logo", "./rook.svg # landscope: ignore logo-form", 1)
	if got, err := Fix([]byte(ignored), "x.yml", all); err != nil || !strings.Contains(string(got), "./rook.svg") {
		t.Errorf("what is ignored is fixed: %v\n%s", err, got)
	}
	if _, err := Fix([]byte("a: ["), "x.yml", all); err == nil {
		t.Error("no error for what is no YAML")
	}
}

// TestFixRealFile checks that an extract of CNCF's file has, after fixing, none of
// the problems that can be fixed, and the same items but for the fixed values.
func TestFixRealFile(t *testing.T) {
	data := landscapetest.Files(t)["cncf-2026-problems.yml"]
	fixed, err := Fix(data, "x.yml", all)
	if err != nil {
		t.Fatal(err)
	}
	count := func(data []byte) map[string]int {
		counts := map[string]int{}
		for _, p := range Validate(data, "x.yml", Options{}) {
			counts[p.Rule]++
		}
		return counts
	}
	found, left := count(data), count(fixed)
	for rule, most := range map[string]int{
		"order": 0, "url-form": 0, "missing-marker": 0, "logo-form": 3,
		"blanks": 1, // one is written with escapes
	} {
		if found[rule] <= most || left[rule] > most {
			t.Errorf("%s: %d problems before, %d after, want %d at most", rule, found[rule], left[rule], most)
		}
	}
	again, err := Fix(fixed, "x.yml", all)
	if err != nil || !bytes.Equal(again, fixed) {
		t.Errorf("the second time changes it: %v", err)
	}
	before, _, _ := load.Landscape(data, "x.yml")
	after, _, _ := load.Landscape(fixed, "x.yml")
	if len(before.Items) != len(after.Items) || !reflect.DeepEqual(before.Categories, after.Categories) {
		t.Fatal("items or categories are lost")
	}
	for _, ch := range diff.Compare(before, after) {
		switch ch.Field {
		case "logo", "repositories", "documentation_url", "blog_url", "homepage_url", "twitter_url":
		default:
			t.Errorf("changed: %+v", ch)
		}
	}
}

// TestFixMoves checks what moves with an item that is put in order.
func TestFixMoves(t *testing.T) {
	at := func(lines ...string) string {
		return "landscape:\n  - category:\n    name: Runtime\n    subcategories:\n      - subcategory:\n        name: Storage\n        items:\n" +
			strings.Join(lines, "\n") + "\n      - subcategory:\n        name: Other\n        items: []\n"
	}
	for name, c := range map[string]struct{ in, want []string }{
		"comments in the item, at its keys and deeper": {
			[]string{"          - item:", "            name: Z", "            # of Z", "              # deep", "          - item:", "            name: A", "            extra:", "              # of A"},
			[]string{"          - item:", "            name: A", "            extra:", "              # of A", "          - item:", "            name: Z", "            # of Z", "              # deep"}},
		"comments right above the dash": {
			[]string{"          # Z", "          - item:", "            name: Z", "      # A", "          # A", "          - item:", "            name: A"},
			[]string{"      # A", "          # A", "          - item:", "            name: A", "          # Z", "          - item:", "            name: Z"}},
		"the empty lines below, but not those below the list": {
			[]string{"          - item:", "            name: Z", "", "          - item:", "            name: A", ""},
			[]string{"          - item:", "            name: A", "          - item:", "            name: Z", "", ""}},
		"not what is commented out at the end": {
			[]string{"          - item:", "            name: Z", "          - item:", "            name: A", "          # - item:", "          #   name: B"},
			[]string{"          - item:", "            name: A", "          - item:", "            name: Z", "          # - item:", "          #   name: B"}},
		"the empty lines that a scalar keeps": {
			[]string{"          - item:", "            name: Z", "          - item:", "            name: A", "            description: |+", "              a", "", ""},
			[]string{"          - item:", "            name: A", "            description: |+", "              a", "", "", "          - item:", "            name: Z"}},
		"not over a section": {
			[]string{"          - item:", "            name: Z", "          # section", "", "          - item:", "            name: B", "          - item:", "            name: A",
				"          # ---- section ----", "          - item:", "            name: A0"},
			[]string{"          - item:", "            name: Z", "          # section", "", "          - item:", "            name: A", "          - item:", "            name: B",
				"          # ---- section ----", "          - item:", "            name: A0"}},
	} {
		for _, write := range landscapetest.Variants {
			got, err := Fix(write([]byte(at(c.in...))), "x.yml", all)
			if want := write([]byte(at(c.want...))); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %v\n%s\nwant\n%s", name, err, got, want)
			}
		}
	}
}

// TestFixKeepsErrorsAway checks that a fix that would make an error is not made,
// and that others are.
func TestFixKeepsErrorsAway(t *testing.T) {
	in := landscapetest.Item("repo_url: https://github.com/a/b.git", "extra:", "  docker_hub: finos/x", "  documentation_ul: https://docs.x.org")
	want := landscapetest.Item("repo_url: https://github.com/a/b", "extra:", "  docker_hub: finos/x", "  documentation_url: https://docs.x.org")
	if got, err := Fix([]byte(in), "x.yml", all); err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

// TestFixMarkers checks that markers are put in and moved with the line breaks
// of the file, and nothing else.
func TestFixMarkers(t *testing.T) {
	in := "landscape:\r\n- name: A\r\n  subcategories:\r\n  -   name: B\r\n      items:\r\n      - logo: a.svg\r\n        name: C\r\n        item:\r\n        homepage_url: https://x.org\r\n"
	want := "landscape:\r\n- category:\r\n  name: A\r\n  subcategories:\r\n  -   subcategory:\r\n      name: B\r\n      items:\r\n      - item:\r\n        logo: a.svg\r\n        name: C\r\n        homepage_url: https://x.org\r\n"
	if got, err := Fix([]byte(in), "x.yml", all); err != nil || string(got) != want {
		t.Errorf("%v\n%q\nwant\n%q", err, got, want)
	}
}

// TestFixLaws checks on real files, with comments put in at random places, that
// fixing keeps all comments and the names of all items, and that fixing twice
// is fixing once.
func TestFixLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, data := range landscapetest.Files(t) {
		for range max(1, min(20, 100_000/len(data))) {
			for _, write := range landscapetest.Variants {
				if err := checkFix(t, name, write(landscapetest.WithComments(data, random, random.IntN(40), 0))); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	}
}

// checkFix checks the laws of Fix for a file. It returns the error of a file that
// cannot be fixed.
func checkFix(t *testing.T, name string, data []byte) error {
	t.Helper()
	fixed, err := Fix(data, name, all)
	if err != nil {
		return err
	}
	if again, err := Fix(fixed, name, all); err != nil || !bytes.Equal(fixed, again) {
		t.Errorf("%s: the second time changes it: %v\n%s\n%s", name, err, fixed, again)
	}
	if got, want := landscapetest.Comments(fixed), landscapetest.Comments(data); !slices.Equal(got, want) {
		t.Errorf("%s: comments differ: %v", name, landscapetest.FirstDifference(got, want))
	}
	if got, want := countErrors(fixed), countErrors(data); got > want {
		t.Errorf("%s: %d errors, %d before", name, got, want)
	}
	if got, want := fixedValues(t, fixed), fixedValues(t, data); !slices.Equal(got, want) {
		t.Errorf("%s: the values differ: %v", name, landscapetest.FirstDifference(got, want))
	}
	if bytes.HasPrefix(data, byteOrderMark) != bytes.HasPrefix(fixed, byteOrderMark) || landscapetest.HasCRLF(data) && !landscapetest.HasCRLF(fixed) {
		t.Errorf("%s: the line breaks or the byte order mark are not those of the file", name)
	}
	return nil
}

// TestFixManyChanges checks that a file in which every item moves and changes is fixed
// in memory that grows with its size.
func TestFixManyChanges(t *testing.T) {
	const items = 10_000
	const head = "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n"
	const item = "          - item:\n            name: N%05d\n            description: '%s'\n            homepage_url: https://x.org\n            logo: %sa.svg\n"
	var in, want strings.Builder
	in.WriteString(head)
	want.WriteString(head)
	text := strings.Repeat("word ", 20)
	for i := range items {
		fmt.Fprintf(&in, item, items-i, text, "./")
		fmt.Fprintf(&want, item, i+1, strings.TrimSpace(text), "")
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got, err := Fix([]byte(in.String()), "x.yml", all)
	runtime.ReadMemStats(&after)
	if err != nil || string(got) != want.String() {
		t.Fatalf("%v\n%.500s", err, got)
	}
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 60*uint64(in.Len()) {
		t.Errorf("%d bytes took %d bytes of memory in all", in.Len(), allocated)
	}
}

func countErrors(data []byte) int {
	n := 0
	for _, p := range Validate(data, "x", Options{}) {
		if p.Severity == diag.Error {
			n++
		}
	}
	return n
}

// fixedValues lists all values as Fix may leave them, without the paths to them,
// for items move, sorted.
func fixedValues(t *testing.T, data []byte) []string {
	t.Helper()
	all := landscapetest.Values(t, data)
	for i, v := range all {
		_, v, _ = strings.Cut(v, "\x00")
		tag, v, _ := strings.Cut(v, "\x00")
		v = strings.TrimPrefix(strings.TrimSpace(v), "./")
		v = strings.TrimPrefix(strings.TrimPrefix(v, "http://"), "https://")
		for v != strings.TrimSuffix(strings.TrimRight(v, "/ "), ".git") {
			v = strings.TrimSuffix(strings.TrimRight(v, "/ "), ".git")
		}
		all[i] = tag + " " + v
	}
	slices.Sort(all)
	return slices.DeleteFunc(all, func(v string) bool { return v == "!!null " }) // "tem:" becomes a marker
}

// FuzzFix checks the laws of Fix on any input, and that every problem has a line.
func FuzzFix(f *testing.F) {
	for _, seed := range append(landscapetest.Seeds(), landscapetest.Item("twitter: ' x '", "extra: {documentation_ul: a}")) {
		f.Add(seed)
		f.Add(strings.ReplaceAll(seed, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		_ = checkFix(t, "x", []byte(s)) // the laws hold only for what can be fixed
		for _, p := range Validate([]byte(s), "x", Options{Now: 20261123}) {
			if p.Line < 1 {
				t.Errorf("no line: %v", p)
			}
		}
	})
}
