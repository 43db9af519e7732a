package scanreport

import (
	"bytes"
	"fmt"
	"slices"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/landscope-cli/landscope/internal/scan"
)

// maxDepth is how deep components are nested at most.
const maxDepth = 64

// Annotate writes a CycloneDX bill of materials, given as JSON or XML, as JSON with
// properties that say which project each component comes from. JSON keeps its
// version, order, numbers and unknown fields. Signatures are removed because they
// no longer hold.
func Annotate(w *bytes.Buffer, content []byte, m *scan.Matcher) error {
	annotate := annotateJSON
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")) {
		annotate = annotateXML
	}
	if err := annotate(w, content, m); err != nil {
		return fmt.Errorf("annotating the CycloneDX file: %w", err)
	}
	return nil
}

// checkVersion returns an error for versions whose components have no properties.
func checkVersion(version string) error {
	if slices.Contains([]string{"1.0", "1.1", "1.2"}, version) {
		return fmt.Errorf("version %s does not support properties; convert the file to 1.3 or later", version)
	}
	return nil
}

func annotateXML(w *bytes.Buffer, content []byte, m *scan.Matcher) error {
	var bom cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(content), cyclonedx.BOMFileFormatXML).Decode(&bom); err != nil {
		return err
	}
	if err := checkVersion(bom.SpecVersion.String()); err != nil {
		return err
	}
	if bom.Metadata != nil && bom.Metadata.Component != nil {
		annotateComponent(bom.Metadata.Component, m, 0)
	}
	annotateComponents(bom.Components, m, 0)
	bom.BOMFormat, bom.JSONSchema = cyclonedx.BOMFormat, schemaOf(bom.SpecVersion)
	return newEncoder(w, "").Encode(&bom)
}

func annotateComponents(list *[]cyclonedx.Component, m *scan.Matcher, depth int) {
	if list == nil || depth > maxDepth {
		return
	}
	for i := range *list {
		annotateComponent(&(*list)[i], m, depth)
	}
}

func annotateComponent(c *cyclonedx.Component, m *scan.Matcher, depth int) {
	if found, ok := scan.ParsePURL(c.PackageURL); ok {
		if match, ok := m.Match(found); ok {
			var known []cyclonedx.Property
			if c.Properties != nil {
				known = *c.Properties
			}
			known = append(known, properties(match)...)
			c.Properties = &known
		}
	}
	annotateComponents(c.Components, m, depth+1)
}
