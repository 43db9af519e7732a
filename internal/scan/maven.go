package scan

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// mavenWalk reads the dependencies of Maven and .NET projects from the tokens
// of an XML file.
type mavenWalk struct {
	*file
	dec  *xml.Decoder
	path []string
	now  *mavenElement // the current one, or nil

	properties map[string]string
	expanded   map[string]string // by valueOf
	property   strings.Builder   // the text of the current property
	// waiting are components with properties in them, which may follow.
	waiting []Component
}

// mavenElement is a dependency, plugin, extension or parent of a Maven project.
type mavenElement struct {
	line                     int
	group, artifact, version strings.Builder
}

const (
	maxMavenText = 1024 // of an element that names a part of a dependency
	maxWaiting   = 100_000
)

var mavenElements = []string{"dependency", "plugin", "extension", "parent"}

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
		w.end(t.Name.Local)
		w.path = w.path[:max(0, len(w.path)-1)]
	case xml.Directive:
		w.entities(t)
	}
	return nil
}

func (w *mavenWalk) start(t xml.StartElement) {
	line, _ := w.dec.InputPos()
	w.property.Reset()
	switch t.Name.Local {
	case "dependency", "plugin", "extension", "parent":
		if group := attribute(t, "org"); group != "" { // Ivy
			w.add(Maven, group+":"+attribute(t, "name"), attribute(t, "rev"), line)
			return
		}
		w.now = &mavenElement{line: line}
	case "PackageReference", "PackageVersion", "GlobalPackageReference", "package":
		if name := attribute(t, "Include", "Update", "id"); name != "" {
			w.add(NuGet, name, attribute(t, "Version", "version"), line)
		}
	}
}

func (w *mavenWalk) end(name string) {
	if w.isProperty() {
		w.setProperty(name, w.property.String())
	}
	if !slices.Contains(mavenElements, name) || w.now == nil {
		return
	}
	now := w.now
	w.now = nil
	group, artifact, version := now.group.String(), now.artifact.String(), now.version.String()
	if name == "parent" {
		w.setProperty("project.parent.groupId", group)
		w.setProperty("project.parent.version", version)
	}
	if group == "" || artifact == "" {
		return
	}
	c := Component{Kind: Maven, Name: group + ":" + artifact, Version: version, Line: now.line}
	switch {
	case !strings.Contains(c.Name+c.Version, "${"):
		w.component(c)
	case len(w.waiting) < maxWaiting:
		w.waiting = append(w.waiting, c)
	case len(w.waiting) == maxWaiting:
		w.unreadable(now.line, 0, "more than %d dependencies with properties", maxWaiting)
		w.waiting = append(w.waiting, c)
	}
}

// text appends a piece of text to the property, or the part of a dependency, that
// contains it.
func (w *mavenWalk) text(t xml.CharData) {
	if len(w.path) < 2 {
		return
	}
	var b *strings.Builder
	switch name := w.path[len(w.path)-1]; {
	case w.isProperty():
		b = &w.property
	case w.now == nil || !slices.Contains(mavenElements, w.path[len(w.path)-2]):
		return
	case name == "groupId":
		b = &w.now.group
	case name == "artifactId":
		b = &w.now.artifact
	case name == "version":
		b = &w.now.version
	default:
		return
	}
	if t = bytes.TrimSpace(t); b.Len()+len(t) <= maxMavenText {
		b.Write(t)
	}
}

// isProperty reports whether the current element is a property of the project, or its
// group or version.
func (w *mavenWalk) isProperty() bool {
	if len(w.path) < 2 || w.path[0] != "project" {
		return false
	}
	name, parent := w.path[len(w.path)-1], w.path[len(w.path)-2]
	return parent == "properties" && (len(w.path) == 3 || len(w.path) == 5 && w.path[1] == "profiles") ||
		len(w.path) == 2 && (name == "groupId" || name == "version")
}

// setProperty sets a property unless it is set: those of the project come before those
// of profiles.
func (w *mavenWalk) setProperty(name, value string) {
	if name == "groupId" || name == "version" {
		name = "project." + name
	}
	if w.properties == nil {
		w.properties = map[string]string{}
	}
	if _, ok := w.properties[name]; !ok && len(w.properties) < maxNames {
		w.properties[name] = value
	}
}

// flush records the components with properties in them.
func (w *mavenWalk) flush() {
	for _, property := range []string{"groupId", "version"} { // a project inherits them
		if value := w.properties["project.parent."+property]; value != "" {
			w.setProperty(property, value)
		}
	}
	for _, c := range w.waiting {
		c.Name, c.Version = w.expand(c.Name), w.expand(c.Version)
		if strings.Contains(c.Name, "${") {
			w.warn(w.name, c.Line, "unknown property in %s", shorten(c.Name))
		}
		w.component(c)
	}
	w.waiting = nil
}

// expand replaces properties with their values. Properties that are unknown stay, and so
// does a text that would be too long.
func (w *mavenWalk) expand(text string) string {
	if !strings.Contains(text, "${") {
		return text
	}
	var b strings.Builder
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "${")
		name, next, closed := strings.Cut(after, "}")
		if !found || !closed {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(w.valueOf(name))
		if b.Len() > maxMavenText {
			return text
		}
		rest = next
	}
}

// valueOf returns the expanded value of a property, or a reference to it if it is
// unknown or refers to itself. It expands each property once.
func (w *mavenWalk) valueOf(name string) string {
	if value, ok := w.expanded[name]; ok {
		return value
	}
	reference := "${" + name + "}"
	value, ok := w.properties[name]
	if !ok {
		return reference
	}
	if w.expanded == nil {
		w.expanded = map[string]string{}
	}
	w.expanded[name] = reference
	w.expanded[name] = w.expand(value)
	return w.expanded[name]
}

var entityDeclaration = lazyRegexp{source: `<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%]*)"|'([^'&%]*)')\s*>`}

// entities declares the entities of a document type. Their values name no others.
func (w *mavenWalk) entities(directive xml.Directive) {
	for _, m := range entityDeclaration.get().FindAllSubmatch(directive, maxNames) {
		if value := slices.Concat(m[2], m[3]); len(value) <= maxMavenText {
			w.dec.Entity[string(m[1])] = string(value)
		}
	}
}
