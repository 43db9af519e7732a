package cmd

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/spf13/cobra"
)

// TestCompleteWords: a command that takes words as filters completes them.
func TestCompleteWords(t *testing.T) {
	a := newApp(&Env{Stdout: io.Discard, Stderr: io.Discard, Now: time.Now, Getenv: func(string) string { return "" }})
	c := &cobra.Command{Use: "x [WORD...]"}
	completion.Prepare(c, a.session.Catalog)
	for typed, want := range map[string]string{"gra": "graduated\t", "runt": "runtime\tRuntime, ", "Service-m": "Service-mesh\tService Mesh, "} {
		got, directive := c.ValidArgsFunction(c, nil, typed)
		if len(got) == 0 || got[0][:len(want)] != want || directive != cobra.ShellCompDirectiveNoFileComp {
			t.Errorf("%s: %q, %v", typed, got, directive)
		}
	}
}

// TestCompleteTopics: show and history complete names of categories and levels besides
// those of items, export the words after its file.
func TestCompleteTopics(t *testing.T) {
	a := newApp(&Env{Stdout: io.Discard, Stderr: io.Discard, Now: time.Now, Getenv: func(string) string { return "" }})
	for _, test := range []struct {
		cmd         *cobra.Command
		args        []string
		typed, want string
	}{
		{newShow(a), nil, "gra", "graduated\t"},
		{newShow(a), []string{"istio"}, "service-m", "service-mesh\t"},
		{newShow(a), nil, "Isti", "Istio\t"},
		{newHistory(a), nil, "gra", "graduated\t"},
		{newGraph(a), nil, "runti", "runtime\t"},
		{newTimeline(a), nil, "runti", "runtime\t"},
		{newExport(a), []string{"a.csv"}, "gra", "graduated\t"},
		{newExport(a), nil, "gra", ""}, // a file
	} {
		got, directive := test.cmd.ValidArgsFunction(test.cmd, test.args, test.typed)
		switch {
		case test.want == "" && (len(got) > 0 || directive != cobra.ShellCompDirectiveDefault):
			t.Errorf("%s: %q, %v", test.cmd.Use, got, directive)
		case test.want != "" && (len(got) == 0 || !strings.HasPrefix(got[0], test.want) || directive != cobra.ShellCompDirectiveNoFileComp):
			t.Errorf("%s %s: %q, %v", test.cmd.Use, test.typed, got, directive)
		}
	}
}
