package suggest

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/vectors"
)

func TestUnknownError(t *testing.T) {
	for _, c := range []struct {
		err        *UnknownError
		text, hint string
	}{
		{Unknown("level", "gradauted", []string{"sandbox", "graduated"}), `unknown level "gradauted"`, `did you mean "graduated"? choices: sandbox, graduated`},
		{Unknown("level", "nothing", []string{"sandbox"}), `unknown level "nothing"`, "choices: sandbox"},
		{Unknown("item", "x", nil), `unknown item "x"`, ""},
		{&UnknownError{Kind: "item", Name: "x", Near: []string{"a", "b"}}, `unknown item "x"`, `did you mean "a" or "b"?`},
		{&UnknownError{Kind: "item", Name: "x", Candidates: []string{"a", "b"}}, `item "x" is ambiguous`, "matches: a, b"},
	} {
		if text, hint := c.err.Error(), c.err.Hint(); text != c.text || hint != c.hint {
			t.Errorf("got %q, %q; want %q, %q", text, hint, c.text, c.hint)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		word, names, want string
		n                 int
	}{
		{"prometeus", "Prometheus Promtail", "Prometheus", 3},
		{"runtme", "runtimes runtime Run", "runtime runtimes", 3},
		{"runtme", "runtimes runtime Run", "runtime", 1},
		{"Runtime", "runtime RUNTIME", "runtime", 3}, // the same slug counts once
		{"csb", "csv tsv cs", "", 3},                 // too short to guess from
		{"cvs", "csv tsv", "csv", 3},                 // but the letters are the same
		{"lst", "list lift cast", "list", 3},         // or one is missing
		{"lst", "lists alst lsto", "", 3},            // inside, and only one
		{"", "csv a", "", 3},
		{strings.Repeat("x", maxWord+1), strings.Repeat("x", maxWord+1), "", 3},
	} {
		if got := strings.Join(Names(c.word, strings.Fields(c.names), c.n), " "); got != c.want {
			t.Errorf("Names(%.20q, %.30q, %d) = %q, want %q", c.word, c.names, c.n, got, c.want)
		}
	}
	names := []string{"csv", "tsv"}
	if got := Name("cvs", names); got != "csv" {
		t.Errorf("Name(cvs) = %q", got)
	}
	if Name("csb", names) != "" || Nearest("csb", names) != "csv" {
		t.Errorf("Name guesses from a short word (%q), or Nearest does not (%q)", Name("csb", names), Nearest("csb", names))
	}
	if got := AllNearest("asv", []string{"csv", "cs", "tsv", "asvxy"}); !slices.Equal(got, []string{"csv", "tsv"}) {
		t.Errorf("AllNearest(asv) = %q", got)
	}
	if !slices.Equal(names, []string{"csv", "tsv"}) {
		t.Errorf("the list was changed: %q", names)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"prometeus", "prometheus", 1}, {"kuberntes", "kubernetes", 1}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"シーク", "シーケ", 1}} {
		if got := Distance([]rune(c.a), []rune(c.b), 9); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Distance([]rune(c.b), []rune(c.a), 9); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d as the other way round", c.b, c.a, got, c.want)
		}
	}
}

// TestDistanceVectors caps distances at one more than the limit, because
// greater ones are not exact.
func TestDistanceVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		A, B            string
		Limit, Distance int
		Misspelling     bool
	}](t, "distance") {
		if got := min(Distance([]rune(v.A), []rune(v.B), v.Limit), v.Limit+1); got != v.Distance {
			t.Errorf("Distance(%q, %q) = %d, want %d", v.A, v.B, got, v.Distance)
		}
	}
}
