package landscape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// UnknownError says that a name means nothing here, or too much.
type UnknownError struct {
	Kind       string   // what was named: category, item, field ...
	Name       string   // as given
	Near       []string // the nearest names there are, best first
	Choices    []string // all there are, where they are few enough to read
	Candidates []string // what an ambiguous name can mean
}

func (e *UnknownError) Error() string {
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("%s %q is ambiguous", e.Kind, e.Name)
	}
	return fmt.Sprintf("unknown %s %q", e.Kind, e.Name)
}

// Hint says how to go on; "" when there is nothing to say.
func (e *UnknownError) Hint() string {
	if len(e.Candidates) > 0 {
		return "it can mean: " + strings.Join(e.Candidates, ", ")
	}
	var parts []string
	if len(e.Near) > 0 {
		parts = append(parts, "did you mean "+strings.Join(quoted(e.Near), " or ")+"?")
	}
	if len(e.Choices) > 0 {
		parts = append(parts, "choices: "+strings.Join(e.Choices, ", "))
	}
	return strings.Join(parts, " ")
}

// EmptyError says that a name, or one of several between commas, is empty.
type EmptyError struct{ Kind string }

func (e *EmptyError) Error() string { return "empty " + e.Kind }

func quoted(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fmt.Sprintf("%q", n)
	}
	return out
}

// nearest returns at most n of the names that are most like the one given,
// best first, and none that differ in more than a third of it.
func nearest(name string, names []string, n int) []string {
	type near struct {
		name     string
		distance int
	}
	const longest = 200 // a longer name is no misspelt one, and would take long
	if len(name) > longest {
		return nil
	}
	folded := []rune(fold(name))
	limit := max(1, len(folded)/3)
	var found []near
	for _, candidate := range names {
		c := []rune(fold(candidate))
		if len(c)-len(folded) > limit || len(folded)-len(c) > limit {
			continue
		}
		if d := distance(folded, c, limit); d <= limit {
			found = append(found, near{candidate, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, f := range found {
		same := func(s string) bool { return Slug(s) == Slug(f.name) }
		if len(out) < n && !slices.ContainsFunc(out, same) {
			out = append(out, f.name)
		}
	}
	return out
}

// Nearest returns the one name that is most like the one given, or "".
func Nearest(name string, names []string) string {
	if found := nearest(name, names, 1); len(found) > 0 {
		return found[0]
	}
	return ""
}

// shortWord is up to how many letters a word is too short to guess from: most
// words of that length are near to some name.
const shortWord = 3

// suggest returns the names to suggest for a word that a person typed, as
// nearest does. For a short word those are only names of the same letters.
func suggest(word string, names []string, n int) []string {
	if utf8.RuneCountInString(fold(word)) > shortWord {
		return nearest(word, names, n)
	}
	same := func(name string) bool { return sortedLetters(name) == sortedLetters(word) }
	return nearest(word, slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !same(name) }), n)
}

func sortedLetters(s string) string {
	letters := []rune(fold(s))
	slices.Sort(letters)
	return string(letters)
}

// Suggest returns the name to suggest for a word that a person typed, or "".
func Suggest(word string, names []string) string {
	if found := suggest(word, names, 1); len(found) > 0 {
		return found[0]
	}
	return ""
}

// NearestAll returns the names that are most like the one given, all that are
// equally near.
func NearestAll(name string, names []string) []string {
	found := nearest(name, names, len(names))
	least := -1
	var out []string
	for _, f := range found {
		d := distance([]rune(fold(name)), []rune(fold(f)), len(name))
		if least < 0 {
			least = d
		}
		if d == least {
			out = append(out, f)
		}
	}
	return out
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that lead from a to b; past limit it may return any larger number.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		least := row[0]
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
