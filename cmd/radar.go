package cmd

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// radarOptions holds the flags of radar.
type radarOptions struct {
	selection
	printer
}

func newRadar(a *app) *cobra.Command {
	o := &radarOptions{printer: printer{special: []string{"svg"}}}
	cmd := &cobra.Command{Use: "radar [WORD...]", Args: anyWords}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *radarOptions) document(a *app, lang string, words []string) (*output.Document, error) {
	v, items, err := o.selected(a, lang, words)
	if err != nil {
		return nil, err
	}
	rated := slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return it.Status == "" })
	switch {
	case len(rated) > 0:
	case len(v.Catalog.Statuses) == 0:
		a.note("no item has an adoption status; add one with an overlay (see \"landscope help overlays\")")
	case len(items) > 0:
		a.note("no matching item has an adoption status")
	default:
		a.noteIfEmpty(items)
	}
	return view.Radar(v, rated), nil
}
