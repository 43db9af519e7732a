package respell

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// Flag returns the error of a flag that a command lacks: an [*Error] if another flag means
// the same, or advice. Flags are those of the command with their hyphens, and fallback is
// the advice if there is no better.
func (l Line) Flag(name string, flags []string, err error, fallback string) error {
	e := &exit.UsageError{Err: err, Advice: fallback}
	lines, same := synonym.Flags(name)
	lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool {
		return strings.HasPrefix(line, "-") && !hasFlag(flags, synonym.FlagName(line))
	})
	switch {
	case len(lines) > 0 && same:
		if line := synonym.Replace(l.Args, name, lines[0]); line != nil {
			return &Error{line, e}
		}
		e.Advice = "did you mean " + synonym.Fill(lines[0], "") + "?"
	case len(lines) > 0:
		e.Advice = flagAdvice(lines, synonym.Value(l.Args, name))
	default:
		if near := NearFlag(name, flags); near != "" {
			e.Advice = "did you mean " + near + "? " + fallback
		}
	}
	return e
}

// NearFlag returns the flag that is spelled like name, with its hyphens, or "".
func NearFlag(name string, flags []string) string {
	var names []string
	for _, f := range flags {
		if long, ok := strings.CutPrefix(f, "--"); ok {
			names = append(names, long)
		}
	}
	if near := Near(name, names); near != "" {
		return "--" + near
	}
	return ""
}

func hasFlag(flags []string, name string) bool {
	if len(name) == 1 {
		return slices.Contains(flags, "-"+name)
	}
	return slices.Contains(flags, "--"+name)
}

// flagAdvice returns the hint of lines from package synonym.
func flagAdvice(lines []string, value string) string {
	var flags, sentences []string
	for _, line := range lines {
		if strings.HasPrefix(line, "-") && synonym.Suits(line, value) {
			flags = append(flags, synonym.Fill(line, value))
		} else if !strings.HasPrefix(line, "-") {
			sentences = append(sentences, line)
		}
	}
	advice := strings.Join(sentences, "; ")
	if len(flags) > 0 {
		advice = strings.TrimSpace("did you mean " + strings.Join(flags, ", or ") + "? " + advice)
	}
	return advice
}

// JoinFields joins --json and the fields after it, because an optional value has to be
// part of the argument.
func JoinFields(args []string) []string {
	i := slices.Index(args, "--json")
	if i < 0 || i+1 >= len(args) || !areKeys(args[i+1], slices.Contains(args, "scan")) {
		return args
	}
	return slices.Concat(args[:i], []string{"--json=" + args[i+1]}, args[i+2:])
}

// areKeys reports whether a word names fields of items, or keys of the data of commands.
// A word that can be a file is one key only if it is a list.
func areKeys(word string, file bool) bool {
	if lookup.AreFields(word, "all") {
		return true
	}
	if !strings.Contains(word, ",") {
		return !file && slices.Contains(dataKeys, word)
	}
	return !strings.ContainsFunc(word, func(r rune) bool {
		return r != ',' && r != '.' && r != '_' && r != ' ' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
}

// dataKeys lists the keys in the data of commands that are not fields of items.
var dataKeys = []string{"age_days", "approximate", "audits", "categories", "changes", "count", "data", "date", "days", "event", "facts",
	"field", "file", "foundation", "from", "go", "history", "images", "items", "key", "kind", "lacking", "lacks", "max", "median", "min",
	"missing", "open", "percentile", "platform", "projects", "relations", "site", "source", "subcategories", "text", "title", "to", "type",
	"version"}
