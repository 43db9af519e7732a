package landscape_test

import (
	"reflect"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestFieldTypes: values of a field have its type.
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
