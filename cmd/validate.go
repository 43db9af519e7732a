package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/spf13/cobra"
)

// validateOptions is what validate is told.
type validateOptions struct {
	format, failOn string
	least          string // severity to show
	only, skip     []string
	logos          string
	rules          bool
	fix, diff      bool
}

func newValidate(a *app) *cobra.Command {
	o := &validateOptions{}
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Aliases: []string{"lint"},
		Long: "Find every problem in landscape files (and overlays): a line for each, with the\n" +
			"place, the rule and the line itself. Errors are what makes landscape2 reject the\n" +
			"file; warnings and notes are ours. A directory stands for the .yml and .yaml\n" +
			"files in it, - for standard input, embedded for the embedded landscape.\n\n" +
			"A comment \"# landscope: ignore RULE\" on the line of a problem, or above it, takes\n" +
			"a warning or note away. validate --rules lists the rules.\n\n" +
			"--fix applies safe fixes and leaves everything else unchanged, byte for byte. Items\n" +
			"move with their comments, but not over a comment that begins a section: one with an\n" +
			"empty line below it, or like \"# ---- storage ----\". --diff only shows the changes.",
		Example: "  landscope validate embedded\n" +
			"  landscope validate embedded --skip order,duplicate-repository -o json\n" +
			"  landscope validate --rules",
		Args: func(cmd *cobra.Command, args []string) error {
			if o.rules {
				return noArgs(cmd, args)
			}
			return wants("a FILE", 1, anyNumber)(cmd, args)
		},
	}
	f := cmd.Flags()
	f.VarP(newEnum(&o.format, "format", "text", reportNames()...), "output", "o", "`FORMAT`: "+strings.Join(reportNames(), ", "))
	f.Var(newEnum(&o.least, "severity", "note", "error", "warning", "note"), "min-severity", "`SEVERITY` from which on to show problems: error, warning or note; exit codes count all")
	f.Var(newEnum(&o.failOn, "severity", "error", "error", "warning", "note", "never"), "fail-on", "`SEVERITY` from which on to exit with 3: error, warning, note or never")
	f.StringSliceVar(&o.only, "only", nil, "look only at this `RULE`")
	f.StringSliceVar(&o.skip, "skip", nil, "leave out this `RULE`")
	f.StringVar(&o.logos, "logos", "", "`DIR` of the logos, to check that they are there and safe")
	f.BoolVar(&o.rules, "rules", false, "list the rules, with examples")
	f.BoolVar(&o.fix, "fix", false, "put right what can be put right safely, in the file itself")
	f.BoolVar(&o.diff, "diff", false, "with --fix: show the changes, write nothing")
	for _, name := range []string{"only", "skip"} {
		completeEach(cmd, name, ruleCompletions)
	}
	complete(cmd, "output", reportNames)
	complete(cmd, "min-severity", func() []string { return []string{"error", "warning", "note"} })
	complete(cmd, "fail-on", func() []string { return []string{"error", "warning", "note", "never"} })
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func ruleCompletions() []string {
	var out []string
	for _, r := range load.Rules() {
		out = append(out, r.ID+"\t"+r.Reason)
	}
	return out
}

func (o *validateOptions) run(a *app, args []string) error {
	if err := o.checkRules(); err != nil {
		return err
	}
	if o.diff && !o.fix {
		return usagef("--diff goes with --fix")
	}
	if o.rules {
		return o.listRules(a)
	}
	files, err := o.read(a, args)
	if err != nil {
		return err
	}
	if o.fix {
		return o.fixFiles(a, files)
	}
	var logos *logo.Dir
	if o.logos != "" {
		if logos, err = logo.OpenDir(o.logos); err != nil {
			return fmt.Errorf("--logos: %w", err)
		}
		defer logos.Close()
	}
	now := a.env.Now()
	day, _ := landscape.NewDate(now.Year(), int(now.Month()), now.Day())
	var problems []diag.Diagnostic
	checked := files[:0]
	for _, f := range files {
		found, err := load.ValidateAny(f.content, f.name, load.Options{Now: day, Logos: logos})
		if err != nil && f.found {
			a.note("%v", err)
			continue
		}
		if err != nil {
			return err
		}
		f.problems = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !o.wanted(d.Rule) })
		problems = append(problems, f.problems...)
		f.problems = slices.DeleteFunc(slices.Clone(f.problems), func(d diag.Diagnostic) bool { return d.Severity < severities[o.least] })
		checked = append(checked, f)
	}
	if files = checked; len(files) == 0 {
		return errors.New("none of the files is a landscape or an overlay")
	}
	text, err := renderReport(o.format, files, a.style(), a.env.inCI())
	if err != nil {
		return err
	}
	if err := a.write(text); err != nil {
		return err
	}
	if o.format == "text" {
		for _, line := range summary(problems, len(files)) {
			a.note("%s", line)
		}
	}
	return o.verdict(problems)
}

// severities are the words of flags; never is above all of them.
var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "note": diag.Note, "never": diag.Error + 1}

// verdict is the error of findings when a problem is as bad as --fail-on says.
func (o *validateOptions) verdict(problems []diag.Diagnostic) error {
	if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Severity >= severities[o.failOn] }) {
		return errDifferent
	}
	return nil
}

func (o *validateOptions) wanted(rule string) bool {
	return (len(o.only) == 0 || slices.Contains(o.only, rule)) && !slices.Contains(o.skip, rule)
}

func (o *validateOptions) checkRules() error {
	ids := load.RuleIDs()
	for _, id := range append(slices.Clone(o.only), o.skip...) {
		if !slices.Contains(ids, id) {
			return usage(&landscape.UnknownError{Kind: "rule", Name: id, Near: near(id, ids), Choices: ids})
		}
	}
	return nil
}

// checkedFile is a file and what is wrong with it.
type checkedFile struct {
	name     string
	content  []byte
	embedded bool
	found    bool // in a directory that was named
	problems []diag.Diagnostic
}

// read reads the files that the arguments mean.
func (o *validateOptions) read(a *app, args []string) ([]checkedFile, error) {
	var files []checkedFile
	for _, arg := range a.env.files(args) {
		switch {
		case strings.Contains(arg, "://"):
			return nil, session.URLError(arg)
		case arg == "embedded":
			for _, e := range data.Editions {
				files = append(files, checkedFile{name: e.File, content: e.YAML, embedded: true})
			}
			continue
		}
		names, isDir := []string{arg}, false
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			isDir = true
			if names, err = landscapeFiles(arg); err != nil {
				return nil, err
			}
		}
		for _, name := range names {
			content, err := source.ReadFile(name, a.env.Stdin)
			if err != nil {
				return nil, err
			}
			files = append(files, checkedFile{name: source.DisplayName(name), content: content, found: isDir})
		}
	}
	return files, nil
}

// landscapeFiles returns the YAML files of a directory and those below it.
func landscapeFiles(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != dir {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); d.Type().IsRegular() && (ext == ".yml" || ext == ".yaml") {
			names = append(names, path)
		}
		return nil
	})
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s has no .yml or .yaml files", dir)
	}
	return names, err
}
