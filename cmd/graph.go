package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/flagvalue"
	"github.com/landscope-cli/landscope/internal/graph"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

// graphOptions holds the flags of graph.
type graphOptions struct {
	selection
	printer
	graph.Options
}

func newGraph(a *app) *cobra.Command {
	o := &graphOptions{selection: selection{parts: true}, printer: printer{special: []string{"svg", "dot", "mermaid", "graphml"}},
		Options: graph.Options{Depth: graph.UsualDepth, Limit: 200}}
	cmd := &cobra.Command{Use: "graph [NAME...]"}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringSliceVar(&o.Types, "type", nil, "show only relations of `TYPE`: "+strings.Join(graph.TypeNames(), ", "))
	f.Var(flagvalue.Count{Value: &o.Depth}, "depth", "show items up to N relations away, or 0 for only the relations between the items; the default is 1 for names, 0 otherwise")
	f.VarP(flagvalue.Count{Value: &o.Limit}, "limit", "L", "maximum number of items, the nearest first (0 for no limit)")
	completion.SetList(cmd, "type", graph.TypeNames)
	completion.SetArgs(cmd, a.session.Catalog, completion.Topics)
	cmd.RunE = o.prints(a, o.document)
	return cmd
}

func (o *graphOptions) document(a *app, lang string, args []string) (*output.Document, error) {
	if err := o.CheckTypes(); err != nil {
		return nil, exit.AsUsage(err)
	}
	words, piped, err := lookup.ReadNames(args, a.env.Stdin, a.session.Data)
	if err != nil {
		return nil, exit.AsUsage(err)
	}
	if words, err = o.takeFilters(a, words); err != nil {
		return nil, err
	}
	filtered := !o.query.IsEmpty()
	if len(args) == 0 && !filtered && o.Types == nil {
		return nil, exit.Usagef("graph requires names, filters or --type, for example: landscope graph kubernetes")
	}
	v, items, err := o.selected(a, lang, nil)
	if err != nil {
		return nil, err
	}
	named, err := a.find("landscope graph", v.Catalog, append(words, piped...))
	if err != nil {
		return nil, err
	}
	o.Start(graph.Start{Named: named, ByName: len(words) > 0 || piped != nil, Far: len(words) > 0, Listed: items, Filtered: filtered})
	g := graph.New(v.Catalog, o.Options)
	a.notes(g.Notes())
	return view.Graph(v, g, named), nil
}
