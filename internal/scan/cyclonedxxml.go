package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// cyclonedxXML reads CycloneDX in XML token by token, because decoded components take
// about a kilobyte each.
func (f *file) cyclonedxXML() {
	w := cyclonedxWalk{file: f, dec: xml.NewDecoder(bytes.NewReader(f.content))}
	for {
		token, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = w.token(token)
		}
		if err != nil {
			line, column := w.dec.InputPos()
			f.unreadable(line, column, "invalid CycloneDX: %v", err)
			return
		}
	}
	if f.named {
		f.result.CycloneDX = f.content
	}
}

// cyclonedxWalk reads the components of a bill of materials.
type cyclonedxWalk struct {
	*file
	dec   *xml.Decoder
	path  []string
	inner []*xmlComponent // that are open, the outermost first
}

// xmlComponent is a component whose element is at a depth of the path.
type xmlComponent struct {
	depth               int
	kind                string
	name, version, purl strings.Builder
	line, purlLine      int
}

func (w *cyclonedxWalk) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if len(w.path) == maxDepth {
			return fmt.Errorf("nested deeper than %d elements", maxDepth)
		}
		line, _ := w.dec.InputPos()
		switch {
		case t.Name.Local == "component" && w.listsComponents():
			w.inner = append(w.inner, &xmlComponent{depth: len(w.path), kind: attribute(t, "type"), line: line})
		case t.Name.Local == "purl" && w.open() != nil:
			w.open().purlLine = line
		}
		w.path = append(w.path, t.Name.Local)
	case xml.CharData:
		w.text(t)
	case xml.EndElement:
		w.path = w.path[:len(w.path)-1]
		if c := w.last(); c != nil && c.depth == len(w.path) {
			w.finish(c)
			w.inner = w.inner[:len(w.inner)-1]
		}
	}
	return nil
}

// listsComponents reports whether the path is that of the document's
// components, or of those in a component, as opposed to those of a tool.
func (w *cyclonedxWalk) listsComponents() bool {
	n := len(w.path)
	if n == 2 && w.path[0] == "bom" && (w.path[1] == "metadata" || w.path[1] == "components") {
		return true
	}
	c := w.last()
	return c != nil && n == c.depth+2 && w.path[n-1] == "components"
}

func (w *cyclonedxWalk) last() *xmlComponent {
	if len(w.inner) == 0 {
		return nil
	}
	return w.inner[len(w.inner)-1]
}

// open returns the component whose children the path is at, or nil.
func (w *cyclonedxWalk) open() *xmlComponent {
	if c := w.last(); c != nil && len(w.path) == c.depth+1 {
		return c
	}
	return nil
}

// text appends a piece of text to the property of a component that contains it.
func (w *cyclonedxWalk) text(t xml.CharData) {
	c := w.last()
	if c == nil || len(w.path) != c.depth+2 {
		return
	}
	var b *strings.Builder
	switch w.path[len(w.path)-1] {
	case "name":
		b = &c.name
	case "version":
		b = &c.version
	case "purl":
		b = &c.purl
	default:
		return
	}
	if b.Len()+len(t) <= maxImageBytes {
		b.Write(t)
	}
}

// finish records a component whose element ends.
func (w *cyclonedxWalk) finish(c *xmlComponent) {
	if purl := strings.TrimSpace(c.purl.String()); purl != "" {
		w.addPURL(purl, c.purlLine)
	} else if c.kind == "container" {
		w.add(Image, strings.TrimSpace(c.name.String()), strings.TrimSpace(c.version.String()), c.line)
	}
}
