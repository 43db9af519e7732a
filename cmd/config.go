package cmd

import (
	"errors"
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/config"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/respell"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// setDefaults sets flags to what the user's file and LANDSCOPE_FLAGS say; the command line
// is parsed later, and so wins.
func (a *app) setDefaults(root *cobra.Command) error {
	for _, s := range a.env.settings {
		err := checkSetting(s)
		if err == nil {
			err = a.setDefault(root, s.Name, s.Value)
		}
		if err != nil {
			return exit.AsUsage(s.Fault(err))
		}
	}
	text := a.env.Getenv("LANDSCOPE_FLAGS")
	if text == "" {
		return nil
	}
	all := newRoot(newApp(a.env), []string{"-"}) // with every command
	flags, err := config.Flags(text, func(name string, short bool) (string, bool, bool) {
		f := help.FindFlag(all, name, short)
		if f == nil {
			return "", false, false
		}
		return f.Name, f.NoOptDefVal == "", true
	})
	if err != nil {
		return flagsError(all, err)
	}
	for _, f := range flags {
		if variable := config.Variable(f.Name); variable != "" && a.env.hasVariable(variable) {
			continue
		}
		if err := a.setDefault(root, f.Name, f.Value); err != nil {
			return exit.AsUsage(fmt.Errorf("LANDSCOPE_FLAGS: --%s: %w", f.Name, err))
		}
	}
	return nil
}

// checkSetting returns an error if a value is wrong for every command. Flags check theirs.
func checkSetting(s config.Setting) (err error) {
	switch s.Name {
	case "columns":
		err = view.ItemsOptions{Columns: s.Value}.Check()
	case "border":
		_, err = output.ParseBorder(s.Value)
	case "lang":
		if langs := []string{"en", "ja"}; !slices.Contains(langs, s.Value) {
			err = suggest.Unknown("language", s.Value, langs)
		}
	}
	return err
}

// setDefault sets a flag of every command that has it. The format and the columns are for
// commands that print tables: what export writes depends on the name of its file.
func (a *app) setDefault(root *cobra.Command, name, value string) error {
	if name == "output" {
		f, err := output.ParsePreferred(value)
		a.format, a.formatName = value, f.Name
		return err
	}
	for _, set := range help.FlagSets(root) {
		f := set.Lookup(name)
		if f == nil || name == "columns" && set.Lookup("border") == nil {
			continue
		}
		if err := f.Value.Set(value); err != nil {
			return err
		}
	}
	return nil
}

// flagsError makes an error in LANDSCOPE_FLAGS a usage error, with the nearest flag.
func flagsError(all *cobra.Command, err error) error {
	e := &exit.UsageError{Err: err, Advice: "LANDSCOPE_FLAGS has flags as on the command line, such as --color never -o json"}
	var unknown *config.UnknownFlagError
	if !errors.As(err, &unknown) {
		return e
	}
	for _, c := range all.Commands() {
		if near := respell.NearFlag(unknown.Name(), help.FlagNames(c)); near != "" {
			e.Advice = "did you mean " + near + "?"
			break
		}
	}
	return e
}
