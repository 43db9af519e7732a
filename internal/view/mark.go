package view

import (
	"strings"
	"unicode"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
)

// MarkWords returns a function that underlines the words of a cell that a search
// matched.
func MarkWords(hits []search.Hit) func(output.Style, string) string {
	words := map[string]bool{}
	for _, h := range hits {
		for _, w := range h.Words {
			words[w] = true
		}
	}
	return func(s output.Style, cell string) string {
		var b strings.Builder
		for cell != "" {
			start := strings.IndexFunc(cell, isWordRune)
			if start < 0 {
				break
			}
			b.WriteString(cell[:start])
			cell = cell[start:]
			end := strings.IndexFunc(cell, func(r rune) bool { return !isWordRune(r) })
			if end < 0 {
				end = len(cell)
			}
			word := cell[:end]
			if words[strings.ToLower(word)] {
				word = s.Colorize(output.Bold+";"+output.Underline, word)
			}
			b.WriteString(word)
			cell = cell[end:]
		}
		return b.String() + cell
	}
}

// isWordRune reports whether a search counts r as a part of a word.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '+' }
