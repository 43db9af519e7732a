package completion

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func TestMatching(t *testing.T) {
	candidates := []string{"Istio\ta mesh", "ISO", "open-policy-agent", "Ångström", "bad\x1bname", "x\tbad\u202emeaning"}
	for typed, want := range map[string][]string{
		"":    {"Istio\ta mesh", "ISO", "open-policy-agent", "Ångström", "x\tbad\\u202emeaning"},
		"is":  {"istio\ta mesh", "isO"},
		"IST": {"ISTio\ta mesh"},
		"ån":  {"ångström"},
		"bad": nil,
		"isX": nil,
		// Spaces of a name in a slug.
		"open p": {"open policy-agent"},
		// A word that is longer than a candidate.
		"isos": nil,
	} {
		if got := Matching(candidates, typed); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestInList(t *testing.T) {
	candidates := []string{"graduated\tdone", "incubating"}
	for typed, want := range map[string][]string{
		"":               {"graduated\tdone", "incubating"},
		"gra":            {"graduated\tdone"},
		"graduated,INC":  {"graduated,INCubating"},
		"!g":             {"!graduated\tdone"},
		"a,not:i":        {"a,not:incubating"},
		"graduated,":     {"graduated,graduated\tdone", "graduated,incubating"},
		"!incubating,!x": nil,
	} {
		if got := InList(candidates, typed, "!", "not:"); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// catalog returns two placed items, accepted in 2019 and 2021; the data ends in 2022.
func catalog() *landscape.Catalog {
	return &landscape.Catalog{
		Origin:     landscape.Origin{Date: 20220301},
		Categories: []landscape.Category{{Name: "Run time", Subcategories: []string{"Storage Things"}}},
		Items: []landscape.Item{
			{Name: "One", Description: "first", Category: "Run time", Subcategory: "Storage Things", AcceptedAt: 20210101},
			{Name: "Two", Description: "second", Category: "Run time", Subcategory: "Storage Things", AcceptedAt: 20190601},
		},
	}
}

func TestFilter(t *testing.T) {
	c := catalog()
	for _, test := range []struct {
		filter, typed string
		want          []string
	}{
		{"category", "run", []string{"run-time\tRun time, 2 items"}},
		{"subcategory", "sto", []string{"storage-things\tStorage Things, Run time, 2 items"}},
		{"subcategory", "!run-time/", []string{"!run-time/storage-things\t"}},
		{"name", "two,o", []string{"two,one\tfirst"}},
		{"accepted-at", "20", []string{"2022", "2021", "2020", "2019"}},
		{"homepage", "x", nil},
	} {
		f, ok := landscape.FilterNamed(test.filter)
		if !ok && test.want != nil {
			t.Fatalf("no filter %s", test.filter)
		}
		if got := Filter(c, f, test.typed); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: %q, want %q", test.filter, test.typed, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	c := catalog()
	c.Items[0].Maturity = landscape.Graduated
	for typed, want := range map[string]string{"gra": "graduated\t1 item", "run": "run-time\tRun time, 2 items", "STO": "STOrage-things\tStorage Things, Run time, 2 items"} {
		if got := Matching(Words(c), typed); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func load(c *landscape.Catalog) Loader {
	return func() (*landscape.Catalog, error) { return c, nil }
}

func TestDates(t *testing.T) {
	if got, want := Dates(load(catalog())), []string{"today", "2022-03-01\tdate of the data", "2022", "2021", "2020", "2019"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Dates(load(&landscape.Catalog{})); len(got) != 1 {
		t.Errorf("data without a date: %q", got)
	}
}

func TestFields(t *testing.T) {
	got := Fields("all")
	if len(got) != len(landscape.Fields)+1 || got[0] != "all" || !strings.HasPrefix(got[1], landscape.Fields[0].Name+"\t") {
		t.Errorf("%q", got)
	}
}

// TestFixBash: each line to replace is replaced.
func TestFixBash(t *testing.T) {
	const line = `COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]}")`
	if got := FixBash(line); !strings.HasPrefix(got, `COMPREPLY[0]=$(__landscope_quote "${COMPREPLY[0]}")`) || !strings.Contains(got, "__landscope_quote() {") {
		t.Error(got)
	}
}

// TestFixFish: each part to replace is replaced.
func TestFixFish(t *testing.T) {
	for i := 0; i < len(fishChanges); i += 2 {
		if got := FixFish("a" + fishChanges[i] + "z"); got != "a"+fishChanges[i+1]+"z" {
			t.Error(got)
		}
	}
}

func TestFormatsAndBorders(t *testing.T) {
	if got := Formats([]string{"csv", "table"}); len(got) != 2 || !strings.HasPrefix(got[0], "csv\tcomma") || !strings.HasPrefix(got[1], "table\t") {
		t.Errorf("%q", got)
	}
	if got := Borders(); len(got) < 2 || !strings.HasPrefix(got[0], "none\t") {
		t.Errorf("%q", got)
	}
}
