package output

import (
	"strings"
	"testing"
)

type place struct {
	Line int `json:"line,omitempty"`
}

type finding struct {
	place
	Name  string `json:"name"`
	Level string `json:"level,omitempty"`
}

func TestPick(t *testing.T) {
	var inner Object
	inner.Put("a.b", 1)
	inner.Put("c", "x")
	for _, test := range []struct {
		data       any
		keys, want string
	}{
		{[]finding{{Name: "one"}, {place{3}, "two", "high"}}, "line,name", `[{"name":"one"},{"line":3,"name":"two"}]`},
		{[]finding{{Name: "one"}}, "level", `[{}]`},
		{[]finding{}, "level", `[]`},
		{&finding{Name: "one"}, " name", `{"name":"one"}`},
		{[]Object{inner}, "a.b", `[{"a":{"b":1}}]`},
		{inner, "c,a", `{"c":"x","a":{"b":1}}`},
		{inner, "c.d,a.x", `{}`},
	} {
		d := &Document{Data: test.data}
		if err := d.Pick(strings.Split(test.keys, ",")); err != nil {
			t.Errorf("%s: %v", test.keys, err)
			continue
		}
		if got, err := compactJSON(d.Data); err != nil || string(got) != test.want {
			t.Errorf("%s: %s, want %s, %v", test.keys, got, test.want, err)
		}
	}
	for _, keys := range []string{"nme", "name,", "lines.x"} {
		d := &Document{Data: []finding{}}
		if err := d.Pick(strings.Split(keys, ",")); err == nil || !strings.Contains(err.Error(), "unknown JSON field") && !strings.Contains(err.Error(), "empty") {
			t.Errorf("%s: %v", keys, err)
		}
	}
}
