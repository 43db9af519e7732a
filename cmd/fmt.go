package cmd

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/format"
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// fmtOptions holds the flags of fmt.
type fmtOptions struct {
	check, diff bool
}

func newFmt(a *app) *cobra.Command {
	o := &fmtOptions{}
	cmd := &cobra.Command{Use: "fmt FILE...", Args: argcheck.Range("a FILE", 1, argcheck.Unlimited)}
	cmd.Flags().BoolVar(&o.check, "check", false, "list files that are not formatted and exit with 3; write nothing")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "show the changes; write nothing")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *fmtOptions) run(a *app, args []string) error {
	files, err := inputs.Read(a.env.expand(args), a.env.Stdin)
	if err != nil {
		return err
	}
	formatted, err := inputs.Change(files, func(f inputs.File) ([]byte, error) { return format.Format(f.Content, f.Name) })
	if err != nil {
		return err
	}
	if o.check {
		return o.report(a, files, formatted)
	}
	return a.rewrite(files, formatted, o.diff)
}

// report lists the files that are not formatted. It returns the error of findings if
// there are any.
func (o *fmtOptions) report(a *app, files []inputs.File, formatted [][]byte) error {
	var result error
	for i, f := range files {
		if bytes.Equal(f.Content, formatted[i]) {
			continue
		}
		result = exit.ErrFindings
		if err := a.printText(output.Lines, []byte(output.SanitizeString(f.Name)+"\n")); err != nil {
			return err
		}
	}
	return result
}
