package cmd

import (
	"bytes"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/rogpeppe/go-internal/diff"
)

// fixFiles puts right what the rules say, or shows what it would change.
func (o *validateOptions) fixFiles(a *app, files []checkedFile) error {
	fixed := make([][]byte, len(files))
	for i, f := range files {
		var err error
		fixed[i], err = load.Fix(f.content, f.name, o.wanted)
		switch {
		case err != nil && f.found && load.IsOtherFile(err):
			a.note("%v", err)
			fixed[i] = f.content
		case err != nil:
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
	if err := atomicfile.Write(f.name, content); err != nil {
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
