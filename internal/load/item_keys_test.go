package load

import (
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
)

// notLandscape2 are the keys that landscope reads and landscape2 does not: a marker
// without a value, and the former name of project.
var notLandscape2 = []string{"item", "cncf_project"}

// TestKeysAreDecided checks that whoever adds a field says whether landscape2 reads
// its key, and that landscope reads all keys that landscape2 reads.
func TestKeysAreDecided(t *testing.T) {
	check := func(what, key string) {
		if known := landscape2.KeyNamed(key) != nil; known == slices.Contains(notLandscape2, key) {
			t.Errorf("%s: add the key %s to landscape2.Keys, in its place in the order of keys; or to notLandscape2 in this test if landscape2 does not read it", what, key)
		}
		if !IsKey(key) {
			t.Errorf("%s: the key %s is not read", what, key)
		}
	}
	for _, f := range landscape.Fields {
		if f.Key != "" {
			check("field "+f.Name, f.Key)
			if fieldReader(&f) == nil {
				t.Errorf("field %s has the key %s, but nothing that reads it", f.Name, f.Key)
			}
		}
	}
	for key := range specialKeys() {
		check("special key", key)
	}
	for _, key := range landscape2.Keys {
		if !key.Ignored && !IsKey(key.Name) {
			t.Errorf("landscape2 reads %s, landscope does not", key.Name)
		}
	}
}

// TestOurKeyIsUnknownToLandscape2 checks that a key which only landscope reads does
// not count as known: twice the same is a warning, and faults are none of
// landscape2's errors.
func TestOurKeyIsUnknownToLandscape2(t *testing.T) {
	const text = "landscape:\n- name: C\n  subcategories:\n  - name: S\n    items:\n    - {name: A, cncf_project: [a], cncf_project: b}\n"
	_, problems, err := Landscape([]byte(text), "x")
	if err != nil || len(problems) != 2 {
		t.Fatalf("%v, %v", problems, err)
	}
	for _, p := range problems {
		if p.Severity.String() != "warning" {
			t.Error(p)
		}
	}
}
