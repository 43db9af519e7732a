// Package synonym knows words that people try as commands and flags because other
// programs have them, and what landscope calls the same thing.
package synonym

import "strings"

// The tables are lists, which cost no time when the program starts.

var commands = []struct{ word, line string }{
	{"find", "landscope search"}, {"grep", "landscope search"}, {"query", "landscope search"},
	{"open", "landscope show"}, {"browse", "landscope show"}, {"view", "landscope show"}, {"compare", "landscope show A B --compare"},
	{"count", "landscope stats"}, {"tags", "landscope stats --by tag"},
	{"members", "landscope list --kind member"}, {"foundations", "landscope landscapes"},
	{"download", "landscope update"}, {"upgrade", "landscope update"}, {"refresh", "landscope update"}, {"sync", "landscope update"},
	{"check", "landscope validate"}, {"format", "landscope fmt"}, {"lint", "landscope validate"},
	{"env", "landscope help environment"}, {"config", "landscope help environment"},
	{"man", "landscope help"}, {"docs", "landscope help"}, {"tutorial", "landscope help"}, {"examples", "landscope help"},
	{"ui", "landscope serve --open"}, {"web", "landscope serve --open"}, {"tui", "landscope serve --open"},
	{"api", "landscope serve"}, {"mcp", "landscope serve"},
}

var flags = []struct {
	word  string
	lines []string // best first
}{
	{"n", []string{"--limit N", "--name GLOB"}}, {"L", []string{"--limit N"}}, {"head", []string{"--limit N"}}, {"top", []string{"--limit N"}}, {"max", []string{"--limit N"}}, {"count", []string{"--limit N"}},
	{"date", []string{"--accepted-at DATE", "--as-of DATE"}}, {"since", []string{"--accepted-at 2024.."}}, {"from", []string{"--accepted-at 2024.."}},
	{"year", []string{"--accepted-at 2024"}}, {"day", []string{"--as-of DATE"}}, {"when", []string{"--as-of DATE"}},
	{"member", []string{"--kind member"}}, {"members", []string{"--kind member"}}, {"all", []string{"--kind all"}}, {"A", []string{"--kind all"}},
	{"level", []string{"--maturity LEVEL"}}, {"stage", []string{"--maturity LEVEL"}}, {"state", []string{"--maturity LEVEL"}},
	{"fields", []string{"--columns FIELDS"}}, {"field", []string{"--columns FIELDS"}}, {"columns", []string{"--columns FIELDS"}},
	{"sort-by", []string{"--sort FIELDS"}}, {"order", []string{"--sort FIELDS"}}, {"order-by", []string{"--sort FIELDS"}}, {"desc", []string{"--sort=-FIELD"}},
	{"format", []string{"-o FORMAT"}}, {"f", []string{"-o FORMAT"}}, {"json", []string{"-o json"}}, {"csv", []string{"-o csv"}}, {"yaml", []string{"-o yaml"}}, {"wide", []string{"-o wide"}},
	{"template", []string{"-o go-template=TEMPLATE"}}, {"file", []string{"--data FILE"}}, {"input", []string{"--data FILE"}},
	{"port", []string{"--addr :PORT"}}, {"group", []string{"--group-by FIELD"}}, {"q", []string{"--jq EXPR"}}, {"text", []string{"--text WORDS"}}, {"search", []string{"--text WORDS"}},
	{"no-color", []string{"--color never"}}, {"V", []string{"--version"}},
}

// Commands lists the words that Command knows.
func Commands() []string {
	var words []string
	for _, c := range commands {
		words = append(words, c.word)
	}
	return words
}

// FlagWords lists the words that Flags knows.
func FlagWords() []string {
	var words []string
	for _, f := range flags {
		words = append(words, f.word)
	}
	return words
}

// Command returns the command line for a word that is not a command, or "".
func Command(word string) string {
	for _, c := range commands {
		if strings.EqualFold(c.word, word) {
			return c.line
		}
	}
	return ""
}

// Flags returns flags with values for a word that is not a flag, best first. A command
// may lack some of them.
func Flags(word string) []string {
	for _, f := range flags {
		if f.word == word {
			return f.lines
		}
	}
	return nil
}

// FlagName returns the name of the flag that begins a command line, without hyphens.
func FlagName(line string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(line, "-"), " ")
	name, _, _ = strings.Cut(name, "=")
	return name
}
