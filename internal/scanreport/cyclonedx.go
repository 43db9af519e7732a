package scanreport

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/landscope-cli/landscope/internal/scan"
)

// cycloneDX writes the CycloneDX file that was scanned with the projects of m
// added, or, where m is nil or no such file was scanned, a bill of materials of
// the components that come from projects.
func (p presenter) cycloneDX(w *bytes.Buffer, m *scan.Matcher) error {
	if m != nil && p.CycloneDX != nil {
		return Annotate(w, p.CycloneDX, m)
	}
	return writeBOM(w, p.Report)
}

// bom is the document of a CycloneDX bill of materials without its components.
type bom struct {
	Schema      string `json:"$schema"`
	Format      string `json:"bomFormat"`
	SpecVersion string `json:"specVersion"`
	Version     int    `json:"version"`
	Metadata    struct {
		Properties []bomProperty `json:"properties"`
	} `json:"metadata,omitzero"`
}

type bomComponent struct {
	Ref        string        `json:"bom-ref"`
	Type       string        `json:"type"`
	Name       string        `json:"name"`
	Version    string        `json:"version,omitempty"`
	PURL       string        `json:"purl,omitempty"`
	Properties []bomProperty `json:"properties"`
}

type bomProperty struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// writeBOM writes the components that come from projects. The metadata lists the
// files that could not be read. Components are written one at a time: a report can
// have a million of them.
func writeBOM(w *bytes.Buffer, r *scan.Report) error {
	b := bom{Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", SpecVersion: "1.6", Version: 1}
	for _, u := range r.Unreadable {
		b.Metadata.Properties = append(b.Metadata.Properties, bomProperty{"landscope:unreadable", u.Error()})
	}
	if err := newEncoder(w, "").Encode(b); err != nil || len(r.Projects) == 0 {
		return err
	}
	w.Truncate(w.Len() - len("\n}\n"))
	w.WriteString(",\n  \"components\": [")
	w.Grow(bomSize(r))
	enc := newEncoder(w, "    ")
	seen := map[string]bool{}
	for _, p := range r.Projects {
		for _, u := range p.Uses {
			purl := u.PURL()
			if seen[purl] {
				continue
			}
			separator := ",\n    "
			if len(seen) == 0 {
				separator = separator[1:]
			}
			seen[purl] = true
			w.WriteString(separator)
			if err := enc.Encode(newComponent(u, purl)); err != nil {
				return err
			}
			w.Truncate(w.Len() - len("\n"))
		}
	}
	w.WriteString("\n  ]\n}\n")
	return nil
}

// bomSize estimates how many bytes the components take at most, so that the buffer
// need not grow by copies of itself.
func bomSize(r *scan.Report) int {
	const component, place = 600, 110
	size := 0
	for _, p := range r.Projects {
		for _, u := range p.Uses {
			size += component + 3*(len(u.Name)+len(u.Version)) + 2*len(u.Source) + len(p.Item.Name)
			for _, where := range u.Places {
				size += place + len(where.File)
			}
		}
	}
	return size
}

// newComponent returns a component of a project with the places that name it.
func newComponent(u scan.Use, purl string) bomComponent {
	c := bomComponent{Type: "library", Ref: purl, Name: u.Name, Version: u.Version, Properties: properties(u.Match)}
	if u.Kind == scan.Image {
		c.Type = "container"
	}
	if strings.HasPrefix(purl, "pkg:") {
		c.PURL = purl
	}
	for _, place := range u.Places {
		c.Properties = append(c.Properties, bomProperty{"landscope:found", scan.Position(place.File, place.Line)})
	}
	return c
}

// properties says which project a component comes from.
func properties(m scan.Match) []bomProperty {
	out := []bomProperty{
		{"landscope:project", m.Item.Name},
		{"landscope:maturity", string(m.Item.Maturity)},
		{"landscope:confidence", m.Confidence},
	}
	if since := m.Item.Since(); since.Date != 0 {
		out = append(out, bomProperty{"landscope:since", since.Date.String()})
	}
	return out
}

// newEncoder returns an encoder of indented JSON whose lines but the first begin
// with prefix.
func newEncoder(w *bytes.Buffer, prefix string) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	return enc
}
