package scanreport

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
)

// natsMatcher returns a matcher that knows one project.
func natsMatcher() *scan.Matcher {
	return scan.NewMatcher(&landscape.Catalog{Items: []landscape.Item{{Name: "NATS", Maturity: "incubating",
		Identifiers: []landscape.Identifier{{Kind: "npm", Pattern: "nats"}}}}})
}

func annotated(text string) (string, error) {
	var w bytes.Buffer
	err := Annotate(&w, []byte(text), natsMatcher())
	return w.String(), err
}

// TestAnnotate checks that an annotated file differs from the original only in
// properties and signatures.
func TestAnnotate(t *testing.T) {
	const added = `{"name":"landscope:project","value":"NATS"},{"name":"landscope:maturity","value":"incubating"},{"name":"landscope:confidence","value":"exact"}`
	for _, c := range []struct{ text, want string }{
		{`{"components":[{"purl":"pkg:npm/nats@2"}],"signature":{"value":"x"}}`, `{"components":[{"purl":"pkg:npm/nats@2","properties":[` + added + `]}]}`},
		{`{"signature":1,"specVersion":"1.7","x":[1.50,1e400,12345678901234567890],"components":[]}`, `{"specVersion":"1.7","x":[1.50,1e400,12345678901234567890],"components":[]}`},
		{`{"signature":1,"signature":2}`, `{}`},
		{`{"components":[{"properties":[],"purl":"pkg:npm/nats@2"}]}`, `{"components":[{"properties":[` + added + `],"purl":"pkg:npm/nats@2"}]}`},
		{`{"components":[{"properties":[{"name":"a"} ],"components":[{"purl":"pkg:npm/nats@2","signature":{}}],"purl":"pkg:npm/nats@2","z":"\u0041<"}]}`,
			`{"components":[{"properties":[{"name":"a"},` + added + `],"components":[{"purl":"pkg:npm/nats@2","properties":[` + added + `]}],"purl":"pkg:npm/nats@2","z":"\u0041<"}]}`},
		{`{"metadata":{"component":{"signature":1,"purl":"pkg:npm/nats"},"signature":1}}`, `{"metadata":{"component":{"purl":"pkg:npm/nats","properties":[` + added + `]},"signature":1}}`},
		{`{"components":[{"purl":"pkg:npm/other@2"},null,3,{"purl":null},{"components":{}}]}`, `{"components":[{"purl":"pkg:npm/other@2"},null,3,{"purl":null},{"components":{}}]}`},
	} {
		got, err := annotated(c.text)
		var compact bytes.Buffer
		if err == nil {
			err = json.Compact(&compact, []byte(got))
		}
		if err != nil || compact.String() != c.want {
			t.Errorf("%s\n%s\nwant %s, %v", c.text, compact.String(), c.want, err)
		}
	}
	for _, text := range []string{`{"specVersion":"1.2"}`, `{"components":[`, `{} {}`} {
		if _, err := annotated(text); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
}

// TestAnnotateXML checks that an annotated file differs from the original only in
// properties, which stand where the schema has them, and signatures.
func TestAnnotateXML(t *testing.T) {
	const begin, end = `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5">`, `</bom>`
	const purl, added = `<purl>pkg:npm/nats@2</purl>`, `<property name="landscope:project">NATS</property><property name="landscope:maturity">incubating</property><property name="landscope:confidence">exact</property>`
	const list = `<properties>` + added + `</properties>`
	for _, c := range []struct{ text, want string }{
		{`<components><component type="library"><name>a</name>` + purl + `</component></components>`, `<components><component type="library"><name>a</name>` + purl + list + `</component></components>`},
		{`<metadata><tools><components><component>` + purl + `</component></components></tools><component>` + purl + `</component></metadata>`,
			`<metadata><tools><components><component>` + purl + `</component></components></tools><component>` + purl + list + `</component></metadata>`},
		{`<components><component>` + purl + `<properties/></component></components>`, `<components><component>` + purl + list + `</component></components>`},
		{`<components><component>` + purl + `<properties><property name="a">b</property> </properties><evidence/></component></components>`,
			`<components><component>` + purl + `<properties><property name="a">b</property> ` + added + `</properties><evidence/></component></components>`},
		{`<components><component>` + purl + "\n<!-- x --><components><component><purl><![CDATA[pkg:npm/nats@2]]></purl></component></components></component></components>",
			`<components><component>` + purl + "\n<!-- x -->" + list + "<components><component><purl><![CDATA[pkg:npm/nats@2]]></purl>" + list + "</component></components></component></components>"},
		{`<components/><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Signature/>x</Signature>`, `<components/>`},
		{`<components><component><purl>pkg:npm/other</purl><properties/></component><component/></components>`, `<components><component><purl>pkg:npm/other</purl><properties/></component><component/></components>`},
	} {
		got, err := annotated(begin + c.text + end)
		if err != nil || got != begin+c.want+end {
			t.Errorf("%s\n%s\nwant %s, %v", c.text, got, c.want, err)
		}
		var bom cyclonedx.BOM
		if err := cyclonedx.NewBOMDecoder(strings.NewReader(got), cyclonedx.BOMFileFormatXML).Decode(&bom); err != nil {
			t.Errorf("%s: the library cannot read %s: %v", c.text, got, err)
		}
	}
	prefixed := `<b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.4"><b:components><b:component><b:purl>pkg:npm/nats</b:purl></b:component></b:components></b:bom>`
	if got, err := annotated(prefixed); err != nil || !strings.Contains(got, `<b:properties><b:property name="landscope:project">NATS</b:property>`) {
		t.Errorf("%s %v", got, err)
	}
	for _, text := range []string{`<bom xmlns="http://cyclonedx.org/schema/bom/1.2"></bom>`, `<bom/>`, begin, begin + `<components></bom>`, begin + strings.Repeat("<a>", 20_000)} {
		if got, err := annotated(text); err == nil {
			t.Errorf("%.80s: no error, %.80s", text, got)
		}
	}
}

// FuzzAnnotate checks that Annotate writes the format of the original with its package
// URLs, or returns an error, and that the result can be annotated again.
func FuzzAnnotate(f *testing.F) {
	for _, text := range []string{`{"components":[{"purl":"pkg:npm/nats@2","properties":[]}],"signature":{}}`, `{"metadata":{"component":{"purl":"pkg:npm/nats"}}}`,
		`{"components":[{"components":[{}]}],"a":1}`, `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component><purl>pkg:npm/nats</purl></component></components></bom>`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out, err := annotated(text)
		if err != nil {
			return
		}
		isXML := strings.HasPrefix(strings.TrimSpace(text), "<")
		if !isXML && !json.Valid([]byte(out)) {
			t.Fatalf("not JSON: %s", out)
		}
		removesNothing := !isXML && !strings.Contains(text, "signature") && !strings.Contains(text, `\`)
		if removesNothing && strings.Count(out, `"pkg:`) != strings.Count(text, `"pkg:`) {
			t.Errorf("package URLs are missing in %s", out)
		}
		if _, err := annotated(out); err != nil {
			t.Errorf("%v, annotating again %s", err, out)
		}
	})
}
