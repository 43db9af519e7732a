package cmd

import (
	"io"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// TestCompleteWords: a command that takes words as filters completes them.
func TestCompleteWords(t *testing.T) {
	a := newApp(&Env{Stdout: io.Discard, Stderr: io.Discard, Now: time.Now, Getenv: func(string) string { return "" }})
	c := &cobra.Command{Use: "x [WORD...]"}
	prepareCompletion(a, c)
	for typed, want := range map[string]string{"gra": "graduated\t", "runt": "runtime\tRuntime, ", "Service-m": "Service-mesh\tService Mesh, "} {
		got, directive := c.ValidArgsFunction(c, nil, typed)
		if len(got) == 0 || got[0][:len(want)] != want || directive != cobra.ShellCompDirectiveNoFileComp {
			t.Errorf("%s: %q, %v", typed, got, directive)
		}
	}
}
