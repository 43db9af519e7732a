package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// xml reads Maven and .NET projects and CycloneDX, by their elements.
func (f *file) xml() {
	if bytes.Contains(f.content[:min(len(f.content), 4096)], []byte("cyclonedx.org/schema/bom")) {
		f.cyclonedxXML()
		return
	}
	dec := xml.NewDecoder(bytes.NewReader(f.content))
	dec.Strict = false
	var path []string
	var now map[string]string // of the Maven element that is read
	line := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			line, column := dec.InputPos()
			f.unreadable(line, column, "not valid XML: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); len(path) > maxDepth {
				f.unreadable(0, 0, "nested deeper than %d elements", maxDepth)
				return
			}
			at, _ := dec.InputPos()
			switch t.Name.Local {
			case "dependency", "plugin", "parent":
				now, line = map[string]string{}, at
			case "PackageReference", "PackageVersion", "GlobalPackageReference", "package":
				if name := attribute(t, "Include", "Update", "id"); name != "" {
					f.add(NuGet, name, attribute(t, "Version", "version"), at)
				}
			}
		case xml.CharData:
			if now != nil && len(path) > 1 && slices.Contains([]string{"dependency", "plugin", "parent"}, path[len(path)-2]) {
				now[path[len(path)-1]] += strings.TrimSpace(string(t))
			}
		case xml.EndElement:
			if slices.Contains([]string{"dependency", "plugin", "parent"}, t.Name.Local) && now != nil {
				if now["groupId"] != "" && now["artifactId"] != "" {
					f.add(Maven, now["groupId"]+":"+now["artifactId"], now["version"], line)
				}
				now = nil
			}
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
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
