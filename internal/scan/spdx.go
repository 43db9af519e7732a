package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// isSPDX2 reports whether version is SPDX 2, which scan reads in JSON and tag-value
// form. It records other versions as unreadable.
func (f *file) isSPDX2(version string, line int) bool {
	if !strings.HasPrefix(version, "SPDX-2.") {
		f.unreadable(line, 0, "unsupported SPDX version %q; supported: SPDX-2.x, and 3.x as JSON-LD", version)
		return false
	}
	return true
}

func (f *file) spdxJSON(root *yaml.Node, _ int) {
	f.markAsSBOM()
	if !f.isSPDX2(value(root, "spdxVersion"), root.Line) {
		return
	}
	f.objects(root, "packages", f.spdxPackage)
}

func (f *file) spdxPackage(p *yaml.Node) {
	f.objects(p, "externalRefs", func(ref *yaml.Node) {
		if strings.EqualFold(value(ref, "referenceType"), "purl") {
			f.addPURLAt(ref, "referenceLocator")
		}
	})
}

// spdxGraph reads SPDX 3 in JSON-LD: elements, of which packages have their
// package URL in a property or among their external identifiers.
func (f *file) spdxGraph(root *yaml.Node, _ int) {
	context := get(root, "@context")
	if !strings.Contains(context.Value, "spdx.org") {
		f.unrecognized(context.Line, "JSON-LD, but not SPDX")
		return
	}
	f.markAsSBOM()
	f.objects(root, "@graph", func(element *yaml.Node) {
		if f.addPURLAt(element, "software_packageUrl") {
			return
		}
		f.objects(element, "externalIdentifier", func(id *yaml.Node) {
			if kind := value(id, "externalIdentifierType"); kind == "packageUrl" || kind == "purl" {
				f.addPURLAt(id, "identifier")
			}
		})
	})
}

// spdxTagValue reads SPDX in tag-value form: lines of a tag, a colon and a
// value, which may span lines between <text> and </text>.
func (f *file) spdxTagValue() {
	version, inText := false, 0
	for number, line := range f.lines() {
		if inText > 0 {
			if strings.Contains(line, "</text>") {
				inText = 0
			}
			continue
		}
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		tag, text, ok := strings.Cut(line, ":")
		if !ok {
			f.unreadable(number, 1, "invalid SPDX: the line has no tag")
			return
		}
		text = strings.TrimSpace(text)
		if strings.Contains(text, "<text>") && !strings.Contains(text, "</text>") {
			inText = number
		}
		switch strings.TrimSpace(tag) {
		case "SPDXVersion":
			if version = f.isSPDX2(text, number); !version {
				return
			}
		case "ExternalRef":
			if words := strings.Fields(text); len(words) == 3 && strings.EqualFold(words[1], "purl") {
				f.addPURL(words[2], number)
			}
		}
	}
	switch {
	case inText > 0:
		f.unreadable(inText, 1, "invalid SPDX: unterminated <text>")
	case !version:
		f.unreadable(0, 0, "invalid SPDX: SPDXVersion is missing")
	}
}
