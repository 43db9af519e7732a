package logo

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// strippedLimit is the maximum number of notes on removed parts.
const strippedLimit = 10

const xhtmlSpace = "http://www.w3.org/1999/xhtml"

// strip notes a removed part that could act or load something.
func (c *svgSanitizer) strip(format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if len(c.stripped) < strippedLimit && !slices.Contains(c.stripped, what) {
		c.stripped = append(c.stripped, what)
	}
}

// stripElement notes a removed element, unless it is inert.
func (c *svgSanitizer) stripElement(e xml.StartElement) {
	if !isInert(e.Name) {
		c.strip("has element %s", shortened(e.Name.Local))
	}
	c.stripAttributes("", e.Attr)
}

// isInert reports whether a removed element could not act or load anything itself: it
// describes, filters, or belongs to a drawing program.
func isInert(n xml.Name) bool {
	if n.Space != "" && n.Space != svgSpace && n.Space != "svg" {
		return n.Space != xhtmlSpace && !strings.EqualFold(n.Local, "script")
	}
	switch n.Local {
	case "title", "desc", "metadata", "style", "filter", "view", "textPath", "tref", "font", "font-face", "font-face-name", "glyph", "missing-glyph", "hkern", "vkern":
		return true
	}
	return strings.HasPrefix(n.Local, "fe") && n.Local != "feImage"
}

// stripAttributes notes the removed attributes that could act or load something.
func (c *svgSanitizer) stripAttributes(element string, attrs []xml.Attr) {
	for _, a := range attrs {
		name := a.Name.Local
		switch {
		case a.Name.Space == "xml" && name == "base" || a.Name.Space == xmlSpace && name == "base":
			c.strip("has a base URL")
		case isOneOf(name, "href", "src") && isOneOf(a.Name.Space, "", xlinkSpace, "xlink"):
			if a.Value != "" && (element == "" || !safeReference(element, a.Value)) && (element != "" || !strings.HasPrefix(a.Value, "#")) {
				c.strip("refers to %s", shortened(a.Value))
			}
		case a.Name.Space != "":
		case strings.HasPrefix(strings.ToLower(name), "on"):
			c.strip("has attribute %s", shortened(name))
		case name == "style":
			c.stripStyle(a.Value)
		case loadsByURL(a.Value) || knownAttribute(name) && !safeValue(a.Value):
			c.strip("has a reference in %s=%q", name, shortened(a.Value))
		}
	}
}

// stripStyle notes the declarations of a style that could load something.
func (c *svgSanitizer) stripStyle(style string) {
	for declaration := range strings.SplitSeq(style, ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok && !safeValue(value) {
			c.strip("has a style that loads a resource: %s", shortened(strings.TrimSpace(name)+":"+strings.TrimSpace(value)))
		}
	}
}

// stripSheet notes what in a style sheet could load something.
func (c *svgSanitizer) stripSheet(sheet string) {
	for _, block := range strings.FieldsFunc(sheet, func(r rune) bool { return r == '{' || r == '}' || r == ';' }) {
		block = strings.TrimSpace(block)
		if strings.HasPrefix(strings.ToLower(block), "@import") {
			c.strip("has a style that loads a resource: %s", shortened(block))
		} else {
			c.stripStyle(block)
		}
	}
}

// shortened returns the start of a string, which may be a whole file.
func shortened(s string) string {
	const most = 60
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return s
}
