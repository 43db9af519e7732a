package scanreport

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/scan"
)

// maxXMLDepth is how deep elements are nested at most.
const maxXMLDepth = 10_000

const (
	bomNamespace       = "http://cyclonedx.org/schema/bom/"
	signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"
)

func annotateXML(w *bytes.Buffer, content []byte, m *scan.Matcher) error {
	e := &xmlEditor{dec: xml.NewDecoder(bytes.NewReader(content)), content: content, matcher: m}
	for {
		from := e.dec.InputOffset()
		token, err := e.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		if err := e.token(token, from); err != nil {
			return err
		}
	}
	if !e.isBOM {
		return fmt.Errorf("expected <bom> in the namespace %s", bomNamespace)
	}
	slices.SortStableFunc(e.edits, func(a, b edit) int { return int(a.from - b.from) })
	w.Write(applyEdits(content, e.edits))
	return nil
}

// xmlEditor finds the edits of an XML text in one pass.
type xmlEditor struct {
	dec     *xml.Decoder
	content []byte
	matcher *scan.Matcher
	isBOM   bool
	open    []xmlElement
	edits   []edit
}

// xmlElement is an element that has begun.
type xmlElement struct {
	name   xml.Name
	from   int64
	prefix string // of the name, such as "bom:", or ""
	purl   string
	// properties says where new properties go: before the children that the schema
	// puts after them, at the end of the existing list (hasList), or in place of an
	// empty list. The zero value is the end of the element.
	properties edit
	hasList    bool
}

func (e *xmlEditor) token(token xml.Token, from int64) error {
	switch t := token.(type) {
	case xml.StartElement:
		return e.begin(t.Name, from)
	case xml.CharData:
		if n := len(e.open); n >= 2 && e.open[n-1].name.Local == "purl" {
			e.open[n-2].purl += string(t)
		}
	case xml.EndElement:
		e.end(from)
	}
	return nil
}

// laterChildren are the children of a component that follow its properties.
var laterChildren = []string{"components", "evidence", "releaseNotes", "modelCard", "data", "cryptoProperties", "tags", "patentAssertions"}

func (e *xmlEditor) begin(name xml.Name, from int64) error {
	element := xmlElement{name: name, from: from, prefix: prefixOf(e.content[from:])}
	if n := len(e.open); n == 0 {
		version, ok := strings.CutPrefix(name.Space, bomNamespace)
		if err := checkVersion(version); err != nil {
			return err
		}
		e.isBOM = ok && name.Local == "bom"
	} else if parent := &e.open[n-1]; isBOM(parent.name, "component") {
		isLater := slices.Contains(laterChildren, name.Local) || !strings.HasPrefix(name.Space, bomNamespace)
		switch {
		case isBOM(name, "properties"):
			parent.hasList = true
		case isLater && parent.properties.from == 0:
			parent.properties = edit{from: from, to: from}
		}
	}
	if len(e.open) == maxXMLDepth {
		return fmt.Errorf("nested deeper than %d elements", maxXMLDepth)
	}
	e.open = append(e.open, element)
	return nil
}

// end adds the properties of a component that comes from a project, and removes a
// signature. The end tag begins at from; an element without content, such as
// <component/>, has none.
func (e *xmlEditor) end(from int64) {
	n := len(e.open) - 1
	element := e.open[n]
	e.open = e.open[:n]
	to := e.dec.InputOffset()
	switch {
	case element.name.Space == signatureNamespace && element.name.Local == "Signature":
		e.edits = append(e.edits, edit{from: element.from, to: to})
	case isBOM(element.name, "properties") && n > 0 && e.open[n-1].hasList:
		e.open[n-1].properties = edit{from: from, to: from}
		if from == to { // <properties/>
			e.open[n-1].properties, e.open[n-1].hasList = edit{from: element.from, to: to}, false
		}
	case isBOM(element.name, "component") && n > 0 && e.inBOM():
		e.component(element, from)
	}
}

// inBOM reports whether the open elements lead to a component of the document, not of a
// tool that made it.
func (e *xmlEditor) inBOM() bool {
	for i, element := range e.open {
		name := element.name.Local
		if i == 0 && name != "bom" || i > 0 && name != "metadata" && name != "component" && name != "components" {
			return false
		}
	}
	return true
}

func (e *xmlEditor) component(c xmlElement, end int64) {
	found, ok := scan.ParsePURL(strings.TrimSpace(c.purl))
	if !ok {
		return
	}
	match, ok := e.matcher.Match(found)
	if !ok {
		return
	}
	var text bytes.Buffer
	if !c.hasList {
		fmt.Fprintf(&text, "<%sproperties>", c.prefix)
	}
	for _, p := range properties(match) {
		fmt.Fprintf(&text, `<%sproperty name="%s">`, c.prefix, p.Name)
		_ = xml.EscapeText(&text, []byte(p.Value)) // a buffer has no errors
		fmt.Fprintf(&text, "</%sproperty>", c.prefix)
	}
	if !c.hasList {
		fmt.Fprintf(&text, "</%sproperties>", c.prefix)
	}
	change := c.properties
	if change.from == 0 {
		change = edit{from: end, to: end}
	}
	change.text = text.Bytes()
	e.edits = append(e.edits, change)
}

// isBOM reports whether a name is that of an element of CycloneDX.
func isBOM(name xml.Name, local string) bool {
	return name.Local == local && strings.HasPrefix(name.Space, bomNamespace)
}

// prefixOf returns the prefix of the name of a start tag with its colon, or "".
func prefixOf(tag []byte) string {
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if colon := bytes.IndexByte(tag[:max(end, 0)], ':'); colon > 0 {
		return string(tag[1 : colon+1])
	}
	return ""
}
