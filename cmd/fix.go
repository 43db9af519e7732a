package cmd

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
)

// fixFiles puts right what the rules say, or shows what it would change.
func (o *validateOptions) fixFiles(a *app, files []checkedFile) error {
	fixed := make([][]byte, len(files))
	for i, f := range files {
		var err error
		if fixed[i], err = load.Fix(f.content, f.name, o.wanted); err != nil {
			return err
		}
	}
	for i, f := range files {
		if err := a.replace(f, fixed[i], o.diff); err != nil {
			return err
		}
	}
	return nil
}

// replace writes new content over a file, standard input's to standard output;
// or it shows the difference.
func (a *app) replace(f checkedFile, content []byte, show bool) error {
	changed := !bytes.Equal(f.content, content)
	switch {
	case show && changed:
		return a.printText(output.Text, diff.Diff("a/"+f.name, f.content, "b/"+f.name, content))
	case show:
		return nil
	case f.embedded:
		return usagef("the embedded landscape cannot be changed; --diff shows what would be")
	case f.name == source.DisplayName("-"):
		return a.printFile(content)
	case !changed:
		a.note("%s: nothing to change", f.name)
		return nil
	}
	if err := source.WriteFile(f.name, content); err != nil {
		return err
	}
	a.note("%s: changed", f.name)
	return nil
}

// listRules prints the table of rules.
func (o *validateOptions) listRules(a *app) error {
	if o.format == "json" {
		data := []output.Object{}
		for _, r := range load.Rules() {
			obj := output.Object{{Key: "id", Value: r.ID}, {Key: "severity", Value: r.Severity.String()}, {Key: "reason", Value: r.Reason}}
			if r.Fix != "" {
				obj.Put("fix", r.Fix)
			}
			if len(r.Limits) > 0 {
				obj.Put("limits", r.Limits)
			}
			obj.Put("bad", load.ExampleFile(r.Bad))
			obj.Put("good", load.ExampleFile(r.Good))
			data = append(data, obj)
		}
		f, _ := output.FormatNamed("json")
		b, err := output.Render(f, &output.Document{Data: data}, output.Options{})
		if err != nil {
			return err
		}
		return a.write(b)
	}
	var b bytes.Buffer
	style := a.style()
	for _, r := range load.Rules() {
		if !o.wanted(r.ID) {
			continue
		}
		b.WriteString(style.Paint(output.Bold, r.ID) + " (" + r.Severity.String() + ")\n  " + r.Reason + "\n")
		if r.Fix != "" {
			b.WriteString("  --fix " + r.Fix + "\n")
		}
		if len(r.Limits) > 0 {
			b.WriteString("  limits, which landscape2 does not have:\n    - " + strings.Join(r.Limits, "\n    - ") + "\n")
		}
		writeExample(&b, "fails", r.Bad)
		writeExample(&b, "passes", r.Good)
	}
	return a.printText(output.Lines, b.Bytes())
}

func writeExample(b *bytes.Buffer, what, example string) {
	b.WriteString("  " + what + ":\n")
	for line := range bytes.Lines([]byte(example)) {
		b.WriteString("    ")
		b.Write(line)
	}
}

// fmtOptions is what fmt is told.
type fmtOptions struct {
	check, diff bool
}

func newFmt(a *app) *cobra.Command {
	o := &fmtOptions{}
	cmd := &cobra.Command{
		Use: "fmt FILE...",
		Long: "Write landscape files in one form: keys in the order of landscape2's format, dates\n" +
			"in single quotes, other texts quoted only where they must be, two blanks of\n" +
			"indentation, markers on entries. Comments stay; values and the order of items do\n" +
			"not change (validate --fix puts items in order). - reads standard input and\n" +
			"writes standard output.",
		Example: "  landscope fmt embedded --check",
		Args:    wants("a FILE", 1, anyNumber),
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing; exit with 3 and name the files that are not in form")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "write nothing; show the changes")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *fmtOptions) run(a *app, args []string) error {
	files, err := (&validateOptions{}).read(a, args)
	if err != nil {
		return err
	}
	formatted := make([][]byte, len(files))
	for i, f := range files {
		if formatted[i], err = load.Format(f.content, f.name); err != nil {
			return err
		}
	}
	differ := false
	for i, f := range files {
		if !o.check {
			if err := a.replace(f, formatted[i], o.diff); err != nil {
				return err
			}
			continue
		}
		if !bytes.Equal(f.content, formatted[i]) {
			differ = true
			if err := a.printText(output.Lines, []byte(output.Visible(f.name)+"\n")); err != nil {
				return err
			}
		}
	}
	if differ {
		return errDifferent
	}
	return nil
}
