package landscape_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestFieldTypes checks that the values of every field have its type.
func TestFieldTypes(t *testing.T) {
	c := data.Catalog(data.Current)
	for _, f := range landscape.Fields {
		for i := range c.Items {
			if v := f.Get(c, &c.Items[i]); v != nil && reflect.TypeOf(v) != f.Type() {
				t.Errorf("%s of %s is %T, not %s", f.Name, c.Items[i].Name, v, f.Type())
				break
			}
		}
	}
}

// TestFields checks that names and keys are unique, and that each row says in
// one way where the value is.
func TestFields(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range landscape.Fields {
		if seen[f.Name] || seen[f.Key] && f.Key != "" {
			t.Errorf("%s: the name or key is not unique", f.Name)
		}
		seen[f.Name], seen[f.Key] = true, true
		kinds := 0
		for _, has := range []bool{f.Detail != 0, f.Text != nil, f.Date != nil, f.Flag != nil, f.List != nil, f.Value != nil} {
			if has {
				kinds++
			}
		}
		if kinds != 1 || f.Doc == "" || f.Ja == "" {
			t.Errorf("%s: %d kinds of value, doc %q, ja %q", f.Name, kinds, f.Doc, f.Ja)
		}
		if got, err := landscape.FieldNamed(strings.ToUpper(f.Name)); err != nil || got.Name != f.Name {
			t.Errorf("FieldNamed(%q): %v", f.Name, err)
		}
	}
}
