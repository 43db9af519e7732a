package load

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func all(string) bool { return true }

const messy = `# head
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
            logo: ./rook.svg # a logo
            repo_url: "http://github.com/rook/rook.git"
            descripti0n:   'Runs Ceph '
          # about Ceph

          # the comment of Ceph
          - name: Ceph
            homepage_url: https://ceph.io
            logo: ceph.svg
            repo_url: https://github.com/ceph/ceph/   # slash
            extra:
              documentation_ul: https://docs.ceph.com

  # the end
  - category:
    name: 日本
    subcategories: []
`

const tidy = `# head
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          # the comment of Ceph
          - item:
            name: Ceph
            homepage_url: https://ceph.io
            logo: ceph.svg
            repo_url: https://github.com/ceph/ceph   # slash
            extra:
              documentation_url: https://docs.ceph.com
          - item:
            name: Rook
            homepage_url: https://rook.io
            logo: rook.svg # a logo
            repo_url: "https://github.com/rook/rook"
            description:   'Runs Ceph'
          # about Ceph


  # the end
  - category:
    name: 日本
    subcategories: []
`

func TestFix(t *testing.T) {
	got, err := Fix([]byte(messy), "x.yml", all)
	if err != nil || string(got) != tidy {
		t.Errorf("%v\n%s\nwant\n%s", err, got, tidy)
	}
	again, err := Fix(got, "x.yml", all)
	if err != nil || !bytes.Equal(again, got) {
		t.Errorf("the second time changes it: %v\n%s", err, again)
	}
	none, err := Fix([]byte(messy), "x.yml", func(string) bool { return false })
	if err != nil || string(none) != messy {
		t.Errorf("no rule, but changed: %v\n%s", err, none)
	}
	ignored := strings.Replace(messy, "./rook.svg # a logo", "./rook.svg # landscope: ignore logo-form", 1)
	if got, err := Fix([]byte(ignored), "x.yml", all); err != nil || !strings.Contains(string(got), "./rook.svg") {
		t.Errorf("what is ignored is fixed: %v\n%s", err, got)
	}
	if _, err := Fix([]byte("a: ["), "x.yml", all); err == nil {
		t.Error("no error for what is no YAML")
	}
}

// TestFixRealFile: the CNCF file after fixing has none of the problems that
// can be fixed, no error, and the same items with only the fixed texts changed.
func TestFixRealFile(t *testing.T) {
	data, err := os.ReadFile("../../../shared/upstream/cncf-2026-08-07.yml")
	if err != nil {
		t.Skipf("SKIPPED: fixes a file that is not here: %v", err)
	}
	fixed, err := Fix(data, "x.yml", all)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, p := range Validate(fixed, "x.yml", Options{}) {
		counts[p.Rule]++
	}
	if counts["order"] > 0 || counts["url-form"] > 0 || counts["blanks"] > 1 || // one is written with escapes
		counts["missing-marker"] > 0 || counts["logo-form"] > 1 {
		t.Errorf("left: %v", counts)
	}
	again, err := Fix(fixed, "x.yml", all)
	if err != nil || !bytes.Equal(again, fixed) {
		t.Errorf("the second time changes it: %v", err)
	}
	before, _, _ := Landscape(data, "x.yml")
	after, _, _ := Landscape(fixed, "x.yml")
	if len(before.Items) != len(after.Items) || !reflect.DeepEqual(before.Categories, after.Categories) {
		t.Fatal("items or categories are lost")
	}
	for _, ch := range landscape.Diff(before, after) {
		switch ch.Field {
		case "logo", "repositories", "documentation_url", "blog_url", "homepage_url", "twitter_url":
		default:
			t.Errorf("changed: %+v", ch)
		}
	}
}

func FuzzFix(f *testing.F) {
	f.Add(messy)
	f.Add(item("twitter: ' x '", "extra: {documentation_ul: a}"))
	f.Fuzz(func(t *testing.T, s string) {
		fixed, err := Fix([]byte(s), "x", all)
		if err != nil {
			return
		}
		if _, err := Fix(fixed, "x", all); err != nil {
			t.Errorf("what was fixed cannot be fixed again: %v\n%s\n%s", err, s, fixed)
		}
		for _, p := range Validate([]byte(s), "x", Options{Now: 20261123}) {
			if p.Line < 1 {
				t.Errorf("no line: %v", p)
			}
		}
	})
}
