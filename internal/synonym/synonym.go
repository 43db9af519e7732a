// Package synonym knows words that people try as commands and flags because other
// programs have them, and what landscope calls the same thing.
package synonym

import (
	"maps"
	"slices"
	"strings"
)

var commands = map[string]string{
	"find": "landscope search", "grep": "landscope search", "query": "landscope search",
	"open": "landscope show", "browse": "landscope show", "view": "landscope show", "compare": "landscope show A B --compare",
	"count": "landscope stats", "levels": "landscope stats", "tags": "landscope stats --by tag",
	"members": "landscope list --kind member", "foundations": "landscope landscapes",
	"download": "landscope update", "upgrade": "landscope update", "refresh": "landscope update", "sync": "landscope update",
	"check": "landscope validate", "format": "landscope fmt", "lint": "landscope validate",
	"env": "landscope help environment", "config": "landscope help environment",
	"man": "landscope help", "docs": "landscope help", "tutorial": "landscope help", "examples": "landscope help",
	"ui": "landscope serve --open", "web": "landscope serve --open", "tui": "landscope serve --open",
	"api": "landscope serve", "mcp": "landscope serve",
}

var flags = map[string][]string{
	"n": {"--limit N", "--name GLOB"}, "L": {"--limit N"}, "head": {"--limit N"}, "top": {"--limit N"}, "max": {"--limit N"}, "count": {"--limit N"},
	"date": {"--accepted-at DATE", "--as-of DATE"}, "since": {"--accepted-at 2024.."}, "from": {"--accepted-at 2024.."},
	"year": {"--accepted-at 2024"}, "day": {"--as-of DATE"}, "when": {"--as-of DATE"},
	"member": {"--kind member"}, "members": {"--kind member"}, "all": {"--kind all"}, "A": {"--kind all"},
	"level": {"--maturity LEVEL"}, "stage": {"--maturity LEVEL"}, "state": {"--maturity LEVEL"},
	"fields": {"--columns FIELDS"}, "field": {"--columns FIELDS"}, "columns": {"--columns FIELDS"},
	"sort-by": {"--sort FIELDS"}, "order": {"--sort FIELDS"}, "order-by": {"--sort FIELDS"}, "desc": {"--sort=-FIELD"},
	"format": {"-o FORMAT"}, "f": {"-o FORMAT"}, "json": {"-o json"}, "csv": {"-o csv"}, "yaml": {"-o yaml"}, "wide": {"-o wide"},
	"template": {"-o go-template=TEMPLATE"}, "file": {"--data FILE"}, "input": {"--data FILE"},
	"port": {"--addr :PORT"}, "group": {"--group-by FIELD"}, "q": {"--jq EXPR"}, "text": {"--text WORDS"}, "search": {"--text WORDS"},
	"no-color": {"--color never"}, "V": {"--version"},
}

// Commands lists the words that Command knows.
func Commands() []string { return slices.Sorted(maps.Keys(commands)) }

// FlagWords lists the words that Flags knows.
func FlagWords() []string { return slices.Sorted(maps.Keys(flags)) }

// Command returns the command line for a word that is not a command, or "".
func Command(word string) string { return commands[strings.ToLower(word)] }

// Flags returns flags with values for a word that is not a flag, best first. A command
// may lack some of them.
func Flags(word string) []string { return flags[word] }

// FlagName returns the name of a flag as it begins a command line, without hyphens.
func FlagName(line string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(line, "-"), " ")
	name, _, _ = strings.Cut(name, "=")
	return name
}
