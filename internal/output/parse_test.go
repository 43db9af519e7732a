package output

import "testing"

func TestParseFormat(t *testing.T) {
	names := []string{"table", "csv", "markdown", "go-template"}
	for _, c := range []struct{ in, format, template, err string }{
		{"csv", "csv", "", ""},
		{"md", "markdown", "", ""},
		{"go-template={{.}}=x", "go-template", "{{.}}=x", ""},
		{"go-template", "", "", `go-template requires a template: -o go-template='{{range .}}{{.name}}{{"\n"}}{{end}}'`},
		{"go-template={{", "", "", "template: template: template:1: unclosed action"},
		{"csv=x", "", "", "format csv takes no argument"},
		{"json", "", "", `unknown format "json"`},
		{"cvs=x", "", "", `unknown format "cvs"`},
		{"", "", "", `unknown format ""`},
	} {
		f, template, err := ParseFormat(c.in, names)
		if err != nil {
			if err.Error() != c.err {
				t.Errorf("%s: %v, want %q", c.in, err, c.err)
			}
		} else if c.err != "" || f.Name != c.format || template != c.template {
			t.Errorf("%s: %s, %q", c.in, f.Name, template)
		}
	}
}

func TestParseBorder(t *testing.T) {
	for _, name := range BorderNames() {
		if b, err := ParseBorder(name); err != nil || b.Name != name {
			t.Errorf("%s: %+v, %v", name, b, err)
		}
	}
	if _, err := ParseBorder("thick"); err == nil || err.Error() != `unknown border "thick"` {
		t.Errorf("%v", err)
	}
}
