package output

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// closed is an output that nobody reads any longer, after some bytes.
type closed struct{ room int }

func (c *closed) Write(b []byte) (int, error) {
	if c.room -= len(b); c.room < 0 {
		return 0, errors.New("closed")
	}
	return len(b), nil
}

// TestEndlessExpressions: an endless expression or template ends with the
// output, and its memory is bounded.
func TestEndlessExpressions(t *testing.T) {
	d := &Document{Data: []Object{}}
	for _, expr := range []string{`repeat(1)`, `repeat("text")`, `range(infinite)`, `"x" * 1000 | repeat(.)`} {
		q, err := NewJQ(expr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := q.Render(d, Options{Parts: &closed{1 << 20}}); err == nil || err.Error() != "closed" {
			t.Errorf("%s: %v", expr, err)
		}
	}
	many := `{{define "a"}}{{.}}` + strings.Repeat(`{{template "b" .}}`, 1000) + `{{end}}{{define "b"}}` + strings.Repeat(`{{template "c" .}}`, 1000) + `{{end}}{{define "c"}}` + strings.Repeat("0123456789", 1000) + `{{end}}{{template "a" .}}`
	f, _ := FormatNamed("go-template")
	if _, err := Render(f, d, Options{Template: many, Parts: &closed{1 << 20}}); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("template: %v", err)
	}
	var whole parts
	if _, err := whole.Write(make([]byte, wholeBytes+1)); !errors.Is(err, errEndless) {
		t.Errorf("without an output: %v", err)
	}
}

// TestParts: what is written in parts is what is written at once.
func TestParts(t *testing.T) {
	for _, text := range []string{strings.Repeat("a line with \x1b and é\n", 20_000), strings.Repeat("é🚀x", 60_000)} {
		var whole bytes.Buffer
		p := parts{to: &whole, syntax: Text}
		for part := text; part != ""; {
			n := min(len(part), 4097)
			if _, err := p.Write([]byte(part[:n])); err != nil {
				t.Fatal(err)
			}
			part = part[n:]
		}
		before := whole.Len()
		whole.Write(p.rest())
		if want := Sanitize(Text, []byte(text), Options{}); !bytes.Equal(whole.Bytes(), want) || before == 0 {
			t.Errorf("%d bytes, %d of them before the end, want %d", whole.Len(), before, len(want))
		}
	}
}

// TestJQErrors: what jq ends with has no exit code of its own.
func TestJQErrors(t *testing.T) {
	for expr, want := range map[string]string{
		`error("x")`: "x", `"x" | halt_error(0)`: "x", `{} | halt_error(3)`: "{}", `null | halt_error`: "", `.[0].a.b.c | error`: "", `"a" | .x`: "a", `halt`: "none", `1, halt`: "none",
	} {
		q, err := NewJQ(expr)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Render(&Document{Data: []Object{}}, Options{})
		var coded interface{ ExitCode() int }
		switch {
		case want == "none" && err != nil, want != "none" && (err == nil || !strings.Contains(err.Error(), want)), errors.As(err, &coded):
			t.Errorf("%s: %v", expr, err)
		}
	}
}

// TestKeysUnsorted: keys come as they stand in the document.
func TestKeysUnsorted(t *testing.T) {
	inner := Object{{"z", 1}, {"a", []Object{{{"y", 1}, {"b", "y"}}}}}
	d := &Document{Data: []Object{{{"name", "x"}, {"at", inner}, {"b", 2}}}}
	for expr, want := range map[string]string{
		".[0] | keys_unsorted": `["name","at","b"]`, ".[0].at | keys_unsorted": `["z","a"]`, ".[0].at.a[0] | keys_unsorted": `["y","b"]`,
		"[7,8] | keys_unsorted": "[0,1]", "{new: 1, name: 2} | keys_unsorted": `["name","new"]`,
	} {
		q, err := NewJQ(expr)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := q.Render(d, Options{}); err != nil || string(b) != want+"\n" {
			t.Errorf("%s: %s, %v", expr, b, err)
		}
	}
}
