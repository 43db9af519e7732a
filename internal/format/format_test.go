package load

import (
	"maps"
	"strings"
	"testing"
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
	for _, seed := range formatSeeds() {
		f.Add(seed)
		f.Add(strings.ReplaceAll(seed, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		if checkFormat(t, "x", []byte(s), false) != nil {
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

// formatSeeds are inputs with what makes YAML hard.
func formatSeeds() []string {
	inItem := func(lines ...string) string {
		return item(lines...)
	}
	seeds := []string{
		messy,
		"landscape: [{name: \"a\\tb\", subcategories: [{name: b, items: [{name: c, homepage_url: x}]}]}]",
		"--- # c\nlandscape: []\n--- {a: b}\n",
		"%TAG ! tag:x.org,2000:\n---\nlandscape:\n",
		"landscape:\n- &a !!map\n  name: x\n  subcategories: &b\n  - *a\n",
		"landscape:\n  -\n    # c\n    name: a # d\n  # e\n  - {name: b} # f\n # g\n# h\n",
		"? landscape\n: - name: a\n",
		"landscape: {a: b, # c\n  d: [e] # f\n }\n# g",
		"# a\n\n# b\nx: # c\n  # d\n  y\n  # e\nlandscape:\n    -   name: a\n        subcategories:\n        -   items:\n              - name: a\n",
	}
	for _, header := range []string{"|", "|-", "|+", ">", ">-", ">+", "|2", ">1-", "|+3 # c"} {
		seeds = append(seeds, inItem("description: "+header, "", "     one", "", "       two", "     three", "", "", "# c", "twitter: x"),
			"landscape: []\nx: "+header+"\n    text")
	}
	for _, value := range []string{"2020-01-01", "'2020-01-01'", "\"5\"", "\"a: b\"", "'yes'", "\"\\U0001F680 x\"", "\"🚀 e\u0301\"", "!!str 5", "&a b", "[a, b: c, {d}]",
		"{\"a\":b}", "[[a, b], []]", "\"a\n\n  b\"", "a\n    b", "~", "!!null", "\"\\/\"", "'a\u2028b'"} {
		seeds = append(seeds, inItem("twitter: "+value+" # c"))
	}
	return seeds
}
