package output

import "testing"

func TestGlossary(t *testing.T) {
	got := Glossary([][2]string{{"a", "one two three four five six seven"}, {"longer", "x"}}, 32)
	want := "  a       one two three four\n          five six seven\n  longer  x\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Glossary(nil, 80); got != "" {
		t.Errorf("%q", got)
	}
}
