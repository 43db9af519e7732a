package program

import (
	"path"
	"slices"
	"strings"
)

// Name is the name of the program, as its texts have it in command lines.
const Name = "landscope"

// CalledAs returns the words that run the program when its file has the name arg0: as
// kubectl-landscape, it is a plugin that "kubectl landscape" runs.
func CalledAs(arg0 string) string {
	base := path.Base(strings.ReplaceAll(arg0, `\`, "/"))
	if base = strings.TrimSuffix(strings.ToLower(base), ".exe"); base == "kubectl-landscape" {
		return "kubectl landscape"
	}
	return Name
}

// Call changes the command lines in a text to those that run the program as called does.
// A command line is the name of the program before one of the commands, a flag or a
// placeholder; elsewhere, the name stays.
func Call(text, called string, commands []string) string {
	var b strings.Builder
	last := byte('\n') // before the name
	for {
		before, after, found := strings.Cut(text, Name)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if before != "" {
			last = before[len(before)-1]
		}
		if isLine(last, after, commands) {
			b.WriteString(called)
		} else {
			b.WriteString(Name)
		}
		last, text = Name[len(Name)-1], after
	}
}

// isLine reports whether the name of the program begins a command line: last is the byte
// before it, after what follows. In quotes, a line may be wrapped.
func isLine(last byte, after string, commands []string) bool {
	rest := strings.TrimLeft(after, " \n")
	word := rest[:len(rest)-len(strings.TrimLeft(rest, "-"+letters+strings.ToUpper(letters)))]
	if space := after[:len(after)-len(rest)]; space != " " && (space == "" || last != '"') || strings.IndexByte("-_./"+letters, last) >= 0 {
		return false
	}
	placeholder := len(word) > 1 && word == strings.ToUpper(word)
	return slices.Contains(commands, word) || strings.HasPrefix(word, "-") || placeholder
}

const letters = "abcdefghijklmnopqrstuvwxyz"
