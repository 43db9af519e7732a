package cmd

import (
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/lint"
)

// fixFiles fixes files or, with --diff, shows what would change. It writes no file
// unless it can fix all.
func (o *validateOptions) fixFiles(a *app, files []inputs.File) error {
	write := a.replace
	if o.diff {
		write = a.showDiff
	}
	fixed := make([][]byte, len(files))
	for i, f := range files {
		var err error
		fixed[i], err = lint.Fix(f.Content, f.Name, o.wanted)
		switch {
		case err != nil && f.Found && lint.IsOtherFile(err):
			a.note("%v", err)
			fixed[i] = f.Content
		case err != nil:
			return err
		}
	}
	for i, f := range files {
		if err := write(f, fixed[i]); err != nil {
			return err
		}
	}
	return nil
}
