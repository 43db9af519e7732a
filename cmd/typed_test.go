package cmd_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestTyped runs testdata/typed.txt: what people type answers, or the error names what to
// type.
func TestTyped(t *testing.T) {
	content, err := os.ReadFile("testdata/typed.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for row := range strings.Lines(string(content)) {
		line, rest, ok := strings.Cut(strings.TrimSpace(row), " => ")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		rows++
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			code, want, _ := strings.Cut(rest, " ")
			r := runIn(nil, nil, shellWords(line)...)
			all := r.stderr + r.stdout
			if strconv.Itoa(r.code) != code || !strings.Contains(all, want) {
				t.Errorf("exit code %d, want %s, with %q:\n%.400s", r.code, code, want, all)
			}
			if r.code != 0 && !strings.Contains(r.stderr, "hint: ") && !strings.Contains(r.stderr, want) {
				t.Errorf("no hint: %s", r.stderr)
			}
		})
	}
	if rows < 190 {
		t.Errorf("only %d rows", rows)
	}
}

// shellWords splits a command line at spaces outside single quotes.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quoted, open := false, false
	for _, r := range line + " " {
		switch {
		case r == '\'':
			quoted, open = true, !open
		case r == ' ' && !open:
			if quoted || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			quoted = false
		default:
			word.WriteRune(r)
		}
	}
	return words
}
