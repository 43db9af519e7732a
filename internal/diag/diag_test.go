package diag

import (
	"fmt"
	"slices"
	"testing"
)

func TestString(t *testing.T) {
	for want, d := range map[string]Diagnostic{
		"a.yml:3:5: error: bad key [unknown-key]": {File: "a.yml", Line: 3, Col: 5, Rule: "unknown-key", Severity: Error, Msg: "bad key"},
		"a.yml:3: warning: bad key":               {File: "a.yml", Line: 3, Severity: Warning, Msg: "bad key"},
		"a.yml: note: bad key":                    {File: "a.yml", Severity: Note, Msg: "bad key"},
		"a.yml: unknown: bad key":                 {File: "a.yml", Msg: "bad key"},
	} {
		if got := d.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	fault := Fault{File: "a.yml", Line: 3, Msg: "bad"}
	if got := fault.Error(); got != "a.yml:3: bad" {
		t.Errorf("fault %q", got)
	}
}

func TestSortKeepsOrderAtOnePlace(t *testing.T) {
	ds := []Diagnostic{
		{File: "b", Line: 1, Msg: "5"}, {File: "a", Line: 2, Col: 3, Msg: "3"}, {File: "a", Line: 2, Col: 3, Msg: "4"},
		{File: "a", Line: 2, Col: 1, Msg: "2"}, {File: "a", Line: 1, Col: 9, Msg: "1"},
	}
	Sort(ds)
	for i, d := range ds {
		if d.Msg != fmt.Sprint(i+1) {
			t.Fatalf("order %v", ds)
		}
	}
}

// TestCollector checks that the problems beyond the limit of a kind are counted
// once, behind the last listed one of the kind, and that other kinds are listed.
func TestCollector(t *testing.T) {
	var c Collector
	add := func(rule string, severity Severity, line int) {
		if c.Admit(rule, severity) {
			c.Add(Diagnostic{File: "f", Line: line, Rule: rule, Severity: severity, Msg: rule})
		}
	}
	if c.IsFull("many", Note) || len(c.Problems()) != 0 {
		t.Error("an empty collector is full or has problems")
	}
	for i := range MaxListed + 7 {
		add("many", Note, 2*MaxListed-i)
	}
	add("many", Error, 1)
	add("few", Note, 3*MaxListed)
	if !c.IsFull("many", Note) || c.IsFull("many", Error) || c.IsFull("few", Note) {
		t.Error("the wrong kinds are full")
	}
	for range 2 { // Problems can be asked for again
		got := c.Problems()
		i := slices.IndexFunc(got, func(d Diagnostic) bool { return d.More != 0 })
		if len(got) != MaxListed+3 || i != MaxListed+1 || got[i].Msg != "7 more problems of this kind" || got[i].Line != got[i-1].Line {
			t.Fatalf("%d problems, the one that counts is number %d", len(got), i)
		}
		if n := Count(got); n != MaxListed+7+2 {
			t.Errorf("%d problems are counted", n)
		}
	}
}

// TestMarshal checks that a problem comes back from a snapshot as it was, and that
// a damaged snapshot is an error.
func TestMarshal(t *testing.T) {
	want := Diagnostic{File: "日本.yml", Line: 3, Col: 70_000, Rule: "order", Severity: Warning, Msg: "out of order: should come before \"a\"", More: 12}
	b, err := want.MarshalMsg([]byte("head"))
	if err != nil {
		t.Fatal(err)
	}
	var got Diagnostic
	rest, err := got.UnmarshalMsg(append(slices.Clone(b[len("head"):]), "rest"...))
	if err != nil || got != want || string(rest) != "rest" {
		t.Errorf("%+v, %q, %v", got, rest, err)
	}
	if size := want.Msgsize(); size < len(b)-len("head") {
		t.Errorf("Msgsize is %d for %d bytes", size, len(b)-len("head"))
	}
	for n := range len(b) - len("head") {
		if _, err := new(Diagnostic).UnmarshalMsg(b[len("head"):][:n]); err == nil {
			t.Errorf("the first %d bytes are a problem", n)
		}
	}
	if _, err := new(Diagnostic).UnmarshalMsg([]byte{0x96, 0, 0, 0, 0, 0, 0}); err == nil {
		t.Error("a problem of six parts is taken")
	}
	for _, s := range []Severity{Note, Warning, Error} {
		b, err := s.MarshalMsg(nil)
		var back Severity
		if err == nil {
			_, err = back.UnmarshalMsg(b)
		}
		if err != nil || back != s || s.Msgsize() < len(b) {
			t.Errorf("%s comes back as %s, %v", s, back, err)
		}
	}
}
