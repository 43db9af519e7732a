package load

import (
	"bytes"
	"os"
	"path/filepath"
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
        - extra: {audits: [{date: 2020-01-02, url: https://x.org, vendor: V, type: security}], accepted: 2018-01-29, other_key: "x"}
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
            description: |-
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

// TestFormatRealFiles: formatting twice is formatting once, and says the same.
func TestFormatRealFiles(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/upstream/*.yml")
	for _, file := range append(files, "../../data/landscape.yml", "../../data/landscape-2018.yml") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		once, err := Format(data, file)
		if err != nil {
			t.Error(err)
			continue
		}
		twice, err := Format(once, file)
		if err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%s: the second time changes it: %v", file, err)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add(messy)
	f.Add("landscape: [{name: \"a\\tb\", subcategories: [{name: b, items: [{name: c, homepage_url: |\n  x\n}]}]}]")
	f.Fuzz(func(t *testing.T, s string) {
		once, err := Format([]byte(s), "x")
		if err != nil {
			return
		}
		twice, err := Format(once, "x")
		if err != nil || !bytes.Equal(once, twice) {
			t.Errorf("the second time changes it: %v\n%q\n%q\n%q", err, s, once, twice)
		}
	})
}
