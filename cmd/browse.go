package cmd

import (
	"context"
	"errors"
	"io"

	"github.com/landscope-cli/landscope/internal/browse"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/gctune"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/spf13/cobra"
)

// browseOptions holds the flags of browse.
type browseOptions struct {
	selection
	accessible bool
}

func newBrowse(a *app) *cobra.Command {
	o := &browseOptions{}
	cmd := &cobra.Command{Use: "browse [WORD...]", Args: anyWords}
	o.bind(a, cmd)
	cmd.Flags().BoolVar(&o.accessible, "accessible", false, "print lists and prompts for screen readers (default if ACCESSIBLE is set)")
	cmd.RunE = func(cmd *cobra.Command, words []string) error { return o.run(cmd.Context(), a, words) }
	return cmd
}

func (o *browseOptions) run(ctx context.Context, a *app, words []string) error {
	plain := o.accessible || a.plain()
	if !plain && !a.env.Terminal {
		return &exit.UsageError{Err: errors.New("browse requires a terminal"), Advice: "use \"landscope list\", or \"landscope browse --accessible\""}
	}
	b, err := o.start(a, words)
	if err != nil {
		return err
	}
	if plain {
		return browse.Plain(b, a.env.Stdin, a.env.Stdout, a.width())
	}
	gctune.Long(a.env.Getenv)
	_, err = browse.Run(ctx, b, a.env.Stdin, a.terminal())
	return err
}

// start returns the items that are shown first, and how. Notes wait until the user leaves.
func (o *browseOptions) start(a *app, words []string) (b browse.Options, err error) {
	a.hold()
	o.silent = true
	if b.Lang, err = a.language(); err != nil {
		return b, err
	}
	if _, _, err = o.selected(a, b.Lang, words); err != nil {
		return b, err
	}
	if b.Catalog, err = a.session.Present(); err != nil {
		return b, err
	}
	b.Query, b.Flags, b.Style, b.Reads = o.query, a.session.SourceFlags(), a.style(), a.session.Reads
	b.Open, b.Program = a.openPage, a.env.Called
	if a.session.AsOf != "" {
		if b.Date, _, err = a.session.Date(b.Catalog, a.session.AsOf); err != nil {
			return b, err
		}
	}
	if o.members != "" {
		if b.Catalog, err = b.Catalog.WithMembers(o.members); err != nil {
			return b, err
		}
		b.Flags = append(b.Flags, "--members-category", o.members)
	}
	return b, nil
}

// orPick accepts no arguments where the user can choose the items on the screen.
func (a *app) orPick(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && a.env.Terminal && !a.plain() {
			return nil
		}
		return check(cmd, args)
	}
}

// pick lets the user choose items, and returns arguments that name them.
func (a *app) pick(ctx context.Context) ([]string, error) {
	b, err := (&browseOptions{}).start(a, nil)
	if err != nil {
		return nil, err
	}
	b.Pick = true
	chosen, err := browse.Run(ctx, b, a.env.Stdin, a.terminal())
	if err == nil && len(chosen) == 0 {
		err = errors.New("nothing chosen")
	}
	var names []string
	for _, it := range chosen {
		names = append(names, it.ID())
	}
	return names, err
}

// plain reports whether the screen is for lists and prompts only.
func (a *app) plain() bool {
	return a.env.Getenv("ACCESSIBLE") != "" || a.env.Terminal && a.env.Getenv("TERM") == "dumb"
}

// terminal returns standard output itself, whose size can be read.
func (a *app) terminal() io.Writer {
	if w, ok := a.env.Stdout.(*printing.ErrWriter); ok {
		return w.Writer
	}
	return a.env.Stdout
}
