package yamldoc

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
)

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
	}{
		{"scanner error", "a: \"\\q\"\n", "in.yml: not valid YAML: found unknown escape character"},
		{"parser error", "a: 1\nb: [1\nc: 2\n", "in.yml:2: not valid YAML: did not find expected"},
		{"tab", "a:\n\tb: 1\n", "in.yml:2: not valid YAML: found character that cannot start any token"},
		{"bad byte", "a: é\nb: \xc3(\n", "in.yml:2:4: invalid UTF-8"},
		{"bad byte after wide ones", "日本: \xff", "in.yml:1:5: invalid UTF-8"},
		{"directive after a comment", "# x\n%TAG ! a\n---\n", "in.yml:2:1: YAML directives"},
		{"deep flow", strings.Repeat("[", 101) + strings.Repeat("]", 101), "in.yml:1:101: nested deeper than 100 levels"},
		{"very deep flow", "a: " + strings.Repeat("{x: ", 20_000), "nested deeper than 100 levels"},
		{"undefined alias", "a: *b\n", "unknown anchor"},
	} {
		_, _, err := Parse([]byte(c.in), "in.yml")
		var fault *diag.Fault
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestParseTakes(t *testing.T) {
	for name, in := range map[string]string{
		"byte order mark":        "\ufeffa: 1\n",
		"CRLF":                   "a: 1\r\nb: 2\r\n",
		"a percent sign inside":  "a: 1\n# x\nb: |\n  %x\n",
		"aliases within reason":  "a: &a [1, 2]\nb: [*a, *a]\n",
		"100 levels":             strings.Repeat("[", 100) + strings.Repeat("]", 100),
		"1,024 keys":             "{" + strings.Repeat("a: 1, ", 1024) + "}",
		"nothing but a document": "---\n",
	} {
		if _, _, err := Parse([]byte(in), "in.yml"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for in, want := range map[string]bool{"a: 1\n": false, "a: 1\n---\nb: 2\n": true, "a: 1\n...\n": false} {
		if _, second, err := Parse([]byte(in), "in.yml"); err != nil || second != want {
			t.Errorf("%q: a second document %v, want %v (%v)", in, second, want, err)
		}
	}
	if root, _, err := Parse(nil, "in.yml"); root != nil || err != nil {
		t.Errorf("nothing gives %v, %v", root, err)
	}
}

// endless never ends, but counts what is read.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

func TestReadStops(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: reads 160 MiB")
	}
	r := &endless{}
	if _, err := Read(r, "x"); err == nil || r.read > MaxBytes+1<<20 {
		t.Errorf("read %d bytes, %v", r.read, err)
	}
	if b, err := Read(bytes.NewReader([]byte("abc")), "x"); err != nil || string(b) != "abc" {
		t.Errorf("%q, %v", b, err)
	}
}
