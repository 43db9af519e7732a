package suggest

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/normalize"
)

// shortWord is the number of letters up to which a word is too short to guess
// from: most words of that length are near to some name.
const shortWord = 3

// Names returns up to n names that a person who typed word may have meant,
// best first. For a short word those are only names with the same letters, or with one
// more letter inside, such as list for lst.
func Names(word string, names []string, n int) []string {
	if utf8.RuneCountInString(normalize.Fold(word)) > shortWord {
		return nearest(word, names, n)
	}
	letters := sortedLetters(word)
	other := func(name string) bool { return sortedLetters(name) != letters && !lacksLetter(word, name) }
	return nearest(word, slices.DeleteFunc(slices.Clone(names), other), n)
}

// lacksLetter reports whether a word is a name without one of its inner letters.
func lacksLetter(word, name string) bool {
	short, long := []rune(normalize.Fold(word)), []rune(normalize.Fold(name))
	if len(short) < 2 || len(long) != len(short)+1 {
		return false
	}
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	return i > 0 && i < len(short) && slices.Equal(short[i:], long[i+1:])
}

func sortedLetters(s string) string {
	letters := []rune(normalize.Fold(s))
	slices.Sort(letters)
	return string(letters)
}

// Name returns the best of [Names], or "".
func Name(word string, names []string) string { return first(Names(word, names, 1)) }

// Nearest returns the name that is most like the given one, or "". Unlike
// [Name] it also guesses from short words, which suits keys of a file.
func Nearest(name string, names []string) string { return first(nearest(name, names, 1)) }

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// AllNearest returns every name that is as near to the given one as the
// nearest.
func AllNearest(name string, names []string) []string {
	found := nearest(name, names, len(names))
	least := -1
	var out []string
	for _, f := range found {
		d := Distance([]rune(normalize.Fold(name)), []rune(normalize.Fold(f)), len(name))
		if least < 0 {
			least = d
		}
		if d == least {
			out = append(out, f)
		}
	}
	return out
}

// maxWord is the length in bytes up to which a name may be misspelled. A
// longer one is no typo, and comparing it would take long.
const maxWord = 200

// nearest returns up to n of the names that differ from name in at most a
// third of its letters, best first. Names with the same slug count once.
func nearest(name string, names []string, n int) []string {
	type candidate struct {
		name     string
		distance int
	}
	if len(name) > maxWord {
		return nil
	}
	folded := []rune(normalize.Fold(name))
	limit := max(1, len(folded)/3)
	var found []candidate
	for _, other := range names {
		if d := Distance(folded, []rune(normalize.Fold(other)), limit); d <= limit {
			found = append(found, candidate{other, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, f := range found {
		same := func(s string) bool { return normalize.Slug(s) == normalize.Slug(f.name) }
		if len(out) < n && !slices.ContainsFunc(out, same) {
			out = append(out, f.name)
		}
	}
	return out
}

// Distance returns the number of insertions, deletions, replacements and swaps
// of neighbors that lead from a to b. Past limit it returns some number
// greater than limit.
func Distance(a, b []rune, limit int) int {
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
