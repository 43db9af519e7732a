package scanreport

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"

	"github.com/landscope-cli/landscope/internal/scan"
)

func annotateJSON(w *bytes.Buffer, content []byte, m *scan.Matcher) error {
	e := &bomEditor{dec: json.NewDecoder(bytes.NewReader(content)), content: content, matcher: m}
	e.dec.UseNumber()
	if err := e.document(); err != nil {
		return err
	}
	if err := json.Indent(w, applyEdits(content, e.edits), "", "  "); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// bomEditor finds the edits of a JSON text in one pass.
type bomEditor struct {
	dec     *json.Decoder
	content []byte
	matcher *scan.Matcher
	edits   []edit // in the order of the text
}

func (e *bomEditor) document() error {
	err := e.object(func(m bomMember) error {
		switch m.key {
		case "specVersion":
			version, err := e.text()
			return cmp.Or(err, checkVersion(version))
		case "signature":
			return e.remove(m)
		case "metadata":
			return e.object(func(m bomMember) error {
				if m.key == "component" {
					return e.component(0)
				}
				return e.skip()
			})
		case "components":
			return e.components(0)
		}
		return e.skip()
	})
	if err == nil && e.dec.More() {
		return errors.New("unexpected data after the document")
	}
	return err
}

// bomMember is a member of an object, whose value is read next.
type bomMember struct {
	key    string
	before int64 // where the member before it ends, or the object begins
	first  bool
}

// object reads an object. visit must read the value of the member. A value that is
// not an object is skipped.
func (e *bomEditor) object(visit func(bomMember) error) error {
	if !e.open('{') {
		return e.skip()
	}
	if _, err := e.dec.Token(); err != nil {
		return err
	}
	for first := true; e.dec.More(); first = false {
		m := bomMember{before: e.dec.InputOffset(), first: first}
		token, err := e.dec.Token()
		if err != nil {
			return err
		}
		m.key, _ = token.(string)
		if err := visit(m); err != nil {
			return err
		}
	}
	_, err := e.dec.Token()
	return err
}

// open reports whether the next value begins with a bracket.
func (e *bomEditor) open(bracket byte) bool {
	rest := bytes.TrimLeft(e.content[e.dec.InputOffset():], " \t\r\n:,")
	return len(rest) > 0 && rest[0] == bracket
}

// skip reads a value and ignores it.
func (e *bomEditor) skip() error {
	depth := 0
	for {
		token, err := e.dec.Token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// remove deletes a member and a comma beside it.
func (e *bomEditor) remove(m bomMember) error {
	if err := e.skip(); err != nil {
		return err
	}
	to := e.dec.InputOffset()
	if m.first {
		rest := e.content[to:]
		if after := bytes.TrimLeft(rest, " \t\r\n"); len(after) > 0 && after[0] == ',' {
			to += int64(len(rest) - len(after) + 1)
		}
	}
	e.edits = append(e.edits, edit{m.before, to, nil})
	return nil
}

func (e *bomEditor) components(depth int) error {
	if !e.open('[') || depth > maxDepth {
		return e.skip()
	}
	if _, err := e.dec.Token(); err != nil {
		return err
	}
	for e.dec.More() {
		if err := e.component(depth); err != nil {
			return err
		}
	}
	_, err := e.dec.Token()
	return err
}

// component adds the properties of a component that comes from a project, and
// removes a signature.
func (e *bomEditor) component(depth int) error {
	var purl string
	var list, end int64 // where the properties, and the last member, end
	first := len(e.edits)
	err := e.object(func(m bomMember) (err error) {
		switch m.key {
		case "purl":
			purl, err = e.text()
		case "signature":
			err = e.remove(m)
		case "properties":
			isList := e.open('[')
			if err = e.skip(); isList {
				list = e.dec.InputOffset() - 1
			}
		case "components":
			err = e.components(depth + 1)
		default:
			err = e.skip()
		}
		return err
	})
	end = e.dec.InputOffset() - 1
	if err != nil || purl == "" {
		return err
	}
	c, ok := scan.ParsePURL(purl)
	if !ok {
		return nil
	}
	match, ok := e.matcher.Match(c)
	if !ok {
		return nil
	}
	text, err := json.Marshal(properties(match))
	if err != nil {
		return err
	}
	if list == 0 {
		e.edits = append(e.edits, edit{end, end, append([]byte(`,"properties":`), text...)})
		return nil
	}
	text = text[1 : len(text)-1]
	if before := bytes.TrimRight(e.content[:list], " \t\r\n"); before[len(before)-1] != '[' {
		text = append([]byte(","), text...)
	}
	e.insert(first, edit{list, list, text})
	return nil
}

// text reads a string. It skips any other value.
func (e *bomEditor) text() (string, error) {
	if !e.open('"') {
		return "", e.skip()
	}
	token, err := e.dec.Token()
	s, _ := token.(string)
	return s, err
}

// insert adds an edit in the order of the text. It comes after the first edits.
func (e *bomEditor) insert(first int, d edit) {
	at := len(e.edits)
	for at > first && e.edits[at-1].from >= d.to {
		at--
	}
	e.edits = append(e.edits, edit{})
	copy(e.edits[at+1:], e.edits[at:])
	e.edits[at] = d
}
