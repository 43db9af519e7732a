package lookup

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// line returns filters as a command line has them.
func line(filters []Filter) string {
	var all []string
	for _, f := range filters {
		all = append(all, fmt.Sprintf("--%s %s", f.Name, f.Value))
	}
	return strings.Join(all, " ")
}

func TestFilters(t *testing.T) {
	c := catalog()
	for args, want := range map[string]string{
		"graduated":                      "--maturity graduated",
		"GRADUATED":                      "--maturity graduated",
		"policy|things":                  "--subcategory policy-things",
		"policy things|run time":         "--subcategory policy-things --category run-time",
		"!graduated|not:run time":        "--maturity !graduated --category not:run-time",
		"istio|open|policy|agent":        "--name Istio --name Open Policy Agent",
		"graduated,istio":                "--maturity graduated --name Istio",
		"graduated|projects|in|run|time": "--maturity graduated --category run-time",
		"run":                            "--category run-time",
		"members":                        "--kind member",
		"projects":                       "",
	} {
		got, err := Filters(c, strings.Split(args, "|"))
		if err != nil || line(got) != want {
			t.Errorf("%s: %s, %v; want %s", args, line(got), err, want)
		}
	}
}

func TestFiltersUnknown(t *testing.T) {
	c := catalog()
	_, err := Filters(c, []string{"graduated", "gradated"})
	var unknown *UnknownWordError
	if !errors.As(err, &unknown) || unknown.Word != "gradated" || line(unknown.Near) != "--maturity graduated" {
		t.Errorf("%v, %+v", err, unknown)
	}
	c.Categories = append(c.Categories, landscape.Category{Name: "Run away"})
	var ambiguous *AmbiguousError
	if _, err = Filters(c, []string{"run"}); !errors.As(err, &ambiguous) || line(ambiguous.Choices) != "--category run-time --category run-away" {
		t.Errorf("%v, %+v", err, ambiguous)
	}
	if _, err := Filters(c, strings.Fields(strings.Repeat("graduated ", maxWords+1))); err == nil {
		t.Error("any number of words is accepted")
	}
}

func TestSplit(t *testing.T) {
	filters, names := Split(catalog(), []string{"istio", "graduated", "nothing", "policy-things"})
	if strings.Join(filters, " ") != "graduated policy-things" || strings.Join(names, " ") != "istio nothing" {
		t.Errorf("%q, %q", filters, names)
	}
}

func TestWrongKind(t *testing.T) {
	c := catalog()
	for _, test := range []struct{ filter, value, want string }{
		{"category", "policy things", "policy things is a subcategory: use --subcategory policy-things"},
		{"subcategory", "graduated", "graduated is a maturity level: use --maturity graduated"},
		{"maturity", "run-time", "run-time is a category: use --category run-time"},
		{"category", "nothing", ""},
	} {
		f, _ := landscape.FilterNamed(test.filter)
		var q landscape.Query
		if err := f.Set(&q, test.value); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Select(q); err == nil || WrongKind(c, err) != test.want {
			t.Errorf("--%s %s: %v, %q", test.filter, test.value, err, WrongKind(c, err))
		}
	}
}
