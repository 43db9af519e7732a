package flagvalue

import (
	"errors"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

func TestEnum(t *testing.T) {
	var s string
	e := NewEnum(&s, "size", "small", "small", "large")
	if s != "small" || e.String() != "small" || e.Type() != "SIZE" {
		t.Errorf("%q, %v, %s", s, e, e.Type())
	}
	if err := e.Set("LARGE"); err != nil || s != "large" {
		t.Errorf("%q, %v", s, err)
	}
	var unknown *suggest.UnknownError
	if err := e.Set("smal"); !errors.As(err, &unknown) || !slices.Equal(unknown.Near, []string{"small"}) || s != "large" {
		t.Errorf("%q, %v", s, err)
	}
}

func TestCount(t *testing.T) {
	n := 7
	c := Count{&n}
	for _, bad := range []string{"", "-1", "five", "1.5", "99999999999999999999"} {
		if err := c.Set(bad); err == nil || n != 7 {
			t.Errorf("%q: %d, %v", bad, n, err)
		}
	}
	if err := c.Set("0"); err != nil || n != 0 || c.String() != "0" {
		t.Errorf("%d, %v", n, err)
	}
}

func TestDelimiter(t *testing.T) {
	var r rune
	d := Delimiter{&r}
	for text, want := range map[string]rune{";": ';', "|": '|', "tab": '\t', "TAB": '\t', `\t`: '\t', "\t": '\t', ",": ',', "；": '；'} {
		if err := d.Set(text); err != nil || r != want || d.String() != string(want) {
			t.Errorf("%q: %q, %v", text, r, err)
		}
	}
	for _, bad := range []string{"", ";;", `"`, "\n", "\r", "a", "1", "\xff", " ", "\u200b", "tabs"} {
		if err := d.Set(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestFilter(t *testing.T) {
	f, _ := landscape.FilterNamed("maturity")
	var q landscape.Query
	v := Filter{f, &q}
	for _, s := range []string{"sandbox", "graduated"} {
		if err := v.Set(s); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(q.Maturity, []string{"sandbox", "graduated"}) || v.Type() != f.Arg {
		t.Errorf("%q, %s", q.Maturity, v.Type())
	}
}
