package cmd

import (
	"bytes"
	"errors"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
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
	return asUsageError(suggest.Unknown("shell", args[0], shells))
}

// bashQuotes replaces the lines of cobra's script that escape a candidate, and
// that compare the escaped one with the word typed. They escape commas, which
// bash has no need of, so that nothing completes a list between commas.
var bashQuotes = strings.NewReplacer(
	`[[ $comp == "$cur"* ]] || continue`, `[[ $comp == "$cur"* || ${comp//\\,/,} == "$cur"* || ${compline%%$tab*} == "$cur"* ]] || continue`,
	`$(printf "%q" "${COMPREPLY[0]}")`, `$(__landscope_quote "${COMPREPLY[0]}")`,
	`$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `$(__landscope_quote "${COMPREPLY[0]%%$tab*}")`,
	`< <(printf "%q\n" "${COMPREPLY[@]}")`, `< <(__landscope_quote "${COMPREPLY[@]}")`,
)

// bashQuote escapes words for the command line, a line each.
const bashQuote = `
__landscope_quote() {
    local word
    for word in "$@"; do
        printf -v word "%q" "$word"
        printf "%s\n" "${word//\\,/,}"
    done
}
`

// writeBash writes the script for bash.
func (a *app) writeBash(cmd *cobra.Command) error {
	var b bytes.Buffer
	noDescriptions, _ := cmd.Flags().GetBool("no-descriptions")
	if err := cmd.Root().GenBashCompletionV2(&b, !noDescriptions); err != nil {
		return err
	}
	return a.write([]byte(bashQuotes.Replace(b.String()) + bashQuote))
}
