package search_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/search"
	"github.com/landscope-cli/landscope/internal/vectors"
)

func TestItems(t *testing.T) {
	items := landscapetest.Catalog().All()
	for text, want := range map[string]string{
		"rook": "Rook", "ROOK": "Rook", "ceph": "Ceph Rook", "heruku": "Heroku", "policy agnet": "Open Policy Agent (OPA)",
		"policyagent": "Open Policy Agent (OPA)", "": "", "nothing": "",
	} {
		var got []string
		for _, h := range search.Items(items, text) {
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
			if hits := search.Items([]*landscape.Item{{Name: name}}, query); len(hits) != 1 {
				t.Errorf("%+q finds %+q as %v", query, name, hits)
			}
		}
	}
}

// searchVectors holds items, and for every query its hits among them, best
// first.
type searchVectors struct {
	Weights map[string]int
	Items   []struct {
		Name, Description, Note, Category, Subcategory, Maturity string
		DescriptionJa                                            string `json:"description_ja"`
		Aliases, Tags                                            []string
		FormerNames                                              []string `json:"former_names"`
	}
	Queries []struct {
		Query string
		Hits  []searchHit
	}
}

type searchHit struct {
	Name  string `json:"name"`
	Score int    `json:"score"`
}

func (v searchVectors) items() []*landscape.Item {
	aliases := func(names []string) (out []landscape.Alias) {
		for _, name := range names {
			out = append(out, landscape.Alias{Name: name})
		}
		return out
	}
	var items []*landscape.Item
	for _, it := range v.Items {
		items = append(items, &landscape.Item{Name: it.Name, Description: it.Description, DescriptionJa: it.DescriptionJa, Note: it.Note,
			Category: it.Category, Subcategory: it.Subcategory, Maturity: landscape.Level(it.Maturity), Tags: it.Tags,
			Aliases: aliases(it.Aliases), FormerNames: aliases(it.FormerNames)})
	}
	return items
}

func TestSearchVectors(t *testing.T) {
	v := vectors.Load[searchVectors](t, "search")
	weights := reflect.ValueOf(search.Weights)
	for i := range weights.NumField() {
		if name := weights.Type().Field(i).Name; v.Weights[name] != int(weights.Field(i).Int()) {
			t.Errorf("the weight %s is %d in the vectors, not %d", name, v.Weights[name], weights.Field(i).Int())
		}
	}
	items := v.items()
	for _, q := range v.Queries {
		var got []searchHit
		for _, h := range search.Items(items, q.Query) {
			got = append(got, searchHit{h.Item.Name, h.Score})
		}
		if !slices.Equal(got, q.Hits) {
			t.Errorf("%q finds %v, want %v", q.Query, got, q.Hits)
		}
	}
}
