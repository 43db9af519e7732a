package cmd

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
)

// addCompletion adds the completion command, which rejects unknown shells.
func addCompletion(root *cobra.Command, a *app) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Use, c.Short, c.GroupID = "completion SHELL", "Write a completion script for your shell", groupOther
		c.Args = knownShell
		c.RunE = knownShell
		for _, shell := range c.Commands() {
			switch shell.Name() {
			case "bash":
				shell.RunE = func(cmd *cobra.Command, _ []string) error {
					return a.writeScript(cmd, cmd.Root().GenBashCompletionV2, completion.FixBash)
				}
			case "fish":
				shell.RunE = func(cmd *cobra.Command, _ []string) error {
					return a.writeScript(cmd, cmd.Root().GenFishCompletion, completion.FixFish)
				}
			}
		}
	}
}

// knownShell returns the error for a command line without a known shell.
func knownShell(cmd *cobra.Command, args []string) error {
	shells := namesOf(cmd)
	if len(args) == 0 {
		return &exit.UsageError{Err: errors.New("completion requires a SHELL, for example: landscope completion bash"), Advice: "choices: " + strings.Join(shells, ", ")}
	}
	return exit.AsUsage(suggest.Unknown("shell", args[0], shells))
}

// writeScript writes a script that cobra generates, with changes.
func (a *app) writeScript(cmd *cobra.Command, generate func(io.Writer, bool) error, fix func(string) string) error {
	var b bytes.Buffer
	noDescriptions, _ := cmd.Flags().GetBool("no-descriptions")
	if err := generate(&b, !noDescriptions); err != nil {
		return err
	}
	return a.write([]byte(fix(b.String())))
}
