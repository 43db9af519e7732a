package output

import "testing"

// TestNDJSON checks that every list has a line for each element, whatever its
// type, and that an object is one line.
func TestNDJSON(t *testing.T) {
	type row struct {
		Name string `json:"name"`
	}
	for _, c := range []struct {
		data any
		want string
	}{
		{[]row{{"a"}, {"b"}}, "{\"name\":\"a\"}\n{\"name\":\"b\"}\n"},
		{[]Object{{{"name", "a"}}, {}}, "{\"name\":\"a\"}\n{}\n"},
		{[]row{}, ""},
		{Object{{"name", "a"}, {"n", 1}}, "{\"name\":\"a\",\"n\":1}\n"},
		{row{"a"}, "{\"name\":\"a\"}\n"},
	} {
		f, _ := FormatNamed("ndjson")
		got, err := Render(f, &Document{Data: c.data}, Options{})
		if err != nil || string(got) != c.want {
			t.Errorf("%v: %q, %v, want %q", c.data, got, err, c.want)
		}
	}
}
