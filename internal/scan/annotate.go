package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// Annotate returns a CycloneDX bill of materials, JSON or XML, as JSON that
// says in properties which project each component comes from. JSON keeps its
// version, order, numbers and unknown fields; a signature, which no longer
// holds, is removed.
func Annotate(content []byte, m *Matcher) ([]byte, error) {
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")) {
		return annotateXML(content, m)
	}
	e := &bomEditor{dec: json.NewDecoder(bytes.NewReader(content)), content: content, matcher: m}
	e.dec.UseNumber()
	if err := e.document(); err != nil {
		return nil, fmt.Errorf("annotating the CycloneDX file: %w", err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, e.result(), "", "  "); err != nil {
		return nil, fmt.Errorf("annotating the CycloneDX file: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// withoutProperties lists the versions in which a component has no properties.
var withoutProperties = []string{"1.0", "1.1", "1.2"}

// bomEditor finds the places of a JSON text to be edited, in one pass.
type bomEditor struct {
	dec     *json.Decoder
	content []byte
	matcher *Matcher
	edits   []edit // in the order of the text
}

// edit replaces a part of the text.
type edit struct {
	from, to int64
	text     []byte
}

func (e *bomEditor) result() []byte {
	var out bytes.Buffer
	at := int64(0)
	for _, d := range e.edits {
		out.Write(e.content[at:max(at, d.from)])
		out.Write(d.text)
		at = d.to
	}
	out.Write(e.content[at:])
	return out.Bytes()
}

func (e *bomEditor) document() error {
	err := e.object(func(m bomMember) error {
		switch m.key {
		case "specVersion":
			version, err := e.text()
			if err == nil && slices.Contains(withoutProperties, version) {
				err = fmt.Errorf("version %s has no properties; convert the file to 1.3 or later", version)
			}
			return err
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
		return fmt.Errorf("another document follows the first")
	}
	return err
}

// bomMember is a member of an object, whose value is read next.
type bomMember struct {
	key    string
	before int64 // where the member before it ends, or the object begins
	first  bool
}

// object reads an object. visit must read the value of the member. A value
// that is not an object is passed over.
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

// skip passes over a value.
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

// remove takes a member out, with a comma beside it.
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
	c, ok := fromPURL(purl)
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

// text reads a string; another value is passed over.
func (e *bomEditor) text() (string, error) {
	if !e.open('"') {
		return "", e.skip()
	}
	token, err := e.dec.Token()
	s, _ := token.(string)
	return s, err
}

// insert adds an edit, among those from the given one on, in its place.
func (e *bomEditor) insert(from int, d edit) {
	at := len(e.edits)
	for at > from && e.edits[at-1].from >= d.to {
		at--
	}
	e.edits = append(e.edits, edit{})
	copy(e.edits[at+1:], e.edits[at:])
	e.edits[at] = d
}

func annotateXML(content []byte, m *Matcher) ([]byte, error) {
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(content), cyclonedx.BOMFileFormatXML).Decode(&bom); err != nil {
		return nil, fmt.Errorf("annotating the CycloneDX file: %w", err)
	}
	if version := bom.SpecVersion.String(); slices.Contains(withoutProperties, version) {
		return nil, fmt.Errorf("annotating the CycloneDX file: version %s has no properties; convert the file to 1.3 or later", version)
	}
	if bom.Metadata != nil && bom.Metadata.Component != nil {
		main := []cyclonedx.Component{*bom.Metadata.Component}
		annotate(main, m, 0)
		bom.Metadata.Component = &main[0]
	}
	if bom.Components != nil {
		annotate(*bom.Components, m, 0)
	}
	bom.XMLNS = ""
	return encode(&bom, bom.SpecVersion)
}

func annotate(list []cyclonedx.Component, m *Matcher, depth int) {
	for i := range list {
		c := &list[i]
		if found, ok := fromPURL(c.PackageURL); ok {
			if match, ok := m.Match(found); ok {
				var known []cyclonedx.Property
				if c.Properties != nil {
					known = *c.Properties
				}
				known = append(known, properties(match)...)
				c.Properties = &known
			}
		}
		if c.Components != nil && depth < maxDepth {
			annotate(*c.Components, m, depth+1)
		}
	}
}
