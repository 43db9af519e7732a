package scan

import (
	"bytes"
	"fmt"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// Annotate returns a CycloneDX bill of materials, JSON or XML, as JSON with
// what is known of each component as properties.
func Annotate(content []byte, m *Matcher) ([]byte, error) {
	format := cyclonedx.BOMFileFormatJSON
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")) {
		format = cyclonedx.BOMFileFormatXML
	}
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(content), format).Decode(&bom); err != nil {
		return nil, err
	}
	if bom.Components != nil {
		annotate(*bom.Components, m, 0)
	}
	bom.XMLNS = ""
	return encode(&bom)
}

func annotate(list []cyclonedx.Component, m *Matcher, depth int) {
	for i := range list {
		c := &list[i]
		if found, ok := fromPURL(c.PackageURL); ok {
			if match, ok := m.Match(found); ok {
				var known []cyclonedx.Property
				if c.Properties != nil {
					known = *c.Properties
				}
				known = append(known, properties(match)...)
				c.Properties = &known
			}
		}
		if c.Components != nil && depth < maxDepth {
			annotate(*c.Components, m, depth+1)
		}
	}
}

// BOM returns a CycloneDX bill of materials of the components that come from
// projects.
func BOM(r *Report) ([]byte, error) {
	bom := cyclonedx.NewBOM()
	list := []cyclonedx.Component{}
	seen := map[string]bool{}
	for _, p := range r.Projects {
		for _, u := range p.Uses {
			purl := u.PURL()
			c := cyclonedx.Component{Type: cyclonedx.ComponentTypeLibrary, BOMRef: purl, Name: u.Name, Version: u.Version}
			if u.Kind == Image {
				c.Type = cyclonedx.ComponentTypeContainer
			}
			if len(purl) > 4 && purl[:4] == "pkg:" {
				c.PackageURL = purl
			}
			known := properties(u.Match)
			for _, place := range u.Places {
				known = append(known, cyclonedx.Property{Name: "landscope:found", Value: Place(place.File, place.Line)})
			}
			c.Properties = &known
			if !seen[purl] {
				list = append(list, c)
			}
			seen[purl] = true
		}
	}
	bom.Components = &list
	return encode(bom)
}

func properties(m Match) []cyclonedx.Property {
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

func encode(bom *cyclonedx.BOM) ([]byte, error) {
	bom.JSONSchema = "http://cyclonedx.org/schema/bom-1.6.schema.json"
	bom.BOMFormat, bom.SpecVersion = cyclonedx.BOMFormat, cyclonedx.SpecVersion1_6
	var b bytes.Buffer
	enc := cyclonedx.NewBOMEncoder(&b, cyclonedx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	if err := enc.EncodeVersion(bom, cyclonedx.SpecVersion1_6); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Place writes where something stands: file:line.
func Place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}
