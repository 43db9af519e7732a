package scan

import (
	"bytes"
	"fmt"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// BOM returns a CycloneDX bill of materials of the components that come from
// projects. Its metadata lists the files that could not be read.
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
	var unread []cyclonedx.Property
	for _, u := range r.Unreadable {
		unread = append(unread, cyclonedx.Property{Name: "landscope:unreadable", Value: u.Error()})
	}
	if len(unread) > 0 {
		bom.Metadata = &cyclonedx.Metadata{Properties: &unread}
	}
	return encode(bom, cyclonedx.SpecVersion1_6)
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

func encode(bom *cyclonedx.BOM, version cyclonedx.SpecVersion) ([]byte, error) {
	bom.BOMFormat = cyclonedx.BOMFormat
	var b bytes.Buffer
	enc := cyclonedx.NewBOMEncoder(&b, cyclonedx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	if err := enc.EncodeVersion(bom, version); err != nil {
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
