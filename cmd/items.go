package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// listing holds the flags that say how items are listed.
type listing struct{ view.ItemsOptions }

func (l *listing) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.Columns, "columns", "", "`FIELDS` to show, by commas (landscope fields lists them); all is every one")
	f.StringVar(&l.Sort, "sort", "", "`FIELDS` to sort by, by commas; -FIELD turns it round: --sort=-accepted_at,name")
	f.Var(flagvalue.NewEnum(&l.GroupBy, "field", "", view.Groupings...), "group-by", "sections by "+strings.Join(view.Groupings, ", "))
	f.Var(flagvalue.Count{Value: &l.Limit}, "limit", "show at most this many; 0 is all")
	completeFields(cmd, "columns", "all")
	completeFields(cmd, "sort")
}

// checkFields returns an error if the flags name an unknown field.
func (l *listing) checkFields() error { return exit.AsUsage(l.Check()) }
