package diff_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestLaws checks that a landscape does not differ from itself, and that the
// changes from a to b, applied to a, give b.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	kinds := map[diff.Kind]int{}
	for range 300 {
		a, b := landscapetest.RandomCatalog(r), landscapetest.RandomCatalog(r)
		if d := diff.Compare(a, a); len(d) > 0 {
			t.Fatalf("a differs from itself: %+v", d)
		}
		for i := range b.Items {
			mutate(r, &b.Items[i])
		}
		changes := diff.Compare(a, b)
		for _, ch := range changes {
			kinds[ch.Kind]++
		}
		got, want := landscapetest.Rows(b, landscapetest.Apply(t, a, changes)), landscapetest.Rows(b, b.Items)
		if !slices.Equal(got, want) {
			t.Fatalf("applied:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	for _, kind := range diff.Kinds {
		if kinds[kind] == 0 {
			t.Errorf("no change was %s", kind)
		}
	}
}

// mutate changes a few fields of an item at random.
func mutate(r *rand.Rand, it *landscape.Item) {
	for range r.IntN(3) {
		switch r.IntN(8) {
		case 0:
			it.FormerNames = append(it.FormerNames, landscape.Alias{Name: it.Name})
			it.Name += " renamed"
		case 1:
			it.Subcategory = "Network"
		case 2:
			it.HomepageURL = "https://example.org"
		case 3:
			it.SetDetail(landscape.BlogURL, "https://example.org/blog")
		case 4:
			it.Tags = []string{"TAG Runtime"}
		case 5:
			it.Specification = !it.Specification
		case 6:
			it.AnnualReviewAt = landscapetest.RandomDate(r)
		default:
			it.Repositories = append(slices.Clip(it.Repositories), landscape.Repository{URL: "https://example.org/more"})
		}
	}
}

func TestKinds(t *testing.T) {
	repo := func(s string) []landscape.Repository {
		return []landscape.Repository{{URL: "https://github.com/" + s, Primary: true}}
	}
	at := func(name string, level landscape.Level, repository string) landscape.Item {
		return landscape.Item{Name: name, Category: "A", Subcategory: "B", Maturity: level, Repositories: repo(repository)}
	}
	a := &landscape.Catalog{Items: []landscape.Item{at("Up", landscape.Sandbox, "x/up"), at("Down", landscape.Incubating, "x/down"), at("Old", landscape.Sandbox, "x/old"), at("Back", landscape.Archived, "x/back"),
		at("New", "", "x/new"), at("Gone", landscape.Sandbox, "x/gone"), at("Left", landscape.Sandbox, "x/left"), at("ChubaoFS", landscape.Sandbox, "x/chubao"), at("Crux", "", "x/Crux.git")}}
	b := &landscape.Catalog{Items: []landscape.Item{at("Up", landscape.Graduated, "x/up"), at("Down", landscape.Sandbox, "x/down"), at("Old", landscape.Archived, "x/old"), at("Back", landscape.Sandbox, "x/back"),
		at("New", landscape.Sandbox, "x/new"), at("Left", "", "x/left"), at("CubeFS", landscape.Sandbox, "x/cube"), at("XTDB", "", "x/crux"), at("Fresh", "", "y/z")}}
	b.Items[6].FormerNames = []landscape.Alias{{Name: "ChubaoFS"}}
	b.Items[7].Category = "C"
	var got []string
	for _, ch := range diff.Compare(a, b) {
		got = append(got, string(ch.Kind)+" "+ch.Item().Name+" "+ch.Field)
	}
	want := []string{"added Fresh ", "removed Gone ", "renamed CubeFS name", "renamed XTDB name", "moved XTDB category", "accepted New maturity",
		"promoted Up maturity", "demoted Down maturity", "archived Old maturity", "readmitted Back maturity", "released Left maturity",
		"changed CubeFS repositories", "changed XTDB repositories"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestUnicodeForms(t *testing.T) {
	form := func(name string) *landscape.Catalog {
		return &landscape.Catalog{Items: []landscape.Item{{Name: name, Category: "A", Subcategory: "x"}}}
	}
	changes := diff.Compare(form("Caf\u00e9"), form("Cafe\u0301"))
	if len(changes) != 1 || changes[0].Kind != diff.Renamed {
		t.Errorf("%+v", changes)
	}
}

func TestFilter(t *testing.T) {
	changes := []diff.Change{{Kind: diff.Moved, Field: "category"}, {Kind: diff.Changed, Field: "blog_url"}, {Kind: diff.Changed, Field: "logo"}, {Kind: diff.Added}}
	for _, c := range []struct {
		only, ignore []string
		want         string
	}{
		{nil, nil, "moved changed changed added"},
		{[]string{"changed", "added"}, nil, "changed changed added"},
		{nil, []string{"blog-url", "category"}, "changed added"},
		{[]string{"changed"}, []string{"logo"}, "changed"},
	} {
		f, err := diff.NewFilter(c.only, c.ignore)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, ch := range f.Select(slices.Clone(changes)) {
			got = append(got, string(ch.Kind))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("only %v, ignore %v: %s, want %s", c.only, c.ignore, s, c.want)
		}
	}
	if _, err := diff.NewFilter([]string{"move"}, nil); err == nil || err.Error() != `unknown kind of change "move"` {
		t.Errorf("an unknown kind: %v", err)
	}
	if _, err := diff.NewFilter(nil, []string{"blog"}); err == nil {
		t.Error("an unknown field is accepted")
	}
}
