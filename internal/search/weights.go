package search

import "github.com/landscope-cli/landscope/internal/landscape"

// Weights are the scores of matches. The page reads them from here.
var Weights = struct {
	// A matched word counts by the part of the item in which it occurs ...
	Name, Alias, Former, Tag, Box, Description int

	// ... times how well it matches: Whole if it is the same word, Start if it
	// begins with the queried one, Stem if it is another form of it, Inside if
	// it contains it, Typo if it differs by a letter or two.
	Whole, Start, Stem, Inside, Typo int

	// Exact is added if the query is the whole name, slug or alias, Near if it
	// differs from it by a letter or two, Begins if the name begins with it.
	Exact, Near, Begins int

	// Subcategory and Category are added for an item of a subcategory or
	// category that the query names, and Part if the query is only a part of
	// the name, such as "Security" in "Security & Compliance".
	Subcategory, Category, Part int
	// NamedPart divides the score of the words of such an item, so that what
	// counts is the level: Rung times 4 for graduated, 3 for incubating, 2 for
	// sandbox, 1 for other items and 0 for archived.
	NamedPart, Rung int

	// Graduated, Incubating and Sandbox are added for a project at that level.
	Graduated, Incubating, Sandbox int
	// ArchivedPart divides the score of the words of an archived project.
	ArchivedPart int
	// OptionalPart divides the score of words that need not match.
	OptionalPart int

	// Alternative is the score of an alternative to an item that the query
	// names, SamePlacement that of other items of its subcategory.
	Alternative, SamePlacement int
}{
	Name: 20, Alias: 18, Former: 10, Tag: 6, Box: 4, Description: 3,
	Whole: 10, Start: 7, Stem: 8, Inside: 4, Typo: 5,
	Exact: 1000, Near: 300, Begins: 50,
	Subcategory: 200, Category: 120, Part: 100,
	NamedPart: 4, Rung: 50,
	Graduated: 120, Incubating: 90, Sandbox: 50,
	ArchivedPart: 2, OptionalPart: 4,
	Alternative: 1000, SamePlacement: 200,
}

// levelBonus returns what is added for the level of an item.
func levelBonus(level landscape.Level) int {
	switch level {
	case landscape.Graduated:
		return Weights.Graduated
	case landscape.Incubating:
		return Weights.Incubating
	case landscape.Sandbox:
		return Weights.Sandbox
	}
	return 0
}

// rung returns what is added for the level of an item of a subcategory or
// category that the query names.
func rung(level landscape.Level) int {
	switch level {
	case landscape.Graduated:
		return 4 * Weights.Rung
	case landscape.Incubating:
		return 3 * Weights.Rung
	case landscape.Sandbox:
		return 2 * Weights.Rung
	case landscape.Archived:
		return 0
	}
	return Weights.Rung
}
