package output

import (
	"os/exec"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
	"github.com/landscope-cli/landscope/internal/vectors"
)

// rendered returns a document of one row in a format, without headers.
func rendered(t *testing.T, format string, d *Document) string {
	t.Helper()
	f, ok := FormatNamed(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	out, err := Render(f, d, Options{NoHeaders: true})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestCSVVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Cells []string
		Line  string
	}](t, "csv") {
		d := &Document{Tables: []Table{{Columns: make([]Column, len(v.Cells)), Rows: [][]string{v.Cells}}}}
		if got := rendered(t, "csv", d); got != v.Line {
			t.Errorf("%q: %q, want %q", v.Cells, got, v.Line)
		}
	}
}

func TestMarkdownVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct{ Text, Markdown string }](t, "markdown") {
		d := &Document{Tables: []Table{{Columns: []Column{{Header: v.Text}}, Rows: [][]string{{v.Text}}}}}
		line := "| " + v.Markdown + " |\n"
		if got := rendered(t, "markdown", d); got != line+"| --- |\n"+line {
			t.Errorf("%q: %q, want %q", v.Text, got, v.Markdown)
		}
	}
}

func TestVisibleVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct{ Text, Visible, JSON string }](t, "visible") {
		if got := SanitizeString(v.Text); got != v.Visible {
			t.Errorf("%q: %q, want %q", v.Text, got, v.Visible)
		}
		if got := rendered(t, "json", &Document{Data: v.Text}); got != v.JSON+"\n" {
			t.Errorf("%q in JSON: %q, want %q", v.Text, got, v.JSON)
		}
	}
}

// TestShellVectors checks that a shell reads the words as what they stand for.
func TestShellVectors(t *testing.T) {
	shell := testenv.Need(t, "sh")
	for _, v := range vectors.Load[[]struct{ Text, Word, Read string }](t, "shell") {
		out, err := exec.Command(shell, "-c", "printf '<%s>' "+v.Word).CombinedOutput()
		if err != nil || string(out) != "<"+v.Read+">" {
			t.Errorf("%q: %s is read as %q, want %q, %v", v.Text, v.Word, out, v.Read, err)
		}
	}
}
