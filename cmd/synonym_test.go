package cmd

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// TestSynonyms: what a synonym stands for exists, and the word itself is not a command.
func TestSynonyms(t *testing.T) {
	root := commandTree()
	for _, c := range synonym.Commands {
		word := c.Word
		line, _ := synonym.Command(word)
		args := strings.Fields(line)[1:]
		found, rest, err := root.Find(args)
		if err != nil || found == root {
			t.Errorf("%s: no command %q", word, args)
			continue
		}
		for _, arg := range rest {
			if strings.HasPrefix(arg, "-") && !hasFlag(found, arg) {
				t.Errorf("%s: %s has no flag %s", word, found.CommandPath(), arg)
			}
		}
		if slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == word }) {
			t.Errorf("%s is a command", word)
		}
	}
	for _, f := range synonym.FlagWords {
		lines, _ := synonym.Flags(f.Word)
		for _, line := range lines {
			if strings.HasPrefix(line, "-") && !slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return hasFlag(c, line) }) && !hasFlag(root, line) {
				t.Errorf("%s: no command has %s", f.Word, line)
			}
		}
	}
}

// hasFlag reports whether a command has the first flag of a command line.
func hasFlag(cmd *cobra.Command, line string) bool {
	flag := "--" + synonym.FlagName(line)
	if len(flag) == len("--x") {
		flag = flag[1:]
	}
	return slices.Contains(help.FlagNames(cmd), flag)
}
