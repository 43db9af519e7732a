package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

type updateOptions struct {
	printer
	url             string
	check, rollback bool
	remove, plain   bool
	force           bool
	timeout         time.Duration
}

const updateTimeout = 2 * time.Minute

func newUpdate(a *app) *cobra.Command {
	o := &updateOptions{}
	cmd := &cobra.Command{
		Use: "update",
		Long: "Download the current landscape file, check it, keep it and count what changed.\n" +
			"From then on every command reads it in place of the embedded data; --data\n" +
			"embedded goes back to that. What is not whole, or what landscape2 would reject,\n" +
			"is refused, and the data in use stays; so is a file with less than half as many\n" +
			"items, which may be cut off, unless --force is given.\n\n" +
			"Without --landscape it is CNCF's, or what is at --url or LANDSCOPE_URL in its\n" +
			"place. Another foundation's (landscope landscapes lists them) is kept beside it,\n" +
			"and read by --landscape NAME.\n\n" +
			"This is the only command that uses the network.",
		Example: "  landscope update\n" +
			"  landscope update --landscape finos\n" +
			"  landscope update --url https://example.org/landscape.yml",
		Args: noArgs,
	}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringVar(&o.url, "url", "", "address to download from: `URL` of a landscape file")
	f.BoolVar(&o.check, "check", false, "only tell whether there is news, and exit with 3 when there is")
	f.BoolVar(&o.rollback, "rollback", false, "go back to the copy before, or to the embedded data; again: forth")
	f.BoolVar(&o.remove, "remove", false, "remove the copy and the one before it")
	f.BoolVar(&o.force, "force", false, "take a file with less than half as many items as the data in use")
	f.BoolVar(&o.plain, "insecure-http", false, "allow http, where anyone on the way can change the file")
	f.DurationVar(&o.timeout, "timeout", updateTimeout, "`TIME` that all of the download may take, such as 30s")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context(), a) }
	return cmd
}

func (o *updateOptions) run(ctx context.Context, a *app) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.checkFlags(a); err != nil {
		return err
	}
	t, err := o.target(a)
	if err != nil {
		return err
	}
	next, err := o.next(ctx, a, t)
	if err != nil {
		return &updateError{err}
	}
	if o.check {
		return a.printUpdateStatus(choice, t, next)
	}
	if err := o.checkShrunk(t, next); err != nil {
		return err
	}
	if err := o.put(a, t, next); err != nil {
		return &updateError{err}
	}
	a.noteUpdated(t, next)
	changes := facts(landscape.Diff(t.before, next.catalog), t.before, next.catalog)
	return a.print(choice, view.ChangeSummary(view.View{Catalog: next.catalog, Lang: lang}, changes))
}

// checkShrunk refuses a download that has lost half of the items of the copy in
// use, or of the embedded data where it is downloaded from its usual address.
func (o *updateOptions) checkShrunk(t updateTarget, next download) error {
	replaced := t.have.Content != nil || t.usual
	before, after := len(t.before.Items), len(next.catalog.Items)
	if o.force || o.rollback || o.remove || next.none || !replaced || after*2 >= before {
		return nil
	}
	return &shrunkError{before, after}
}

// shrunkError says that a download has too few items.
type shrunkError struct{ before, after int }

func (e *shrunkError) Error() string {
	return fmt.Sprintf("refused: it has only %s, and the data in use has %d; the file may be cut off", plural.Count(e.after, "item"), e.before)
}

// Hint says how to take it nevertheless.
func (*shrunkError) Hint() string { return "--force takes it; the data in use stays as it was" }

// put makes what comes next the copy in use.
func (o *updateOptions) put(a *app, t updateTarget, next download) error {
	switch {
	case o.remove:
		err := a.session.Store().Remove(t.name)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is no copy of %s", t.name)
		}
		return err
	case next.none:
		return a.session.Store().SetAside(t.name)
	case next.unchanged:
		return nil
	}
	return a.session.Store().Replace(t.name, next.content, next.record)
}

// facts leaves out changes of texts, and, where one side is the embedded data,
// of what that lacks on purpose: it is an excerpt, with descriptions of its own.
func facts(changes []landscape.Change, before, after *landscape.Catalog) []landscape.Change {
	excerpt := before.Origin.BuiltIn() || after.Origin.BuiltIn()
	return slices.DeleteFunc(changes, func(ch landscape.Change) bool {
		if ch.Kind != landscape.ChangeChanged {
			return false
		}
		isText := ch.Field == "description" || ch.Field == "logo" || strings.HasPrefix(ch.Field, "summary.")
		return isText || excerpt && (ch.From == "" || ch.To == "")
	})
}

// updateError is why there is no update.
type updateError struct{ error }

func (e *updateError) Unwrap() error { return e.error }

// Hint is that of the error inside, or says that nothing is lost.
func (e *updateError) Hint() string {
	var hinted interface{ Hint() string }
	if errors.As(e.error, &hinted) {
		return hinted.Hint()
	}
	return "the data in use stays as it was"
}

// checkFlags tells of flags that do not go together.
func (o *updateOptions) checkFlags(a *app) error {
	for _, f := range []struct {
		name  string
		given bool
	}{{"data", a.session.Data != ""}, {"edition", a.session.Edition != ""}, {"as-of", a.session.AsOf != ""}, {"overlay", len(a.session.Overlays) > 0}} {
		if f.given {
			return usageErrorf("update has no use for --%s", f.name)
		}
	}
	switch {
	case o.check && o.rollback:
		return usageErrorf("--check and --rollback exclude one another")
	case o.remove && (o.check || o.rollback || o.url != ""):
		return usageErrorf("--remove excludes --check, --rollback and --url")
	case o.rollback && o.url != "":
		return usageErrorf("--rollback and --url exclude one another: a rollback downloads nothing")
	case o.timeout <= 0:
		return usageErrorf("--timeout %s is no time to download in", o.timeout)
	case a.session.Landscape != "":
		return session.CheckLandscape(a.session.Landscape)
	}
	return nil
}
