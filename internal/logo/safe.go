package logo

import (
	"encoding/xml"
	"slices"
	"strings"
)

// knownElement reports whether an element only draws, groups or defines what is drawn.
func knownElement(n xml.Name) bool {
	if n.Space != "" && n.Space != svgSpace && n.Space != "svg" {
		return false
	}
	switch n.Local {
	case "svg", "g", "a", "switch", "defs", "symbol", "use", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker":
		return true
	}
	return draws(n.Local)
}

func draws(element string) bool {
	switch element {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "image", "use":
		return true
	}
	return false
}

// elementName returns the name under which an element is written. Links become groups.
func elementName(name string) string {
	if name == "a" {
		return "g"
	}
	return name
}

// safeAttributes returns the attributes that only say how or where something is drawn
// and refer to nothing but parts of the same SVG, each once. Id, class and style are
// returned unchanged.
func safeAttributes(element string, attrs []xml.Attr) []xml.Attr {
	var safe []xml.Attr
	for _, a := range attrs {
		ok := a.Name.Space == "" && (knownAttribute(a.Name.Local) && safeValue(a.Value) || isOneOf(a.Name.Local, "id", "class", "style"))
		if a.Name.Local == "href" && isOneOf(a.Name.Space, "", xlinkSpace, "xlink") {
			ok = safeReference(element, a.Value)
		}
		if ok && !slices.ContainsFunc(safe, func(b xml.Attr) bool { return b.Name.Local == a.Name.Local }) {
			safe = append(safe, a)
		}
	}
	return safe
}

func isOneOf(s string, words ...string) bool { return slices.Contains(words, s) }

func safeReference(element, value string) bool {
	if element != "image" {
		return strings.HasPrefix(value, "#") && !strings.Contains(value, "%")
	}
	for _, kind := range []string{"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,"} {
		if strings.HasPrefix(value, kind) {
			return true
		}
	}
	return false
}

func knownAttribute(name string) bool {
	switch name {
	case "viewBox", "preserveAspectRatio", "transform", "x", "y", "width", "height", "d", "points", "pathLength",
		"cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "fx", "fy", "fr", "dx", "dy", "rotate", "textLength", "lengthAdjust",
		"offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits",
		"patternUnits", "patternContentUnits", "patternTransform", "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient":
		return true
	}
	return knownProperty(name)
}

// knownProperty reports whether a style property only says how something is drawn.
func knownProperty(name string) bool {
	switch name {
	case "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
		"stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "stop-color", "stop-opacity", "paint-order",
		"clip-path", "clip-rule", "mask", "mask-type", "marker-start", "marker-mid", "marker-end", "display", "visibility", "overflow",
		"font", "font-family", "font-size", "font-style", "font-weight", "font-stretch", "letter-spacing", "word-spacing", "text-anchor",
		"dominant-baseline", "baseline-shift", "text-decoration", "transform", "transform-origin", "transform-box", "mix-blend-mode",
		"isolation", "enable-background", "vector-effect", "shape-rendering", "color-interpolation", "writing-mode":
		return true
	}
	return false
}

// safeValue reports whether a value calls no function that could load something, and
// has no escapes that could hide one.
func safeValue(v string) bool {
	if strings.ContainsAny(v, "\\@<") || loadsByURL(v) {
		return false
	}
	v = strings.ToLower(v)
	for _, word := range []string{"javascript:", "expression(", "image(", "image-set(", "src(", "data:"} {
		if strings.Contains(v, word) {
			return false
		}
	}
	return true
}

// loadsByURL reports whether a value has a url() that is not a part of the same SVG.
func loadsByURL(v string) bool {
	for rest := strings.ToLower(v); ; {
		_, after, ok := strings.Cut(rest, "url(")
		if !ok {
			return false
		}
		rest = strings.TrimLeft(after, " \t\r\n'\"")
		if id, _, _ := strings.Cut(rest, ")"); !strings.HasPrefix(id, "#") || strings.Contains(id, "%") {
			return true
		}
	}
}

// safeStyle returns the declarations of a style that only say how something is drawn.
func safeStyle(style string) string {
	var kept strings.Builder
	for declaration := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		if name = strings.ToLower(strings.TrimSpace(name)); knownProperty(name) && safeValue(value) {
			kept.WriteString(name + ":" + strings.TrimSpace(value) + ";")
		}
	}
	return kept.String()
}

// references returns the ids that a safe attribute refers to by url(#id) or
// href="#id". It may return too many.
func references(a xml.Attr) []string {
	if a.Name.Local == "href" {
		return []string{strings.TrimPrefix(a.Value, "#")}
	}
	var ids []string
	for _, part := range strings.Split(a.Value, "#")[1:] {
		if end := strings.IndexAny(part, "'\") \t\r\n"); end > 0 {
			ids = append(ids, part[:end])
		}
	}
	return ids
}
