package completion

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

// AddCommand adds the completion command, which rejects unknown shells, to a group. It
// writes scripts with write.
func AddCommand(root *cobra.Command, group string, write func([]byte) error) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Use, c.Short, c.GroupID = "completion SHELL", "Write a completion script for your shell", group
		c.Args = knownShell
		c.RunE = knownShell
		for _, shell := range c.Commands() {
			switch shell.Name() {
			case "bash":
				shell.RunE = func(cmd *cobra.Command, _ []string) error {
					return writeScript(write, cmd, cmd.Root().GenBashCompletionV2, FixBash)
				}
			case "fish":
				shell.RunE = func(cmd *cobra.Command, _ []string) error {
					return writeScript(write, cmd, cmd.Root().GenFishCompletion, FixFish)
				}
			}
		}
	}
}

// knownShell returns the error for a command line without a known shell.
func knownShell(cmd *cobra.Command, args []string) error {
	var shells []string
	for _, c := range cmd.Commands() {
		shells = append(shells, c.Name())
	}
	if len(args) == 0 {
		return &exit.UsageError{Err: errors.New("completion requires a SHELL, for example: landscope completion bash"), Advice: "choices: " + strings.Join(shells, ", ")}
	}
	return exit.AsUsage(suggest.Unknown("shell", args[0], shells))
}

// writeScript writes a script that cobra generates, with changes.
func writeScript(write func([]byte) error, cmd *cobra.Command, generate func(io.Writer, bool) error, fix func(string) string) error {
	var b bytes.Buffer
	noDescriptions, _ := cmd.Flags().GetBool("no-descriptions")
	if err := generate(&b, !noDescriptions); err != nil {
		return err
	}
	return write([]byte(fix(b.String())))
}
