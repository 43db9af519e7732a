package search_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/vectors"
)

func TestItems(t *testing.T) {
	c := landscapetest.Catalog()
	for text, want := range map[string]string{
		"rook": "Rook", "ROOK": "Rook", "ceph": "Ceph Rook", "heruku": "Heroku", "policy agnet": "Open Policy Agent (OPA)",
		"policyagent": "Open Policy Agent (OPA)", "": "", "nothing": "",
	} {
		var got []string
		for _, h := range search.Items(c, c.All(), text) {
			got = append(got, h.Item.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("Items(%q) = %q, want %q", text, s, want)
		}
	}
}

// TestUnicodeForms checks that composed accents (NFC) and decomposed ones (NFD)
// find each other.
func TestUnicodeForms(t *testing.T) {
	forms := []string{"Caf\u00e9 Ops", "Cafe\u0301 Ops"}
	for _, name := range forms {
		for _, query := range forms {
			if hits := search.Items(&landscape.Catalog{}, []*landscape.Item{{Name: name}}, query); len(hits) != 1 {
				t.Errorf("%+q finds %+q as %v", query, name, hits)
			}
		}
	}
}

// searchVectors holds items, and for every query its hits among them, best
// first.
type searchVectors struct {
	Weights    map[string]int    `json:"weights"`
	Vocabulary search.Vocabulary `json:"vocabulary"`
	Items      []searchItem      `json:"items"`
	Queries    []searchQuery     `json:"queries"`
}

type searchItem struct {
	Name          string                `json:"name"`
	Aliases       []string              `json:"aliases,omitempty"`
	FormerNames   []string              `json:"former_names,omitempty"`
	Tags          []string              `json:"tags,omitempty"`
	Description   string                `json:"description"`
	DescriptionJa string                `json:"description_ja,omitempty"`
	Note          string                `json:"note,omitempty"`
	Category      string                `json:"category"`
	Subcategory   string                `json:"subcategory"`
	Also          []landscape.Placement `json:"also,omitempty"`
	Maturity      landscape.Level       `json:"maturity,omitempty"`
	Lifecycle     string                `json:"lifecycle,omitempty"`
	Alternatives  []string              `json:"alternatives,omitempty"`
}

type searchQuery struct {
	Query          string          `json:"query"`
	Level          landscape.Level `json:"level,omitempty"`
	AlternativesTo string          `json:"alternatives_to,omitempty"`
	Partial        bool            `json:"partial,omitempty"`
	Complete       int             `json:"complete,omitempty"`
	Hits           []searchHit     `json:"hits"`
}

type searchHit struct {
	Name  string `json:"name"`
	Score int    `json:"score"`
}

// catalog returns a landscape with the items of the vectors and their
// vocabulary.
func (v searchVectors) catalog() *landscape.Catalog {
	aliases := func(names []string) (out []landscape.Alias) {
		for _, name := range names {
			out = append(out, landscape.Alias{Name: name})
		}
		return out
	}
	c := &landscape.Catalog{Words: landscape.Translations{Levels: []landscape.Translation{{En: "graduated", Ja: "卒業"}, {En: "archived", Ja: "アーカイブ"}}}}
	for _, it := range v.Items {
		var alternatives []landscape.Relation
		for _, name := range it.Alternatives {
			alternatives = append(alternatives, landscape.Relation{Type: "alternative_to", Other: name})
		}
		var lifecycle *landscape.Lifecycle
		if it.Lifecycle != "" {
			lifecycle = &landscape.Lifecycle{State: it.Lifecycle}
		}
		c.Items = append(c.Items, landscape.Item{Name: it.Name, Description: it.Description, DescriptionJa: it.DescriptionJa, Note: it.Note,
			Category: it.Category, Subcategory: it.Subcategory, Also: it.Also, Maturity: it.Maturity, Lifecycle: lifecycle, Tags: it.Tags,
			Aliases: aliases(it.Aliases), FormerNames: aliases(it.FormerNames), Relations: alternatives})
	}
	for _, p := range v.Vocabulary.Places {
		if p.Subcategory == "" {
			c.Categories = append(c.Categories, landscape.Category{Name: p.Category})
			if p.Ja != "" {
				c.Words.Categories = append(c.Words.Categories, landscape.Translation{En: p.Category, Ja: p.Ja})
			}
			continue
		}
		last := &c.Categories[len(c.Categories)-1]
		last.Subcategories = append(last.Subcategories, p.Subcategory)
		if p.Ja != "" {
			c.Words.Subcategories = append(c.Words.Subcategories, landscape.Translation{En: p.Subcategory, Ja: p.Ja})
		}
		c.Explanations = append(c.Explanations, landscape.Explanation{Kind: "subcategory", Name: p.Subcategory, Category: p.Category, Also: p.Also})
	}
	return c
}

func TestSearchVectors(t *testing.T) {
	v := vectors.Load[searchVectors](t, "search")
	weights := reflect.ValueOf(search.Weights)
	for i := range weights.NumField() {
		if name := weights.Type().Field(i).Name; v.Weights[name] != int(weights.Field(i).Int()) {
			t.Errorf("the weight %s is %d in the vectors, not %d", name, v.Weights[name], weights.Field(i).Int())
		}
	}
	c := v.catalog()
	if vocabulary := search.NewVocabulary(c); !reflect.DeepEqual(*vocabulary, v.Vocabulary) {
		t.Errorf("the vocabulary is\n%v, in the vectors\n%v", *vocabulary, v.Vocabulary)
	}
	for _, q := range v.Queries {
		if got := answer(c, q.Query); !reflect.DeepEqual(got, q) {
			t.Errorf("%q finds\n%v, want\n%v", q.Query, got, q)
		}
	}
}

func answer(c *landscape.Catalog, query string) searchQuery {
	r := search.Search(c, c.All(), query)
	out := searchQuery{Query: query, Level: r.Level, Partial: r.Partial, Complete: r.Complete, Hits: []searchHit{}}
	if r.AlternativesTo != nil {
		out.AlternativesTo = r.AlternativesTo.Name
	}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, searchHit{h.Item.Name, h.Score})
	}
	return out
}
