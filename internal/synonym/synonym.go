// Package synonym knows words that people type because other programs have them, and
// what landscope calls the same thing. A word that means exactly what landscope has can
// be replaced; for any other word there is a hint.
package synonym

import (
	"slices"
	"strconv"
	"strings"
)

// Command returns the command line for a word that is not a command, or "". Same reports
// whether the word means that command line and nothing else, so that it can be run.
func Command(word string) (line string, same bool) {
	for _, c := range Commands {
		if strings.EqualFold(c.Word, word) {
			return "landscope " + c.line, c.same
		}
	}
	return "", false
}

// Flags returns what a word that is not a flag means, best first: a flag with its value
// or, if it begins with another sign, a sentence. A command may lack some of the flags.
// Same reports whether the word means one of the flags and nothing else. A value of the
// user belongs at a placeholder such as {N}; see [Fill].
func Flags(word string) (lines []string, same bool) {
	for _, f := range FlagWords {
		if f.Word == word {
			return f.lines, f.same
		}
	}
	return nil, false
}

// Format returns the hint for a word that is not a format of output, or "".
func Format(word string) string {
	for _, f := range formats {
		if strings.EqualFold(f.word, word) {
			return f.hint
		}
	}
	return ""
}

// Fill replaces the placeholder of a line by a value, quoted for a shell, or by the name
// of the placeholder if there is no value.
func Fill(line, value string) string {
	before, rest, found := strings.Cut(line, "{")
	name, after, closed := strings.Cut(rest, "}")
	if !found || !closed {
		return line
	}
	if value != "" {
		name = Quote(value)
	}
	return before + name + Fill(after, value)
}

// Suits reports whether a value can be that of a line: a number where it wants one, and
// no number where it wants a pattern.
func Suits(line, value string) bool {
	_, err := strconv.Atoi(value)
	switch {
	case value == "":
		return true
	case strings.Contains(line, "{N}"):
		return err == nil
	case strings.Contains(line, "{GLOB}"):
		return err != nil
	}
	return true
}

// Quote returns a word as it is written in a shell.
func Quote(word string) string {
	plain := func(r rune) bool {
		return r < 128 && !strings.ContainsRune("-_./:,=+@%", r) && (r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z')
	}
	switch {
	case word != "" && !strings.ContainsFunc(word, plain):
		return word
	case !strings.Contains(word, "'"):
	case !strings.ContainsAny(word, "$`\\\"!"):
		return `"` + word + `"`
	default: // nothing is special in single quotes but their end
		word = strings.ReplaceAll(word, "'", `'\''`)
	}
	return "'" + word + "'"
}

// Line returns words as a command line.
func Line(words []string) string {
	var quoted []string
	for _, word := range words {
		quoted = append(quoted, Quote(word))
	}
	return strings.Join(quoted, " ")
}

// FlagName returns the name of the flag that begins a command line, without hyphens.
func FlagName(line string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(line, "-"), " ")
	name, _, _ = strings.Cut(name, "=")
	return name
}

// Value returns the value that a command line gives to a flag, or "".
func Value(args []string, name string) string {
	i := position(args, name)
	if i < 0 {
		return ""
	}
	if _, value, ok := strings.Cut(args[i], "="); ok {
		return value
	}
	if i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
		return args[i+1]
	}
	return ""
}

// Replace returns a command line with another flag in place of one. The value stays,
// unless the line has one. It returns nil if the command line has no such flag.
func Replace(args []string, name, line string) []string {
	i := position(args, name)
	if i < 0 {
		return nil
	}
	flag, _, _ := strings.Cut(line, " ")
	if _, value, ok := strings.Cut(args[i], "="); ok && !strings.Contains(flag, "=") {
		flag += "=" + value
	}
	return slices.Concat(args[:i], []string{flag}, args[i+1:])
}

// position returns where a command line has a flag, or -1.
func position(args []string, name string) int {
	flag := "--" + name
	if len(name) == 1 {
		flag = "-" + name
	}
	return slices.IndexFunc(args, func(arg string) bool {
		return arg == flag || strings.HasPrefix(arg, flag+"=")
	})
}
