package synonym

import "testing"

func TestCommand(t *testing.T) {
	for word, want := range map[string]string{"grep": "landscope search", "MAN": "landscope help", "list": "", "": ""} {
		if got := Command(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestFlags(t *testing.T) {
	if got := Flags("n"); len(got) != 2 || got[0] != "--limit N" {
		t.Errorf("n: %q", got)
	}
	if got := Flags("N"); got != nil {
		t.Errorf("letter case matters in flags: %q", got)
	}
	for line, want := range map[string]string{"--limit N": "limit", "--sort=-FIELD": "sort", "-o csv": "o", "--version": "version"} {
		if got := FlagName(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
