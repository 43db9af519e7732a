package scan

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const (
	sampleCycloneDX = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
{"type": "library", "name": "a", "purl": "pkg:npm/nats@2", "components": [
{"type": "container", "name": "nats", "version": "2"}]}]}`
	sampleSPDX = `{"spdxVersion": "SPDX-2.3", "packages": [
{"name": "a", "externalRefs": [{"referenceType": "cpe23Type", "referenceLocator": "x"},
{"referenceType": "purl", "referenceLocator": "pkg:cargo/kube@1"}]}]}`
)

func envelope(payload string) string {
	return fmt.Sprintf("{\"payloadType\": \"application/vnd.in-toto+json\",\n\"payload\": %q, \"signatures\": []}", base64.StdEncoding.EncodeToString([]byte(payload)))
}

// TestSBOMs: each form of a bill of materials, and what wraps it.
func TestSBOMs(t *testing.T) {
	const cycloneDX, spdx = "npm nats@2 :2\nimage docker.io/library/nats@2 :3", "cargo kube@1 :3"
	statement := func(predicate string) string {
		return `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "x", "predicate": ` + predicate + `}`
	}
	for _, c := range []struct{ name, text, want string }{
		{"CycloneDX", sampleCycloneDX, cycloneDX},
		{"SPDX 2", sampleSPDX, spdx},
		{"GitHub", `{"sbom": ` + sampleSPDX + `}`, spdx},
		{"statement of CycloneDX", statement(sampleCycloneDX), cycloneDX},
		{"statement of SPDX", statement(sampleSPDX), spdx},
		{"cosign", statement(`{"Data": ` + sampleSPDX + `}`), spdx},
		{"envelope", envelope(statement(sampleSPDX)), "cargo kube@1 :2"},
		{"bundle", `{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "dsseEnvelope": ` + envelope(statement(sampleSPDX)) + `}`, "cargo kube@1 :2"},
		{"SPDX 3", `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
{"type": "software_Package", "software_packageUrl": "pkg:npm/nats@2"},
{"type": "software_Package", "externalIdentifier": [{"externalIdentifierType": "packageUrl", "identifier": "pkg:cargo/kube@1"}]}]}`, "npm nats@2 :2\ncargo kube@1 :3"},
		{"Syft", `{"artifacts": [
{"name": "x", "purl": "pkg:npm/nats@2"}, {"name": "y", "purl": ""}],
"source": {"type": "image", "metadata": {"userInput": "envoyproxy/envoy:v1"}}, "descriptor": {"name": "syft"}}`, "npm nats@2 :2\nimage docker.io/envoyproxy/envoy@v1 :3"},
		{"Trivy", `{"SchemaVersion": 2, "ArtifactName": "nats:2", "ArtifactType": "container_image", "Results": [
{"Packages": [{"Name": "x", "Identifier": {"PURL": "pkg:npm/nats@2"}}]}]}`, "image docker.io/library/nats@2 :1\nnpm nats@2 :2"},
		{"tag-value", "SPDXVersion: SPDX-2.2\nPackageComment: <text>a\nno tag\n</text>\nExternalRef: PACKAGE-MANAGER purl pkg:npm/nats@2\n", "npm nats@2 :5"},
		{"CycloneDX XML", `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components>
<component type="library"><name>a</name><purl>pkg:npm/nats@2</purl></component></components></bom>`, "npm nats@2 :2"},
	} {
		found, err := Scan([]string{"-"}, Options{Stdin: strings.NewReader(c.text)})
		if err != nil || names(found) != c.want || len(found.Unreadable)+len(found.Remarks) > 0 {
			t.Errorf("%s:\n%s\nwant:\n%s\n%v %v %v", c.name, names(found), c.want, found.Unreadable, found.Remarks, err)
		}
	}
}

// TestBrokenSBOMs: every part of a bill of materials with another type in its
// place. Nothing panics, and what is lost is reported.
func TestBrokenSBOMs(t *testing.T) {
	for _, text := range []string{sampleCycloneDX, sampleSPDX, `{"sbom": ` + sampleSPDX + `}`} {
		var document any
		if err := json.Unmarshal([]byte(text), &document); err != nil {
			t.Fatal(err)
		}
		broken := 0
		mutate(document, func() {
			content, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			found, err := Scan([]string{"-"}, Options{Stdin: bytes.NewReader(content)})
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(found.Unreadable, func(u Unreadable) bool { return strings.Contains(u.Reason, "failed") }) {
				t.Errorf("%s: %v", content, found.Unreadable)
			}
			if len(found.Unreadable) > 0 {
				broken++
			}
		})
		if broken < 10 {
			t.Errorf("%d of the broken documents are unreadable", broken)
		}
	}
}

// mutate replaces every value inside of a JSON value in turn and calls try.
func mutate(v any, try func()) {
	replacements := []any{nil, true, 1, "x", []any{}, []any{nil}, map[string]any{}, map[string]any{"x": nil}}
	visit := func(old any, set func(any)) {
		for _, r := range replacements {
			set(r)
			try()
		}
		set(old)
		mutate(old, try)
	}
	switch v := v.(type) {
	case map[string]any:
		for k, old := range v {
			visit(old, func(r any) { v[k] = r })
		}
	case []any:
		for i, old := range v {
			visit(old, func(r any) { v[i] = r })
		}
	}
}

// FuzzSBOM checks that every reader of a bill of materials ends without a panic.
func FuzzSBOM(f *testing.F) {
	for _, text := range []string{sampleCycloneDX, sampleSPDX, envelope(sampleSPDX), `{"sbom": {"spdxVersion": "SPDX-2.3", "packages": [null]}}`,
		`{"predicateType": "x", "predicate": {"Data": {"bomFormat": "CycloneDX", "components": [{}]}}}`,
		`{"@context": "https://spdx.org", "@graph": [{"externalIdentifier": [{}]}]}`, `{"artifacts": [{}], "descriptor": {}, "source": {}}`,
		`{"SchemaVersion": 2, "ArtifactName": "x", "Results": [{"Packages": [{}]}]}`, "SPDXVersion: SPDX-2.3\nExternalRef: a purl pkg:npm/x\n",
		`<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component><purl>pkg:npm/nats</purl></component></components></bom>`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, err := Scan([]string{"-"}, Options{Stdin: strings.NewReader(text)})
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range found.Unreadable {
			if strings.Contains(u.Reason, "failed:") {
				t.Error(u)
			}
		}
	})
}

// TestDocumentEnd: what follows the end marker of a YAML document is read.
func TestDocumentEnd(t *testing.T) {
	for _, text := range []string{"a: 1\n...\nimage: nats:2\n", "a: 1\n...\n...\nimage: nats:2\n", "a: 1\n... \n---\nimage: nats:2\n...\n", "a: 1\r\n...\r\nimage: nats:2\r\n", "a: 1\n...\n%YAML 1.2\n---\nimage: nats:2\n"} {
		found, err := Scan([]string{tree(t, "x.yaml", text)}, Options{})
		if err != nil || !strings.HasPrefix(names(found), "image docker.io/library/nats@2 :") || len(found.Unreadable)+len(found.Remarks) > 0 {
			t.Errorf("%q: %s %v %v %v", text, names(found), found.Unreadable, found.Remarks, err)
		}
		if line := 1 + strings.Count(text[:strings.Index(text, "image")], "\n"); len(found.Components) == 1 && found.Components[0].Line != line {
			t.Errorf("%q: line %d", text, found.Components[0].Line)
		}
	}
}
