package cmd

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
	"github.com/spf13/cobra"
)

// mapOptions holds the flags of map.
type mapOptions struct {
	selection
	printer
	logos string
}

func newMap(a *app) *cobra.Command {
	o := &mapOptions{printer: printer{special: []string{"svg", "html"}}}
	cmd := &cobra.Command{Use: "map [WORD...]", Args: anyWords}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.Flags().StringVar(&o.logos, "logos", "", "svg, html: add logos from `DIR`, such as hosted_logos of cncf/landscape")
	cmd.Flags().StringVar(&a.session.Settings, "settings", "", settingsDoc)
	_ = cmd.MarkFlagDirname("logos")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args) }
	return cmd
}

func (o *mapOptions) run(a *app, words []string) error {
	if o.Format == "png" {
		return &exit.UsageError{Err: errors.New("PNG output is not supported"), Advice: "write SVG and convert it: see \"landscope map --help\""}
	}
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if name := choice.Format.Name; o.logos != "" && name != "svg" && name != "html" {
		return exit.Usagef("--logos requires -o svg or -o html, not %s", name)
	}
	v, items, err := o.selected(a, lang, words)
	if err != nil {
		return err
	}
	a.noteIfEmpty(items)
	var logos *logo.Set
	if o.logos != "" {
		if logos, err = logo.OpenSet(o.logos); err != nil {
			return fmt.Errorf("--logos: %w", err)
		}
	}
	d := view.Map(v, items, logos)
	d.Other = map[string]func(*bytes.Buffer) error{"html": func(w *bytes.Buffer) error {
		return webpage.Render(w, v, items, webpage.Options{Logos: logos, Flags: a.session.Flags(), Notify: a.session.Notify})
	}}
	err = a.print(choice, d)
	for _, note := range logos.Close() {
		a.note("%s", note)
	}
	return err
}
