package browse

import (
	"cmp"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// command returns the command line that prints the items that are shown.
func (s *state) command() string {
	words := []string{"list"}
	text := strings.TrimSpace(s.text)
	if text != "" {
		words[0] = "search"
	}
	words = append(words, s.Flags...)
	if s.Date != 0 {
		words = append(words, "--as-of", s.Date.String())
	}
	q := s.selection()
	for _, f := range landscape.Filters {
		name := "--" + f.Name
		if f.Short != "" {
			name = "-" + f.Short
		}
		values := *f.Slot(&q)
		if f.Name == "maturity" && len(values) > 1 && len(excluded(values)) == 0 {
			values = []string{strings.Join(values, ",")}
		}
		for _, value := range values {
			words = append(words, name, value)
		}
	}
	if text != "" {
		words = append(words, "--", text)
	}
	return cmp.Or(s.Program, "landscope") + " " + synonym.Line(words)
}
