package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
)

// xml reads Maven and .NET projects and CycloneDX, by their elements.
func (f *file) xml() {
	if !hasShortTags(f.content) {
		f.unreadable(0, 0, "tag larger than %d KiB", maxLine>>10)
		return
	}
	if bytes.Contains(f.content[:min(len(f.content), 4096)], []byte("cyclonedx.org/schema/bom")) {
		f.cyclonedxXML()
		return
	}
	w := mavenWalk{file: f, dec: xml.NewDecoder(bytes.NewReader(f.content))}
	w.dec.Entity = map[string]string{}
	for {
		token, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			w.flush()
			return
		}
		if err == nil {
			err = w.token(token)
		}
		if err != nil {
			w.flush()
			line, column := w.dec.InputPos()
			f.unreadable(line, column, "invalid XML: %s", xmlReason(err))
			return
		}
	}
}

// xmlReason returns the message of an error without the line.
func xmlReason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return err.Error()
}

// hasShortTags reports whether all tags are within the limit. The library holds the
// attributes of a tag in memory.
func hasShortTags(content []byte) bool {
	for {
		at := bytes.IndexByte(content, '<')
		if at < 0 {
			return true
		}
		content = content[at:]
		end := bytes.IndexByte(content[:min(len(content), maxLine)], '>')
		if end < 0 {
			return len(content) <= maxLine
		}
		content = content[end:]
	}
}

func attribute(t xml.StartElement, names ...string) string {
	for _, a := range t.Attr {
		if slices.Contains(names, a.Name.Local) {
			return a.Value
		}
	}
	return ""
}
