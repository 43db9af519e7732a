package cmd_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// TestLanguageHint checks when a Japanese locale gives the hint of --lang ja: for
// tables on a terminal, if no language is chosen. It never changes the output.
func TestLanguageHint(t *testing.T) {
	ja := map[string]string{"LANG": "ja_JP.UTF-8"}
	for _, c := range []struct {
		args     string
		vars     map[string]string
		terminal bool
		want     string
	}{
		{"list --limit 1", ja, true, "日本語で表示するには --lang ja"},
		{"categories", map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.utf8"}, true, "日本語で表示するには --lang ja"},
		{"about", map[string]string{"LANG": "C", "LC_ALL": "ja_JP.eucJP"}, true, "shows tables in Japanese"},
		{"list --limit 1", map[string]string{"LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"}, true, ""},
		{"list --limit 1", map[string]string{"LANG": "jam_JM.UTF-8"}, true, ""},
		{"list --limit 1", ja, false, ""},
		{"list --limit 1 -o json", ja, true, ""},
		{"list --limit 1 --lang en", ja, true, ""},
		{"list --limit 1 --lang ja", ja, true, ""},
		{"list --limit 1", map[string]string{"LANG": "ja_JP.UTF-8", "LANDSCOPE_LANG": "en"}, true, ""},
	} {
		var out, plain, messages bytes.Buffer
		env := &cmd.Env{Stdout: &out, Stderr: &messages, Terminal: c.terminal, StderrTerminal: c.terminal, Width: 80,
			NoColors: true, Now: time.Now, Getenv: func(name string) string { return c.vars[name] }}
		if code := cmd.Run(context.Background(), env, strings.Fields(c.args)); code != 0 {
			t.Fatalf("%s: exit code %d: %s", c.args, code, messages.String())
		}
		hints := strings.Count(messages.String(), "landscope: hint: ")
		if c.want == "" && hints != 0 || c.want != "" && (hints != 1 || !strings.Contains(messages.String(), c.want)) {
			t.Errorf("%s with %v, terminal %v: %q", c.args, c.vars, c.terminal, messages.String())
		}
		if c.want != "" {
			env.Stdout, env.Stderr, env.Getenv = &plain, &bytes.Buffer{}, func(string) string { return "" }
			cmd.Run(context.Background(), env, strings.Fields(c.args))
			if out.String() != plain.String() {
				t.Errorf("%s: the locale changes the output to\n%s", c.args, out.String())
			}
		}
	}
}
