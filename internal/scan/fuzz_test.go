package scan

import (
	"reflect"
	"strings"
	"testing"
)

// contentSeeds are texts on which readers have failed, or that come close.
var contentSeeds = []string{
	`{"spdxVersion":"SPDX-2.3","packages":[null]}`,
	`{"spdxVersion":"SPDX-2.3","packages":[{"externalRefs":[null]}]}`,
	`{"bomFormat":"CycloneDX","components":[{"components":[null]}]}`,
	`{"sbom":{"spdxVersion":"SPDX-2.3","packages":[{}]}}`,
	`{"@context":"x","@graph":[null,{"type":"software_Package"}]}`,
	`{"predicateType":"x","predicate":{"bomFormat":"CycloneDX"}}`,
	`{"payloadType":"x","payload":"e30="}`,
	"{\"items\":[{\"image\":\"a\"},\n{\"image\"\n{\"image\":\"b\"}",
	"# escape=`\nFROM a`\nb\nRUN <<-'X' <<Y\n\tX\nY\n",
	"apiVersion: v1\nitems:\n- {kind: Pod}\n- &a\n  image: b\n- *a\nkind: List\n",
	"implementation group: 'a.b', /* x */ name: 'c' // y\n",
}

// parsed returns what a file in a directory and one given as an argument name.
func parsed(text string, in *input) *Result {
	s := &scanner{result: &Result{}, charts: map[string]string{}, inputFor: inputFor}
	(&file{scanner: s, name: "inside", content: []byte(text), in: in}).parse()
	(&file{scanner: s, name: "named", content: []byte(text), named: true}).parse()
	s.resolveCharts()
	return s.result
}

// FuzzContent checks that every reader ends whatever a file holds, that its result
// is the same each time and within the bounds, that places lie in the file, and
// that components have names and package URLs that can be read.
func FuzzContent(f *testing.F) {
	kind := func(name string) uint8 {
		for i := range inputs {
			if &inputs[i] == inputFor(name) {
				return uint8(i)
			}
		}
		return 0
	}
	for _, dir := range []string{"inputs", "trees"} {
		for _, s := range samples(f, dir) {
			for _, file := range s.files() {
				f.Add(kind(file.Name), string(file.Data))
			}
		}
	}
	for _, b := range bombs() {
		f.Add(kind(b.file), b.make(3))
	}
	for _, text := range contentSeeds {
		f.Add(kind("x.json"), text)
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		in := &inputs[int(which)%len(inputs)]
		found := parsed(text, in)
		if again := parsed(text, in); !reflect.DeepEqual(found, again) {
			t.Errorf("the result changes:\n%+v\n%+v", found, again)
		}
		checkPlaces(t, text, found)
		perFile := map[string]int{}
		for _, c := range found.Components {
			if perFile[c.File]++; c.Name == "" {
				t.Errorf("a component without a name: %+v", c)
			}
			if purl := c.PURL(); strings.HasPrefix(purl, "pkg:") {
				if back, ok := ParsePURL(purl); ok && back.Kind != c.Kind {
					t.Errorf("%s of %+v is read as %+v", purl, c, back)
				}
			} else if purl != c.Kind+":"+c.Name {
				t.Errorf("%+v is written as %q", c, purl)
			}
		}
		for file, n := range perFile {
			if limit := maxFileComponents + len(text)/bytesPerComponent; n > limit {
				t.Errorf("%d components in %s, more than %d", n, file, limit)
			}
		}
		if len(found.Warnings) > 2*maxFileWarnings || len(found.Unreadable) > 2*maxFaults {
			t.Errorf("%d warnings, %d faults", len(found.Warnings), len(found.Unreadable))
		}
		for _, u := range found.Unreadable {
			if strings.HasPrefix(u.Reason, "the reader of this kind of file failed") {
				t.Errorf("a reader panicked: %s", u.Reason)
			}
		}
	})
}

// checkPlaces checks that all places lie in the text. YAML knows more line breaks
// than other formats.
func checkPlaces(t *testing.T, text string, found *Result) {
	t.Helper()
	lines := 1 + strings.Count(strings.NewReplacer("\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text), "\n")
	check := func(what string, line, column int) {
		if line < 0 || line > lines || column < 0 || column > len(text)+1 {
			t.Errorf("%s: line %d, column %d of %d lines and %d bytes", what, line, column, lines, len(text))
		}
	}
	for _, c := range found.Components {
		check(c.Name, c.Line, 0)
	}
	for _, w := range found.Warnings {
		check(w.Text, w.Line, 0)
	}
	for _, u := range found.Unreadable {
		check(u.Reason, u.Line, u.Column)
	}
}
