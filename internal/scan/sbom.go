package scan

import (
	"bytes"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	spdxjson "github.com/spdx/tools-golang/json"
	"github.com/spdx/tools-golang/spdx"
	"github.com/spdx/tools-golang/tagvalue"
)

// cyclonedx reads a CycloneDX bill of materials.
func (f *file) cyclonedx(format cyclonedx.BOMFileFormat) {
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(f.content), format).Decode(&bom); err != nil {
		f.remark(f.name, 0, "no CycloneDX: %v", err)
		return
	}
	if bom.Metadata != nil && bom.Metadata.Component != nil {
		f.cyclonedxComponents([]cyclonedx.Component{*bom.Metadata.Component}, 0)
	}
	if bom.Components != nil {
		f.cyclonedxComponents(*bom.Components, 0)
	}
}

func (f *file) cyclonedxComponents(list []cyclonedx.Component, depth int) {
	for _, c := range list {
		if c.PackageURL != "" {
			f.purl(c.PackageURL)
		} else if c.Type == cyclonedx.ComponentTypeContainer {
			f.add(Image, c.Name, c.Version, f.lineOf(c.Name))
		}
		if c.Components != nil && depth < maxDepth {
			f.cyclonedxComponents(*c.Components, depth+1)
		}
	}
}

func (f *file) purl(text string) {
	if c, ok := fromPURL(text); ok {
		c.File, c.Line = f.name, f.lineOf(text)
		f.found.Components = append(f.found.Components, c)
	}
}

func (f *file) spdxJSON() {
	doc, err := spdxjson.Read(bytes.NewReader(f.content))
	if err != nil {
		f.remark(f.name, 0, "no SPDX: %v", err)
		return
	}
	f.spdx(doc)
}

func (f *file) spdxTagValue() {
	doc, err := tagvalue.Read(bytes.NewReader(f.content))
	if err != nil {
		f.remark(f.name, 0, "no SPDX: %v", err)
		return
	}
	f.spdx(doc)
}

func (f *file) spdx(doc *spdx.Document) {
	for _, p := range doc.Packages {
		for _, r := range p.PackageExternalReferences {
			if strings.EqualFold(r.RefType, "purl") {
				f.purl(r.Locator)
			}
		}
	}
}
