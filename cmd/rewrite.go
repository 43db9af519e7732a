package cmd

import (
	"bytes"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/inputs"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/rogpeppe/go-internal/diff"
)

// rewrite writes the new contents of files, or shows what would change.
func (a *app) rewrite(files []inputs.File, contents [][]byte, diff bool) error {
	write := a.replace
	if diff {
		write = a.showDiff
	}
	for i, f := range files {
		if err := write(f, contents[i]); err != nil {
			return err
		}
	}
	return nil
}

// showDiff prints what would change in a file.
func (a *app) showDiff(f inputs.File, content []byte) error {
	if bytes.Equal(f.Content, content) {
		return nil
	}
	return a.printText(output.Text, diff.Diff("a/"+f.Name, f.Content, "b/"+f.Name, content))
}

// replace writes new content to a file. That of standard input goes to standard
// output.
func (a *app) replace(f inputs.File, content []byte) error {
	switch {
	case f.Embedded:
		return exit.Usagef("the built-in landscape is read-only; use --diff to preview changes")
	case f.IsStdin():
		return a.printFile(content)
	case bytes.Equal(f.Content, content):
		a.note("%s: no changes needed", f.Name)
		return nil
	}
	if err := atomicfile.Write(f.Name, content); err != nil {
		return err
	}
	a.note("%s: changed", f.Name)
	return nil
}
