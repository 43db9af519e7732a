package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/logo"
	"gopkg.in/yaml.v3"
)

// merged moves the keys of every mapping that has one of the given keys into a
// mapping that is merged.
func merged(t *testing.T, text string, having ...string) string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	var move func(*yaml.Node)
	move = func(n *yaml.Node) {
		for _, child := range n.Content {
			move(child)
		}
		if n.Kind != yaml.MappingNode || !slices.ContainsFunc(n.Content, func(key *yaml.Node) bool { return slices.Contains(having, key.Value) }) {
			return
		}
		inner := &yaml.Node{Kind: yaml.MappingNode, Content: n.Content}
		n.Content = []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!merge", Value: "<<"}, inner}
	}
	move(&doc)
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestRulesAtMergedKeys breaks every rule by keys that come from a merge key:
// no rule depends on a key that the item has itself.
func TestRulesAtMergedKeys(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "unsafe.svg"), []byte("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), 0o600); err != nil {
		t.Fatal(err)
	}
	logos, err := logo.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = logos.Close() }()
	options := Options{Now: 20260101, Logos: logos}
	for _, r := range Rules() {
		if r.ID == "yaml" || r.ID == "one-document" || r.ID == "duplicate-key" {
			continue // not YAML that can be written anew
		}
		for _, keys := range [][]string{{"homepage_url"}, {"accepted", "tag", "other_links"}, {"name"}, {"homepage_url", "name", "accepted", "url", "subcategories", "items"}} {
			text := merged(t, ExampleFile(r.Bad), keys...)
			landscapetest.CheckInside(t, text, Validate([]byte(text), "x", options))
			_, problems, _ := load.Landscape([]byte(text), "x")
			landscapetest.CheckInside(t, text, problems)
		}
	}
}

// TestMergedPlace checks that a problem of a merged key is at the item.
func TestMergedPlace(t *testing.T) {
	const text = `landscape:
  - category:
    name: A
    subcategories:
      - subcategory:
        name: B
        items:
          - item:
            name: Zed
          - item:
            <<: {name: Zed}
            extra:
              <<: {tag: [T]}
`
	for _, want := range []string{
		"x:10:13: error: A / B / Zed: duplicate item name [duplicate-item]",
		"x:10:13: error: A / B / Zed: missing field name [missing-key]",
	} {
		if !slices.ContainsFunc(Validate([]byte(text), "x", Options{}), func(d diag.Diagnostic) bool {
			return strings.HasPrefix(d.String(), strings.TrimSuffix(want, "]"))
		}) {
			t.Errorf("no %s in %v", want, Validate([]byte(text), "x", Options{}))
		}
	}
}

// TestMergedIsNoError checks that what comes by a merge key is never an error:
// landscape2 does not follow it. A required key that comes so is missing.
func TestMergedIsNoError(t *testing.T) {
	if found := errorsOf(Validate([]byte(landscapetest.MinimalItem("<<: {enduser: x, joined: y, extra: {accepted: z}, second_path: 3}")), "x", Options{})); len(found) > 0 {
		t.Errorf("errors in what is merged: %v", found)
	}
	const merged = "x: &x {name: A, homepage_url: https://a.example, logo: a.svg}\nlandscape:\n- name: C\n  subcategories:\n  - name: S\n    items:\n    - <<: *x\n    - <<: *x\n"
	if found := errorsOf(Validate([]byte(merged), "x", Options{})); len(found) < 6 {
		t.Errorf("%v, want three missing keys for each item", found)
	}
}
