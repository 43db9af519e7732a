// Package japanese says in Japanese what the program says in English on standard error:
// notes, hints and errors.
//
// Messages are made in English where something happens, and translated where they are
// printed, so that the code that reports an error knows no languages. Message finds the
// format that a message was made with among the formats of the catalog, by the text
// around its arguments. No format has to be registered; a test of the sources reports
// those that the catalog lacks. Nothing is computed before there is a message.
package japanese

import "strings"

// maxMessage is the length in bytes above which a message stays English. What is longer
// is long because of its arguments.
const maxMessage = 8 << 10

// Kind returns the Japanese for a kind of message.
func Kind(kind string) string {
	switch kind {
	case "error":
		return "エラー"
	case "hint":
		return "ヒント"
	case "note":
		return "補足"
	}
	return kind
}

// Message returns the Japanese of a message of this program. A message that begins with a
// place or a name and a colon keeps these; a message of a library stays as it is.
func Message(text string) string {
	if len(text) > maxMessage {
		return text
	}
	if ja, ok := translate(text); ok {
		return ja
	}
	for i := 0; ; {
		n := strings.Index(text[i:], ": ")
		if n < 0 {
			return text
		}
		i += n + len(": ")
		if ja, ok := translate(text[i:]); ok {
			return text[:i] + ja
		}
	}
}

// translate returns the Japanese of a text that an entry of the catalog matches. The
// entry with the most text of its own wins.
func translate(text string) (string, bool) {
	var best Entry
	var args []string
	most := 0
	for _, entries := range [][]Entry{Messages, FileMessages, Parts, foreign} {
		for _, e := range entries {
			if n := e.literals(); n > most {
				if found, ok := match(e.En, text); ok {
					best, args, most = e, found, n
				}
			}
		}
	}
	if most == 0 {
		return "", false
	}
	return fill(best.Ja, args), true
}

// fill returns a Japanese format with its arguments. %v stands for an argument that is
// translated itself, and %l for a list of values; other verbs for one that is not.
func fill(format string, args []string) string {
	var b strings.Builder
	for _, p := range split(format) {
		switch {
		case p.verb == 0:
			b.WriteString(p.text)
		case p.index > len(args): // the tests exclude it
		case p.verb == 'v':
			b.WriteString(Message(args[p.index-1]))
		case p.verb == 'l':
			b.WriteString(list(args[p.index-1]))
		default:
			b.WriteString(args[p.index-1])
		}
	}
	return b.String()
}

// list returns a list with Japanese between its values.
func list(values string) string {
	return strings.NewReplacer(` (did you mean "`, `（もしかして: "`, `"?)`, `"）`, " for the language of tables", "（表の言語）", ` (the repository of `, ` (リポジトリ: `, `" or "`, `" か "`, ", or ", " か ", ", ", "、", " is ", "＝").Replace(values)
}
