package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// writeYAML writes the JSON of the data in YAML's block style. It goes over the
// tokens of the JSON, so that no tree is built: the YAML library takes a
// thousand bytes for a short value.
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
	quoted map[string]string // strings that the library wrote, by their values
	err    error
}

func (y *yamlWriter) token() json.Token {
	t, err := y.json.Token()
	if err != nil && y.err == nil {
		y.err = err
	}
	return t
}

// value writes the next value and ends its line. Its lines are indented by
// indent, but for the first: what stands before that is written. A list or
// mapping that is the value of a key begins on the next line.
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

// text returns a string as YAML writes it: plain where all readers take it for
// that string. Live characters become escapes in double quotes. The second line
// and those after it are indented by two.
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

// library has the YAML library write a string. It takes characters beyond
// U+FFFF, emoji among them, for unprintable, so those that are not live are
// replaced by farMark meanwhile.
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

// farMark is a character for private use, which the library prints as it is.
const farMark = '\ue000'

// isPlainYAML reports whether s needs no quotes for sure: words, the first of
// which begins with a letter, with single spaces between them.
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

// isCommand reports whether text may be taken for a command of a CI log, which
// double quotes, unlike plain text, can break.
func isCommand(s string) bool {
	return strings.HasPrefix(strings.TrimSpace(s), "::") || strings.Contains(s, "##[")
}

// oldBooleans are words that YAML 1.1 readers take for true or false; other
// text that would be read as another type is quoted by the library.
var oldBooleans = []string{"y", "n", "yes", "no", "on", "off"}

// words are those that may be read as another type than a string.
var words = append([]string{"true", "false", "null"}, oldBooleans...)
