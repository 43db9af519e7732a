package view_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

func TestItems(t *testing.T) {
	for _, test := range []struct {
		name    string
		options view.ItemsOptions
		format  string
		want    string
	}{
		{"landscape order", view.ItemsOptions{Columns: "name"}, "csv", "name\nAlpha\nBeta\nGamma | Delta\nEpsilon\n"},
		{"sort and limit", view.ItemsOptions{Columns: "name,maturity", Sort: "-name", Limit: 2}, "csv", "name,maturity\nGamma | Delta,\nEpsilon,incubating\n"},
		{"reversed landscape order", view.ItemsOptions{Columns: "name", Reverse: true, Limit: 3}, "csv", "name\nEpsilon\nGamma | Delta\nBeta\n"},
		{"reversed sort has absent values last", view.ItemsOptions{Columns: "name,graduated_at", Sort: "graduated_at,-name", Reverse: true, Limit: 2}, "csv", "name,graduated_at\nAlpha,2022-01-15\nBeta,\n"},
		{"groups in the order of the level", view.ItemsOptions{Columns: "name", GroupBy: "maturity"}, "csv", "name\nBeta\nEpsilon\nAlpha\nGamma | Delta\n"},
		{"groups with titles", view.ItemsOptions{Columns: "name", GroupBy: "category", Limit: 3}, "table", "Runtime (3)\nNAME\nAlpha\nBeta\nGamma | Delta\n"},
		{"absent values are absent", view.ItemsOptions{Columns: "name,graduated_at", Limit: 2}, "ndjson", `{"name":"Alpha","graduated_at":"2022-01-15"}` + "\n" + `{"name":"Beta"}` + "\n"},
		{"a column twice is one key", view.ItemsOptions{Columns: "name,name", Limit: 1}, "ndjson", `{"name":"Alpha"}` + "\n"},
		{"default columns", view.ItemsOptions{Limit: 1}, "markdown", "| NAME | MATURITY | CATEGORY | SUBCATEGORY | DESCRIPTION |\n| --- | --- | --- | --- | --- |\n| Alpha | graduated | Runtime | Storage | Stores blocks. |\n"},
		{"columns of csv", view.ItemsOptions{Limit: 1, Columns: "name", AsRecords: true}, "table", "NAME\nAlpha\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newView(t, "en")
			d, err := view.Items(v, v.Catalog.All(), test.options)
			if err != nil {
				t.Fatal(err)
			}
			if got := render(t, d, test.format, output.Options{}); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestItemsOptionsCheck(t *testing.T) {
	for _, o := range []view.ItemsOptions{{Columns: "nme"}, {Columns: "name,"}, {Sort: "nme"}, {Sort: "-"}} {
		v := newView(t, "en")
		_, err := view.Items(v, v.Catalog.All(), o)
		if checked := o.Check(); checked == nil || err == nil || checked.Error() != err.Error() {
			t.Errorf("%+v: Check returns %v, Items %v", o, checked, err)
		}
	}
	if err := (view.ItemsOptions{Columns: "all", Sort: "-maturity,name"}).Check(); err != nil {
		t.Error(err)
	}
}

// TestItemsWants checks that an item is shown at the placement that is selected.
func TestItemsWants(t *testing.T) {
	v := newView(t, "en")
	v.Wants = func(p landscape.Placement) bool { return p.Category == "Observability" }
	d, err := view.Items(v, v.Catalog.ItemsBy(func(it *landscape.Item) bool { return strings.HasPrefix(it.Name, "Gamma") }), view.ItemsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := render(t, d, "table", output.Options{}); !strings.Contains(got, "Observability  Tracing") {
		t.Errorf("the placement is not the selected one:\n%s", got)
	}
}

func TestCategories(t *testing.T) {
	v := newView(t, "en")
	for _, test := range []struct {
		options view.CategoriesOptions
		want    []string
	}{
		{view.CategoriesOptions{Depth: 1}, []string{"runtime", "observability"}},
		{view.CategoriesOptions{Depth: 2}, []string{"runtime/storage", "runtime/network", "observability/tracing", "observability/empty"}},
		{view.CategoriesOptions{Depth: 2, HideEmpty: true}, []string{"runtime/storage", "runtime/network", "observability/tracing"}},
	} {
		if got := names(t, view.Categories(v, v.Catalog.All(), test.options)); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q, want %q", test.options, got, test.want)
		}
	}
	var got []struct {
		Name          string
		Items         int
		Maturity      map[string]int
		Subcategories []struct{ Items int }
	}
	if err := json.Unmarshal([]byte(render(t, view.Categories(v, v.Catalog.All(), view.CategoriesOptions{Depth: 2}), "json", output.Options{})), &got); err != nil {
		t.Fatal(err)
	}
	// An item counts in both of its placements.
	if got[0].Items != 3 || got[0].Maturity["graduated"] != 1 || got[1].Items != 2 || got[1].Subcategories[0].Items != 2 {
		t.Errorf("%+v", got)
	}
}
