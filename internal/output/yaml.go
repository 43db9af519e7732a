package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// writeYAML writes the data in YAML's block style. It converts the tokens of its JSON
// one by one, because the nodes of the YAML library take a thousand bytes for a short
// value.
func writeYAML(w *bytes.Buffer, d *Document, _ Options) error {
	b, err := compactJSON(d.Data)
	if err != nil {
		return err
	}
	y := yamlWriter{w: w, json: json.NewDecoder(bytes.NewReader(b)), quoted: map[string]string{}}
	y.json.UseNumber()
	y.value(0, false)
	return y.err
}

type yamlWriter struct {
	w      *bytes.Buffer
	json   *json.Decoder
	quoted map[string]string // what the library wrote for a string
	err    error
}

func (y *yamlWriter) token() json.Token {
	t, err := y.json.Token()
	if err != nil && y.err == nil {
		y.err = err
	}
	return t
}

// value writes the next value and ends its line. All lines but the first are
// indented. A list or mapping that is the value of a key begins on a new line.
func (y *yamlWriter) value(indent int, afterKey bool) {
	switch t := y.token().(type) {
	case json.Delim:
		y.collection(t, indent, afterKey)
	default:
		if afterKey {
			y.w.WriteByte(' ')
		}
		y.w.WriteString(y.scalar(t, indent) + "\n")
	}
}

// collection writes the rest of a list or mapping.
func (y *yamlWriter) collection(open json.Delim, indent int, afterKey bool) {
	if !y.json.More() {
		y.token()
		if afterKey {
			y.w.WriteByte(' ')
		}
		y.w.WriteString(map[json.Delim]string{'[': "[]\n", '{': "{}\n"}[open])
		return
	}
	if afterKey {
		y.w.WriteByte('\n')
	}
	for first := !afterKey; y.err == nil && y.json.More(); first = false {
		if !first {
			y.w.WriteString(strings.Repeat(" ", indent))
		}
		if open == '[' {
			y.w.WriteString("- ")
			y.value(indent+2, false)
			continue
		}
		key, _ := y.token().(string)
		y.w.WriteString(y.key(key) + ":")
		y.value(indent+2, true)
	}
	y.token()
}

func (y *yamlWriter) scalar(t json.Token, indent int) string {
	switch t := t.(type) {
	case nil:
		return "null"
	case string:
		return strings.ReplaceAll(y.text(t), "\n", "\n"+strings.Repeat(" ", max(0, indent-2)))
	default:
		return fmt.Sprint(t)
	}
}

// key writes a string on one line.
func (y *yamlWriter) key(s string) string {
	if text := y.text(s); !strings.Contains(text, "\n") {
		return text
	}
	return y.library(s, yaml.DoubleQuotedStyle)
}

// text returns a string as a YAML scalar. It is plain if every reader takes it for
// that string; live characters become escapes in double quotes. All lines but the
// first are indented by two.
func (y *yamlWriter) text(s string) string {
	if isPlainYAML(s) {
		return s
	}
	if text, ok := y.quoted[s]; ok {
		return text
	}
	style := yaml.Style(0)
	switch {
	case firstLive(strings.ReplaceAll(s, "\n", "")) >= 0, isCommand(s):
		style = yaml.DoubleQuotedStyle
	case slices.Contains(oldBooleans, strings.ToLower(s)), s == "<<":
		style = yaml.SingleQuotedStyle
	}
	text := y.library(s, style)
	var back string
	if err := yaml.Unmarshal([]byte(text), &back); err != nil || back != s {
		text = y.library(s, yaml.DoubleQuotedStyle) // the library is wrong on a leading line break
	}
	y.quoted[s] = text
	return text
}

// library returns a string as the YAML library writes it. The library escapes
// characters beyond U+FFFF, such as emoji, as unprintable; farMark replaces those that
// are not live meanwhile.
func (y *yamlWriter) library(s string, style yaml.Style) string {
	var far []rune
	s = strings.Map(func(r rune) rune {
		if r == farMark || r > 0xffff && firstLive(string(r)) < 0 {
			far = append(far, r)
			return farMark
		}
		return r
	}, s)
	n := yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{
		{Kind: yaml.ScalarNode, Tag: "!!str", Value: "k"}, {Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: style}}}
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(&n); err != nil && y.err == nil {
		y.err = err
	}
	text := strings.TrimSuffix(strings.TrimPrefix(b.String(), "k: "), "\n")
	return strings.Map(func(r rune) rune {
		if r == farMark && len(far) > 0 {
			r, far = far[0], far[1:]
		}
		return r
	}, text)
}

// farMark is a private-use character, which the library does not escape.
const farMark = '\ue000'

// isPlainYAML reports whether s surely needs no quotes: it has words separated by
// single spaces, and the first begins with a letter.
func isPlainYAML(s string) bool {
	for i, word := range strings.Split(s, " ") {
		if word == "" || i == 0 && !isASCIILetter(word[0]) || word[0] == '#' || word[0] == ':' || strings.HasSuffix(word, ":") ||
			strings.ContainsFunc(word, func(r rune) bool {
				return !isASCIILetter(byte(min(r, 0x7f))) && !strings.ContainsRune("0123456789_./()@+-,:%=~?&#", r)
			}) {
			return false
		}
	}
	return !isCommand(s) && !slices.Contains(words, strings.ToLower(s))
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isCommand reports whether a CI log may read s as a command. Double quotes can break
// it, unlike plain text.
func isCommand(s string) bool {
	return strings.HasPrefix(strings.TrimSpace(s), "::") || strings.Contains(s, "##[")
}

// oldBooleans lists the words that YAML 1.1 readers take for booleans. The library
// quotes all other strings that would be read as another type.
var oldBooleans = []string{"y", "n", "yes", "no", "on", "off"}

// words lists the words that may be read as another type than a string.
var words = append([]string{"true", "false", "null"}, oldBooleans...)
