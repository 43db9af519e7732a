package search

import (
	"fmt"
	"strings"
)

// Notes says what the search made of the query. It returns nothing if every word
// was taken as it is, or if nothing was found.
func (r Result) Notes() []string {
	if len(r.Hits) == 0 {
		return nil
	}
	var notes []string
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	switch {
	case r.AlternativesTo != nil:
		note("showing alternatives to %s, then other items of %s", r.AlternativesTo.Name, r.AlternativesTo.Placement())
	case r.Partial:
		note("no item matches all words; showing items that match some")
	case r.Complete > 0:
		note("only the first %d match all words; the others match some", r.Complete)
	}
	words := strings.Join(r.Words, " ")
	switch {
	case r.Ignored != "":
		note("no %s item matches; showing items at any level", r.Ignored)
	case r.Level != "" && words == "":
		note("showing all items with --maturity %s", r.Level)
	case r.Level != "":
		note("searching for %q with --maturity %s", words, r.Level)
	}
	return notes
}
