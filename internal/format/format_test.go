package format

import (
	"maps"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func TestFormat(t *testing.T) {
	in := `# head
landscape:
    - name: Runtime   # the first
      subcategories:
      - name: Storage
        items:
        # about Rook
        - extra: {other_links: [{name: L, url: https://l.org}], audits: [{date: 2020-01-02, url: https://x.org, vendor: V, type: security}], accepted: 2018-01-29, other_key: "x"}
          logo: "rook.svg"
          name: 'Rook'
          my_key: "yes"
          homepage_url: "https://rook.io"
          description: >-
            one

            two
`
	want := `# head
landscape:
  - category:
    name: Runtime # the first
    subcategories:
      - subcategory:
        name: Storage
        items:
          # about Rook
          - item:
            name: Rook
            description: >-
              one

              two
            homepage_url: https://rook.io
            logo: rook.svg
            my_key: 'yes'
            extra:
              accepted: '2018-01-29'
              audits:
                - date: '2020-01-02'
                  url: https://x.org
                  vendor: V
                  type: security
              other_links:
                - name: L
                  url: https://l.org
              other_key: x
`
	got, err := Format([]byte(in), "x.yml")
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if _, err := Format([]byte("landscape: 3"), "x.yml"); err == nil {
		t.Error("no error for what is no landscape")
	}
}

// FuzzFormat checks the laws of Format on any input, and that no character is
// lost but those that quotes, brackets and white space are made of.
func FuzzFormat(f *testing.F) {
	for _, seed := range landscapetest.Seeds() {
		f.Add(seed)
		f.Add(strings.ReplaceAll(seed, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		if checkFormat(t, "x", []byte(s)) != nil {
			return
		}
		out, _ := Format([]byte(s), "x")
		if got, want := letters(string(out)), letters(s); !maps.Equal(got, want) {
			t.Errorf("characters are lost or new:\n%q\n%q", s, out)
		}
	})
}

// letters counts the characters that formatting never adds or takes away.
func letters(s string) map[rune]int {
	counts := map[rune]int{}
	for _, marker := range []string{"subcategory", "category", "item"} {
		s = strings.ReplaceAll(s, marker, "")
	}
	for _, r := range s {
		if !strings.ContainsRune(" \t\r\n'\"\\,[]{}:-\ufeff", r) {
			counts[r]++
		}
	}
	return counts
}
