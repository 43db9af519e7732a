package scan

import (
	"bytes"
	"encoding/json"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	spdx "github.com/spdx/tools-golang/spdx/v2/v2_3"
	spdxtags "github.com/spdx/tools-golang/spdx/v2/v2_3/tagvalue/reader"
	"github.com/spdx/tools-golang/tagvalue/reader"
)

// cyclonedx reads a CycloneDX bill of materials.
func (f *file) cyclonedx(format cyclonedx.BOMFileFormat) {
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(f.content), format).Decode(&bom); err != nil {
		f.unreadable(0, 0, "not valid CycloneDX: %v", err)
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
		c.Line = f.lineOf(text)
		f.record(c)
	}
}

// SPDX 2.3 has added to 2.2 and 2.1 and taken nothing away that is read here:
// its reader, which is a third of the program code of all three, reads them.

func (f *file) spdxJSON() {
	var doc spdx.Document
	if err := json.Unmarshal(f.content, &doc); err != nil {
		f.unreadable(0, 0, "not valid SPDX: %v", err)
		return
	}
	f.spdx(&doc)
}

func (f *file) spdxTagValue() {
	tags, err := reader.ReadTagValues(bytes.NewReader(f.content))
	if err != nil {
		f.unreadable(0, 0, "not valid SPDX: %v", err)
		return
	}
	if len(tags) == 0 {
		f.unreadable(0, 0, "not valid SPDX: nothing in it has a tag")
		return
	}
	doc, err := spdxtags.ParseTagValues(tags)
	if err != nil {
		f.unreadable(0, 0, "not valid SPDX: %v", err)
		return
	}
	f.spdx(doc)
}

func (f *file) spdx(doc *spdx.Document) {
	if !strings.HasPrefix(doc.SPDXVersion, "SPDX-2.") {
		f.unreadable(0, 0, "SPDX version %q is not read; 2.1, 2.2 and 2.3 are", doc.SPDXVersion)
		return
	}
	for _, p := range doc.Packages {
		for _, r := range p.PackageExternalReferences {
			if strings.EqualFold(r.RefType, "purl") {
				f.purl(r.Locator)
			}
		}
	}
}
