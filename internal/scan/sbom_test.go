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

// TestBrokenSBOMs replaces every part of a bill of materials by values of other types.
// No reader panics, and missing parts are reported.
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

// TestDocumentEnd checks that scan reads what follows the end marker of a YAML document.
func TestDocumentEnd(t *testing.T) {
	for _, text := range []string{"a: 1\n...\nimage: nats:2\n", "a: 1\n...\n...\nimage: nats:2\n", "a: 1\n... \n---\nimage: nats:2\n...\n", "a: 1\r\n...\r\nimage: nats:2\r\n", "a: 1\n...\n%YAML 1.2\n---\nimage: nats:2\n"} {
		found, err := Scan([]string{tree(t, "x.yaml", text)}, Options{})
		if err != nil || !strings.HasPrefix(names(found), "image docker.io/library/nats@2 :") || len(found.Unreadable)+len(found.Warnings) > 0 {
			t.Errorf("%q: %s %v %v %v", text, names(found), found.Unreadable, found.Warnings, err)
		}
		before, _, _ := strings.Cut(text, "image")
		if line := 1 + strings.Count(before, "\n"); len(found.Components) == 1 && found.Components[0].Line != line {
			t.Errorf("%q: line %d", text, found.Components[0].Line)
		}
	}
}
