package cmd

import (
	"bytes"
	"errors"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/spf13/cobra"
)

// addCompletion gives the root the completion command, which refuses unknown
// shells.
func addCompletion(root *cobra.Command, a *app) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Use = "completion SHELL"
		c.Args = func(cmd *cobra.Command, args []string) error { return knownShell(cmd, args) }
		c.RunE = func(cmd *cobra.Command, args []string) error { return knownShell(cmd, args) }
		for _, shell := range c.Commands() {
			if shell.Name() == "bash" {
				shell.RunE = func(cmd *cobra.Command, _ []string) error { return a.writeBash(cmd) }
			}
		}
	}
}

// knownShell is the error of a command line that names no shell.
func knownShell(cmd *cobra.Command, args []string) error {
	shells := namesOf(cmd)
	if len(args) == 0 {
		return &usageError{err: errors.New("landscope completion wants a SHELL"), hint: "choices: " + strings.Join(shells, ", ")}
	}
	return usage(&landscape.UnknownError{Kind: "shell", Name: args[0], Near: near(args[0], shells), Choices: shells})
}

// bashCompares are the lines of cobra's script that compare a candidate with
// the word typed, and what compares them as bash holds both: the candidate
// escaped only where it is put on the line. Cobra compares the escaped
// candidate, so that one with a comma never fits.
var bashCompares = strings.NewReplacer(
	`[[ $comp == "$cur"* ]] && COMPREPLY+=("$comp")`, `PLACEHOLDER`,
)

// writeBash writes the script for bash.
func (a *app) writeBash(cmd *cobra.Command) error {
	var b bytes.Buffer
	noDescriptions, _ := cmd.Flags().GetBool("no-descriptions")
	if err := cmd.Root().GenBashCompletionV2(&b, !noDescriptions); err != nil {
		return err
	}
	return a.write([]byte(bashCompares.Replace(b.String())))
}
