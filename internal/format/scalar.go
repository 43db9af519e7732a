package format

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/landscope-cli/landscope/internal/landscape2"
	"gopkg.in/yaml.v3"
)

// yaml11Booleans are the words that only YAML 1.1 reads as true or false.
var yaml11Booleans = []string{"y", "n", "yes", "no", "on", "off"}

// quoted returns how a scalar on one line is written: dates in single quotes,
// other strings plain where that reads as the same string to readers of YAML
// 1.1 and 1.2 alike; a string that reads as another type in double quotes, one
// that breaks the syntax in single quotes. All other scalars, and strings with
// escapes or invisible characters, are written as they were.
func quoted(n *yaml.Node, written []byte) []byte {
	value := n.Value
	switch {
	case n.Kind != yaml.ScalarNode || len(written) == 0 || isProperty(written[0]):
		return written
	case n.Style == 0 && n.Tag == "!!timestamp":
		return []byte("'" + value + "'")
	case n.Style != yaml.SingleQuotedStyle && n.Style != yaml.DoubleQuotedStyle || n.Tag != "!!str":
		return written
	case written[0] == '"' && bytes.Count(written, []byte(`\`)) > bytes.Count(written, []byte(`\"`)),
		strings.Contains(value, `\`), strings.ContainsFunc(value, func(r rune) bool { return !unicode.IsPrint(r) }):
		return written
	case isDate(value) || slices.Contains(yaml11Booleans, strings.ToLower(value)):
		return singleQuoted(value)
	case readsAsOtherType(value):
		if strings.Contains(value, `"`) {
			return written
		}
		return []byte(`"` + value + `"`)
	case !canBePlain(value):
		return singleQuoted(value)
	}
	return []byte(value)
}

func singleQuoted(value string) []byte {
	return []byte("'" + strings.ReplaceAll(value, "'", "''") + "'")
}

// readsAsOtherType reports whether YAML reads the text, written plain, as anything
// but a string; YAML 1.1 has numbers to the base of 60, more timestamps and "=".
func readsAsOtherType(value string) bool {
	if (&yaml.Node{Kind: yaml.ScalarNode, Value: value}).ShortTag() != "!!str" || value == "=" {
		return true
	}
	return value[0] <= '9' && strings.Contains(value, ":") && strings.Trim(value, "0123456789+-_:.TtZz ") == ""
}

// canBePlain reports whether a string can be written without quotes in a block.
func canBePlain(value string) bool {
	next := value[1:]
	switch {
	case value[0] == ' ', strings.HasSuffix(value, " "), strings.HasSuffix(value, ":"),
		strings.Contains(value, ": "), strings.Contains(value, " #"),
		strings.HasPrefix(value, "---"), strings.HasPrefix(value, "..."),
		strings.ContainsRune("#,[]{}&*!|>'\"%@`", rune(value[0])):
		return false
	case value[0] == '-' || value[0] == '?' || value[0] == ':':
		return next != "" && next[0] != ' '
	}
	return true
}

// isDate reports whether landscape2 reads the string as a date.
func isDate(s string) bool {
	_, _, _, fault := landscape2.ParseDate(s)
	return fault == ""
}
