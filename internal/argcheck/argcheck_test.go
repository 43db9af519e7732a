package argcheck

import (
	"testing"

	"github.com/spf13/cobra"
)

func TestErrors(t *testing.T) {
	root := &cobra.Command{Use: "tool"}
	child := &cobra.Command{Use: "copy FROM [TO]", Args: Range("a FROM and a TO", 1, 2), Example: "  tool copy a b\n  tool copy c d"}
	none := &cobra.Command{Use: "list", Args: None}
	root.AddCommand(child, none)
	Wrap(root)
	for _, c := range []struct {
		cmd  *cobra.Command
		args []string
		want string
	}{
		{child, []string{"a"}, ""},
		{child, nil, "copy requires a FROM and a TO, for example: tool copy a b"},
		{child, []string{"a", "b", "c"}, "copy accepts a FROM and a TO, not 3 arguments"},
		{child, []string{"a", " "}, "empty to"},
		{none, []string{"x"}, `list does not take arguments: "x"`},
	} {
		got := ""
		if err := c.cmd.Args(c.cmd, c.args); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %q: %q, want %q", c.cmd.Name(), c.args, got, c.want)
		}
	}
}
