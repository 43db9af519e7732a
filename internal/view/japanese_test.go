package view

import (
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestJapaneseGlossaries checks that each field, type and kind of change has a
// Japanese text, and that nothing else has one.
func TestJapaneseGlossaries(t *testing.T) {
	names := map[string]bool{}
	for _, f := range landscape.Fields {
		names[f.Name] = true
		if fieldDocsJa.of(f.Name) == f.Name && f.Ja != f.Name {
			t.Errorf("field %s has no Japanese description", f.Name)
		}
		if kind := FieldType(f); fieldTypesJa.of(kind) == kind {
			t.Errorf("type %s has no Japanese name", kind)
		}
	}
	for _, pair := range fieldDocsJa {
		if !names[pair[0]] {
			t.Errorf("%s is no field", pair[0])
		}
	}
	for _, kind := range diff.Kinds {
		if changeKinds.of(string(kind)) == string(kind) {
			t.Errorf("change %s has no Japanese name", kind)
		}
	}
}
