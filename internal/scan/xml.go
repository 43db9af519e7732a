package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
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
	w.dec.Strict = false
	for {
		token, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = w.token(token)
		}
		if err != nil {
			line, column := w.dec.InputPos()
			f.unreadable(line, column, "invalid XML: %v", err)
			return
		}
	}
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

// mavenWalk reads the dependencies of Maven and .NET projects from the tokens
// of an XML file.
type mavenWalk struct {
	*file
	dec  *xml.Decoder
	path []string
	now  *mavenElement // the current one, or nil
}

// mavenElement is a dependency, plugin or parent of a Maven project.
type mavenElement struct {
	line                     int
	group, artifact, version strings.Builder
}

// maxMavenText bounds the text of an element that names a part of a dependency.
const maxMavenText = 1024

var mavenElements = []string{"dependency", "plugin", "parent"}

func (w *mavenWalk) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if w.path = append(w.path, t.Name.Local); len(w.path) > maxDepth {
			return fmt.Errorf("nested deeper than %d elements", maxDepth)
		}
		w.start(t)
	case xml.CharData:
		w.text(t)
	case xml.EndElement:
		if slices.Contains(mavenElements, t.Name.Local) && w.now != nil {
			if group, artifact := w.now.group.String(), w.now.artifact.String(); group != "" && artifact != "" {
				w.add(Maven, group+":"+artifact, w.now.version.String(), w.now.line)
			}
			w.now = nil
		}
		w.path = w.path[:max(0, len(w.path)-1)]
	}
	return nil
}

func (w *mavenWalk) start(t xml.StartElement) {
	line, _ := w.dec.InputPos()
	switch t.Name.Local {
	case "dependency", "plugin", "parent":
		w.now = &mavenElement{line: line}
	case "PackageReference", "PackageVersion", "GlobalPackageReference", "package":
		if name := attribute(t, "Include", "Update", "id"); name != "" {
			w.add(NuGet, name, attribute(t, "Version", "version"), line)
		}
	}
}

// text appends a piece of text to the part of a dependency that contains it.
func (w *mavenWalk) text(t xml.CharData) {
	if w.now == nil || len(w.path) < 2 || !slices.Contains(mavenElements, w.path[len(w.path)-2]) {
		return
	}
	var b *strings.Builder
	switch w.path[len(w.path)-1] {
	case "groupId":
		b = &w.now.group
	case "artifactId":
		b = &w.now.artifact
	case "version":
		b = &w.now.version
	default:
		return
	}
	if t = bytes.TrimSpace(t); b.Len()+len(t) <= maxMavenText {
		b.Write(t)
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
