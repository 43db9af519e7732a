package landscape

import (
	"reflect"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/vectors"
)

// TestMisspellingVectors checks which words count as misspellings of others.
func TestMisspellingVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		A, B            string
		Limit, Distance int
		Misspelling     bool
	}](t, "distance") {
		if got := isTypo(v.A, v.B); got != v.Misspelling {
			t.Errorf("%q is a misspelling of %q: %t, want %t", v.A, v.B, got, v.Misspelling)
		}
	}
}

func TestGlobVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Pattern         string
		Matches, Others []string
	}](t, "glob") {
		matches := globMatch(v.Pattern)
		for _, name := range slices.Concat(v.Matches, v.Others) {
			if want := slices.Contains(v.Matches, name); matches(Item{Name: name}) != want {
				t.Errorf("%q matches %q: %t, want %t", v.Pattern, name, !want, want)
			}
		}
	}
}

func TestDateVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Range           string
		From, To        int
		Inside, Outside []string
		Error           bool
	}](t, "dates") {
		r, err := ParseDateRange(v.Range)
		if (err != nil) != v.Error || err == nil && r != (DateRange{Date(v.From), Date(v.To)}) {
			t.Errorf("%q is %v, %v, want %v to %v", v.Range, r, err, v.From, v.To)
			continue
		}
		for _, day := range slices.Concat(v.Inside, v.Outside) {
			var d Date
			if day != "" {
				if d, err = ParseDate(day); err != nil {
					t.Fatal(err)
				}
			}
			if want := slices.Contains(v.Inside, day); r.Contains(d) != want {
				t.Errorf("%q contains %q: %t, want %t", v.Range, day, !want, want)
			}
		}
	}
}

// searchVectors are items, and what queries find among them, best first.
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

func (v searchVectors) items() []*Item {
	aliases := func(names []string) (out []Alias) {
		for _, name := range names {
			out = append(out, Alias{Name: name})
		}
		return out
	}
	var items []*Item
	for _, it := range v.Items {
		items = append(items, &Item{Name: it.Name, Description: it.Description, DescriptionJa: it.DescriptionJa, Note: it.Note,
			Category: it.Category, Subcategory: it.Subcategory, Maturity: Level(it.Maturity), Tags: it.Tags,
			Aliases: aliases(it.Aliases), FormerNames: aliases(it.FormerNames)})
	}
	return items
}

func TestSearchVectors(t *testing.T) {
	v := vectors.Load[searchVectors](t, "search")
	weights := reflect.ValueOf(Weights)
	for i := range weights.NumField() {
		if name := weights.Type().Field(i).Name; v.Weights[name] != int(weights.Field(i).Int()) {
			t.Errorf("the weight %s is %d in the vectors, not %d", name, v.Weights[name], weights.Field(i).Int())
		}
	}
	items := v.items()
	for _, q := range v.Queries {
		var got []searchHit
		for _, h := range Search(items, q.Query) {
			got = append(got, searchHit{h.Item.Name, h.Score})
		}
		if !slices.Equal(got, q.Hits) {
			t.Errorf("%q finds %v, want %v", q.Query, got, q.Hits)
		}
	}
}
