package source

import (
	"errors"
	"reflect"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/tinylib/msgp/msgp"
)

// TestListLimit checks that a snapshot cannot ask for a list of any length.
func TestListLimit(t *testing.T) {
	long := msgp.AppendArrayHeader(nil, 2_000_000)
	var c landscape.Catalog
	fields := uint32(0)
	for field := range reflect.TypeOf(c).Fields() {
		if field.Tag.Get("msg") != "-" {
			fields++
		}
	}
	content := msgp.AppendArrayHeader(nil, fields)
	empty, err := (&landscape.Origin{}).MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	content = append(append(content, empty...), long...)
	if _, err := c.UnmarshalMsg(content); !errors.Is(err, msgp.ErrLimitExceeded) {
		t.Errorf("a catalog of two million categories: %v", err)
	}
}
