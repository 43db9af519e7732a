package logo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/charset"
	"golang.org/x/text/encoding/unicode"
)

// Bounds of an SVG: the depth of its elements, the number of elements drawn when each
// use counts, and its size once its style sheets are written into its elements.
const (
	svgDepth    = 100
	svgElements = 100_000
	svgSize     = 4 * Limit
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// svgSanitizer rewrites an SVG with only the elements and attributes that are known to
// draw and do nothing else. The content of unknown elements is removed.
type svgSanitizer struct {
	out    bytes.Buffer
	styles styles
	open   []string             // the elements that are open
	ids    []string             // the ids of these, "" for none
	inside map[string]*refCount // what stands in the element of an id; in "", all
	drawn  bool
	inTag  bool // the start tag that was written last has no > yet
	// stripped lists what was removed because it could act or load something.
	stripped []string
}

// refCount is the number of elements in an element, and the others that they refer to.
type refCount struct {
	elements int
	refs     []string
	all      int // with what they refer to, once counted
}

// cleanSVG returns an SVG that looks the same but cannot act or load anything, and
// lists what it removed.
func cleanSVG(content []byte) (safe []byte, stripped []string, err error) {
	c := &svgSanitizer{inside: map[string]*refCount{"": {}}}
	sheet, err := styleSheets(content)
	if err != nil {
		return nil, nil, err
	}
	c.stripSheet(sheet)
	c.styles = readStyles(sheet)
	skip := 0 // how many elements that are left out are open
	err = eachToken(content, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			if skip > 0 || !knownElement(t.Name) {
				c.stripElement(t)
				skip++
				return nil
			}
			return c.start(t)
		case xml.EndElement:
			if skip > 0 {
				skip--
				return nil
			}
			c.end()
		case xml.CharData:
			if skip == 0 && len(c.open) > 0 && slices.Contains([]string{"text", "tspan"}, c.open[len(c.open)-1]) {
				c.endTag()
				return xml.EscapeText(&c.out, t)
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				c.strip("has processing instruction <?%s>", shortened(t.Target))
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, nil, err
	case !c.drawn:
		return nil, nil, errors.New("the image is empty")
	case c.count("") > svgElements:
		return nil, nil, fmt.Errorf("more than %d elements", svgElements)
	}
	return c.out.Bytes(), c.stripped, nil
}

// charsetReader decodes the encoding of an XML declaration. UTF-16 has been decoded
// before.
func charsetReader(label string, in io.Reader) (io.Reader, error) {
	encoding, err := charset.Lookup(label)
	if err != nil || encoding == unicode.UTF8 {
		return in, err
	}
	return encoding.NewDecoder().Reader(in), nil
}

// eachToken calls f with the tokens of an SVG. It ignores entities that the file
// defines, but knows those that a common drawing program writes for its namespaces.
func eachToken(content []byte, f func(xml.Token) error) error {
	dec := xml.NewDecoder(bytes.NewReader(content))
	dec.CharsetReader = charsetReader
	dec.Entity = map[string]string{"ns_svg": svgSpace, "ns_xlink": xlinkSpace}
	for _, name := range []string{"extend", "ai", "graphs", "vars", "imrep", "sfw", "custom", "adobe_xpath", "flows"} {
		dec.Entity["ns_"+name] = name
	}
	for depth, first := 0, true; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("not well-formed XML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if first && (t.Name.Local != "svg" || !knownElement(t.Name)) {
				return fmt.Errorf("not an SVG: starts with <%s>", t.Name.Local)
			}
			first = false
			if depth++; depth > svgDepth {
				return fmt.Errorf("elements nested more than %d deep", svgDepth)
			}
		case xml.EndElement:
			depth--
		}
		if err := f(token); err != nil {
			return err
		}
	}
}

func (c *svgSanitizer) start(e xml.StartElement) error {
	root, name := len(c.open) == 0, elementName(e.Name.Local)
	c.endTag()
	c.out.WriteString("<" + name)
	if root {
		c.out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	c.stripAttributes(name, e.Attr)
	attrs := safeAttributes(name, e.Attr)
	if root {
		attrs = scalable(attrs)
	}
	var id, style, classes string
	var refs []string
	for _, a := range attrs {
		switch a.Name.Local {
		case "id":
			id = a.Value
		case "class":
			classes = a.Value
			continue
		case "style":
			style = a.Value
			continue
		}
		c.attribute(a.Name.Local, a.Value)
		refs = append(refs, references(a)...)
	}
	if style = c.styles.of(name, id, classes) + safeStyle(style); style != "" {
		c.attribute("style", style)
		refs = append(refs, references(xml.Attr{Value: style})...)
	}
	c.inTag = true
	c.enter(name, id, refs)
	c.drawn = c.drawn || draws(name)
	if c.out.Len() > svgSize {
		return fmt.Errorf("larger than %d KiB including its styles", svgSize>>10)
	}
	return nil
}

// attribute writes an attribute. XML takes all whitespace in it for spaces, and a run of
// these counts as one wherever a value is a list.
func (c *svgSanitizer) attribute(name, value string) {
	if name != "id" {
		value = strings.Join(strings.Fields(value), " ")
	}
	c.out.WriteString(" " + name + `="`)
	_ = xml.EscapeText(&c.out, []byte(value)) // a buffer takes all
	c.out.WriteByte('"')
}

// endTag writes the > of the start tag that was written last, if that is missing.
func (c *svgSanitizer) endTag() {
	if c.inTag {
		c.out.WriteByte('>')
		c.inTag = false
	}
}

// enter counts an element, and its references, in all elements around it.
func (c *svgSanitizer) enter(name, id string, refs []string) {
	c.open, c.ids = append(c.open, name), append(c.ids, id)
	if c.inside[id] == nil {
		c.inside[id] = &refCount{}
	}
	all := c.inside[""]
	all.elements, all.refs = all.elements+1, append(all.refs, refs...)
	for _, id := range c.ids {
		if u := c.inside[id]; id != "" {
			u.elements, u.refs = u.elements+1, append(u.refs, refs...)
		}
	}
}

func (c *svgSanitizer) end() {
	last := len(c.open) - 1
	if c.inTag {
		c.out.WriteString("/>")
		c.inTag = false
	} else {
		c.out.WriteString("</" + c.open[last] + ">")
	}
	c.open, c.ids = c.open[:last], c.ids[:last]
}

// count returns the number of elements drawn for an id, including those that it refers
// to. An element that refers to itself is not drawn.
func (c *svgSanitizer) count(id string) int {
	u := c.inside[id]
	if u == nil {
		return 0
	}
	if u.all == 0 {
		u.all = 1 // in work
		n := u.elements
		for _, ref := range u.refs {
			n = min(n+c.count(ref), svgElements+1)
		}
		u.all = n
	}
	return u.all
}

// scalable returns the attributes of an SVG with a viewBox in place of its size,
// without which it would not be scaled.
func scalable(attrs []xml.Attr) []xml.Attr {
	var width, height float64
	view := false
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			view = true
		}
	}
	attrs = slices.DeleteFunc(attrs, func(a xml.Attr) bool { return slices.Contains([]string{"x", "y", "width", "height"}, a.Name.Local) })
	if !view && width > 0 && height > 0 {
		attrs = append(attrs, xml.Attr{Name: xml.Name{Local: "viewBox"}, Value: fmt.Sprintf("0 0 %g %g", width, height)})
	}
	return attrs
}

// pixels parses a length. It returns 0 if the unit is unknown.
func pixels(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	return v
}
