package data_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestExplanations checks that every level, kind, category and subcategory of
// today's landscape is explained in two sentences, and nothing else is.
func TestExplanations(t *testing.T) {
	c := data.Catalog(data.Current)
	want := map[string]bool{}
	add := func(kind, name, category string) { want[explained(kind, name, category)] = true }
	for _, l := range c.Levels() {
		add("maturity", string(l), "")
	}
	for _, kind := range []string{landscape.KindHosted, landscape.KindOther, landscape.KindMember} {
		add("kind", kind, "")
	}
	for _, cat := range c.Categories {
		add("category", cat.Name, "")
		for _, sub := range cat.Subcategories {
			add("subcategory", sub, cat.Name)
		}
	}
	texts := map[string]bool{}
	for _, e := range c.Explanations {
		what := explained(e.Kind, e.Name, e.Category)
		if !want[what] {
			t.Errorf("the %s is not in the landscape, or explained twice", what)
		}
		delete(want, what)
		if texts[e.Text] || marketing.MatchString(e.Text) {
			t.Errorf("%s: %q is used twice or praises", what, e.Text)
		}
		texts[e.Text] = true
		if n := utf8.RuneCountInString(e.Text); n > 200 || strings.Count(e.Text+" ", ". ") != 2 {
			t.Errorf("%s: not two sentences in 200 characters: %q", what, e.Text)
		}
		if e.TextJa == "" {
			t.Errorf("%s: no Japanese", what)
		}
		if n := utf8.RuneCountInString(e.TextJa); e.TextJa != "" && (n > 200 || strings.Count(e.TextJa, "。") != 2) {
			t.Errorf("%s: not two sentences in 200 characters: %q", what, e.TextJa)
		}
	}
	for what := range want {
		t.Errorf("the %s has no explanation", what)
	}
}

// explained returns what an explanation is of.
func explained(kind, name, category string) string {
	if category != "" {
		name = category + " / " + name
	}
	return kind + " " + name
}
