package synonym

import (
	"slices"
	"strings"
	"testing"
)

func TestCommand(t *testing.T) {
	for word, want := range map[string]string{"grep": "landscope search", "DOCS": "landscope help", "list": "", "": ""} {
		if got, same := Command(word); got != want || same != (want != "") {
			t.Errorf("%q: %q, %v, want %q", word, got, same, want)
		}
	}
	if line, same := Command("download"); line != "landscope update" || same {
		t.Errorf("what uses the network is only a hint: %q, %v", line, same)
	}
}

// TestTables: no word has two rows, of which the second would never be read.
func TestTables(t *testing.T) {
	var commands, flags []string
	for _, c := range Commands {
		commands = append(commands, c.Word)
	}
	for _, f := range FlagWords {
		flags = append(flags, f.Word)
	}
	for _, words := range [][]string{commands, flags} {
		if slices.Sort(words); len(slices.Compact(slices.Clone(words))) != len(words) {
			t.Errorf("a word has two rows: %q", words)
		}
	}
}

func TestFlags(t *testing.T) {
	if got, same := Flags("n"); len(got) != 2 || got[0] != "--limit {N}" || same {
		t.Errorf("n: %q, %v", got, same)
	}
	if got, _ := Flags("LEVEL"); got != nil {
		t.Errorf("letter case matters in flags: %q", got)
	}
	for line, want := range map[string]string{"--limit N": "limit", "--sort=-FIELD": "sort", "-o csv": "o", "--version": "version"} {
		if got := FlagName(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	for _, c := range [][3]string{
		{"--limit {N}", "5", "--limit 5"}, {"--limit {N}", "", "--limit N"}, {"--accepted-at ..{DATE}", "2024", "--accepted-at ..2024"},
		{"--tag {TAG}", "two words", "--tag 'two words'"}, {"--output=csv", "5", "--output=csv"}, {"open {", "5", "open {"},
	} {
		if got := Fill(c[0], c[1]); got != c[2] {
			t.Errorf("Fill(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestReplace(t *testing.T) {
	for _, c := range []struct{ args, name, line, want, value string }{
		{"list --level sandbox", "level", "--maturity {LEVEL}", "list --maturity sandbox", "sandbox"},
		{"list --level=sandbox --limit 1", "level", "--maturity {LEVEL}", "list --maturity=sandbox --limit 1", "sandbox"},
		{"list --graduated --limit 1", "graduated", "--maturity=graduated", "list --maturity=graduated --limit 1", ""},
		{"list -A", "A", "--kind=all", "list --kind=all", ""},
		{"list --levels x", "level", "--maturity {LEVEL}", "", ""},
		{"list --yaml=no", "yaml", "--output=yaml", "list --output=yaml", "no"},
	} {
		args := strings.Fields(c.args)
		if got := strings.Join(Replace(args, c.name, c.line), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.args, got, c.want)
		}
		if got := Value(args, c.name); got != c.value {
			t.Errorf("%s: value %q, want %q", c.args, got, c.value)
		}
		if strings.Join(args, " ") != c.args {
			t.Errorf("%s: the arguments are changed to %q", c.args, args)
		}
	}
}

func TestQuote(t *testing.T) {
	for word, want := range map[string]string{"it's $(id)": `'it'\''s $(id)'`, "it's `id`": "'it'\\''s `id`'", "$HOME": "'$HOME'", "name,maturity": "name,maturity", "": "''", "a b": "'a b'", "it's": `"it's"`, "サンド": "サンド", "$x": "'$x'", "a;b": "'a;b'"} {
		if got := Quote(word); got != want {
			t.Errorf("Quote(%q) = %s, want %s", word, got, want)
		}
	}
}
