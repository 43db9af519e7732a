package terminal

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFileIsNoTerminal(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "f"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, ok := Of(f); ok || Is(f) {
		t.Errorf("%+v", got)
	}
}

func TestColor(t *testing.T) {
	for _, c := range []struct {
		mode               string
		noColor, force, te string
		hasColors, want    bool
	}{
		{"auto", "", "", "xterm", true, true},
		{"auto", "", "", "dumb", true, false},
		{"auto", "", "", "", false, false},
		{"auto", "1", "", "", true, false},
		{"auto", "", "1", "", false, true},
		{"auto", "", "0", "", false, false},
		{"auto", "1", "1", "", true, false},
		{"always", "1", "", "dumb", false, true},
		{"never", "", "1", "", true, false},
	} {
		env := map[string]string{"NO_COLOR": c.noColor, "CLICOLOR_FORCE": c.force, "TERM": c.te}
		if got := Color(c.mode, func(k string) string { return env[k] }, c.hasColors); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
