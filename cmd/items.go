package cmd

import (
	"errors"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// listing holds the flags that say how items are listed.
type listing struct{ view.ItemsOptions }

func (l *listing) bind(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&l.Columns, "columns", "C", "", "comma-separated `FIELDS` to show, or all (see \"landscope help fields\")")
	f.StringVar(&l.Sort, "sort", "", "comma-separated `FIELDS` to sort by; -FIELD for descending (--sort=-accepted_at)")
	f.BoolVar(&l.Reverse, "reverse", false, "reverse the order")
	f.BoolVar(&l.Reverse, "desc", false, "")
	_ = f.MarkHidden("desc")
	f.Var(flagvalue.NewEnum(&l.GroupBy, "field", "", view.Groupings...), "group-by", "group rows by "+strings.Join(view.Groupings, ", "))
	f.VarP(flagvalue.Count{Value: &l.Limit}, "limit", "L", "maximum number of rows (0 for no limit)")
	completion.SetFields(cmd, "columns", "all")
	completion.SetFields(cmd, "sort")
}

// checkFields returns an error if the flags name an unknown field. Its hint knows the
// ways in which other programs say that an order is descending.
func (l *listing) checkFields() error {
	err := l.Check()
	var unknown *suggest.UnknownError
	if errors.As(err, &unknown) {
		name := strings.ToLower(unknown.Name)
		order := name[strings.LastIndexAny(name, ": ")+1:]
		if slices.Contains([]string{"asc", "ascending", "desc", "descending"}, order) {
			return &exit.UsageError{Err: err, Advice: "use --sort FIELD, and --sort=-FIELD or --reverse for descending order"}
		}
	}
	return exit.AsUsage(err)
}
