package scanreport

import (
	"bytes"
	"encoding/json"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
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

// writeBOM writes the components that come from projects. The metadata lists the
// files that could not be read. Components are written one at a time: a report can
// have a million of them.
func writeBOM(w *bytes.Buffer, r *scan.Report) error {
	bom := cyclonedx.NewBOM()
	bom.SpecVersion = cyclonedx.SpecVersion1_6
	bom.JSONSchema = schemaOf(bom.SpecVersion)
	if len(r.Unreadable) > 0 {
		var unread []cyclonedx.Property
		for _, u := range r.Unreadable {
			unread = append(unread, cyclonedx.Property{Name: "landscope:unreadable", Value: u.Error()})
		}
		bom.Metadata = &cyclonedx.Metadata{Properties: &unread}
	}
	if err := newEncoder(w, "").Encode(bom); err != nil || len(r.Projects) == 0 {
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
			if err := enc.Encode(bomComponent(u, purl)); err != nil {
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

// bomComponent returns a component of a project with the places that name it.
func bomComponent(u scan.Use, purl string) cyclonedx.Component {
	c := cyclonedx.Component{Type: cyclonedx.ComponentTypeLibrary, BOMRef: purl, Name: u.Name, Version: u.Version}
	if u.Kind == scan.Image {
		c.Type = cyclonedx.ComponentTypeContainer
	}
	if strings.HasPrefix(purl, "pkg:") {
		c.PackageURL = purl
	}
	known := properties(u.Match)
	for _, place := range u.Places {
		known = append(known, cyclonedx.Property{Name: "landscope:found", Value: scan.Position(place.File, place.Line)})
	}
	c.Properties = &known
	return c
}

// properties says which project a component comes from.
func properties(m scan.Match) []cyclonedx.Property {
	out := []cyclonedx.Property{
		{Name: "landscope:project", Value: m.Item.Name},
		{Name: "landscope:maturity", Value: string(m.Item.Maturity)},
		{Name: "landscope:confidence", Value: m.Confidence},
	}
	if since := m.Item.Since(); since.Date != 0 {
		out = append(out, cyclonedx.Property{Name: "landscope:since", Value: since.Date.String()})
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

func schemaOf(v cyclonedx.SpecVersion) string {
	return "http://cyclonedx.org/schema/bom-" + v.String() + ".schema.json"
}
