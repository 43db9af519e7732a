package lookup

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

func catalog() *landscape.Catalog {
	return &landscape.Catalog{
		Categories: []landscape.Category{{Name: "Run time", Subcategories: []string{"Policy Things"}}},
		Items: []landscape.Item{
			{Name: "Open Policy Agent", Category: "Run time", Subcategory: "Policy Things", Maturity: landscape.Graduated},
			{Name: "Istio", Category: "Run time", Subcategory: "Policy Things", FormerNames: []landscape.Alias{{Name: "Mesher"}}},
		},
	}
}

func TestItems(t *testing.T) {
	c := catalog()
	var renamed []string
	items, err := Items(c, []string{"istio", "mesher", "open policy agent"}, func(name string, it *landscape.Item) {
		renamed = append(renamed, name+" "+it.Name)
	})
	if err != nil || len(items) != 3 || items[0] != items[1] || items[2] != &c.Items[0] || !slices.Equal(renamed, []string{"mesher Istio"}) {
		t.Errorf("%v, %v, %q", items, err, renamed)
	}
	for _, test := range []struct {
		names, want string   // names separated by |
		joined      []string // NotFoundError.Names
		filter      string
	}{
		{"istoi", `unknown item "istoi"`, nil, ""},
		{"opn|policy|agents", `unknown item "opn, policy, agents"`, []string{"'Open Policy Agent'"}, ""},
		{"istio|policy|agent", `unknown item "policy, agent"`, nil, ""},
		{"nothing|at all", `unknown item "nothing, at all"`, nil, ""},
		{"istio|Open|policy|agent", `unknown item "policy, agent"`, []string{"Istio", "'Open Policy Agent'"}, ""},
		{"open|policy|agent|is|tio", `unknown item "policy, agent, is, tio"`, []string{"'Open Policy Agent'", "Istio"}, ""},
		{"RUN TIME", `unknown item "RUN TIME"`, nil, "category Run time"},
		{"policy-things", `unknown item "policy-things"`, nil, "subcategory Policy Things"},
		{"graduated", `unknown item "graduated"`, nil, "maturity graduated"},
	} {
		_, err := Items(c, strings.Split(test.names, "|"), func(string, *landscape.Item) {})
		var missing *NotFoundError
		var unknown *suggest.UnknownError
		if !errors.As(err, &missing) || !errors.As(err, &unknown) || err.Error() != test.want || !slices.Equal(missing.Names, test.joined) ||
			strings.TrimSpace(missing.Filter+" "+missing.Value) != test.filter {
			t.Errorf("%s: %v, %+v", test.names, err, missing)
		}
	}
}
