package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

// enum is a flag with few values.
type enum struct {
	value   *string
	name    string
	choices []string
}

func newEnum(value *string, name, preset string, choices ...string) *enum {
	*value = preset
	return &enum{value, name, choices}
}

func (e *enum) String() string { return *e.value }

func (e *enum) Type() string { return strings.ToUpper(e.name) }

func (e *enum) Set(s string) error {
	if !slices.Contains(e.choices, s) {
		return &landscape.UnknownError{Kind: "value", Name: s, Choices: e.choices, Near: near(s, e.choices)}
	}
	*e.value = s
	return nil
}

func near(s string, names []string) []string {
	if n := landscape.Suggest(s, names); n != "" {
		return []string{n}
	}
	return nil
}

// number is a flag that counts.
type number struct{ value *int }

func (n number) String() string { return strconv.Itoa(*n.value) }

func (n number) Type() string { return "N" }

func (n number) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 {
		return fmt.Errorf("%q is not a whole number from 0", s)
	}
	*n.value = v
	return nil
}

// filterValue makes a filter a flag.
type filterValue struct {
	filter landscape.Filter
	query  *landscape.Query
}

func (f filterValue) String() string { return "" }

func (f filterValue) Type() string { return f.filter.Arg }

func (f filterValue) Set(s string) error { return f.filter.Set(f.query, s) }

// selection is the filters' flags and what they select.
type selection struct {
	query   landscape.Query
	members string
}

// bind adds a flag for every filter.
func (s *selection) bind(a *app, cmd *cobra.Command) {
	cmd.Flags().SortFlags = false // help has the order of the table
	for _, f := range landscape.Filters {
		cmd.Flags().Var(filterValue{f, &s.query}, f.Name, f.Doc)
		completeFilter(a, cmd, f)
	}
	cmd.Flags().StringVar(&s.members, "members-category", "", "`CATEGORY` whose items are members; by default the one named so")
}

// items returns the catalog and what is selected of it. Members are left out
// unless a kind is asked for; on a terminal that is said.
func (s *selection) items(a *app) (*landscape.Catalog, []*landscape.Item, error) {
	c, err := a.catalog()
	if err != nil {
		return nil, nil, err
	}
	if s.members != "" {
		if c, err = c.WithMembers(s.members); err != nil {
			return nil, nil, usage(err)
		}
	}
	q := s.query
	items, err := selectItems(c, q)
	if err != nil {
		return nil, nil, usage(err)
	}
	if len(q.Kind) == 0 && c.MembersCategory != "" && a.env.Terminal {
		q.Kind = []string{landscape.KindMember}
		if members, err := c.Select(q); err == nil && len(members) > 0 {
			a.note("%s left out; --kind all shows them", plural(len(members), "member"))
		}
	}
	return c, items, nil
}

// selectItems returns what a query asks for: members only where it asks for a
// kind.
func selectItems(c *landscape.Catalog, q landscape.Query) ([]*landscape.Item, error) {
	if len(q.Kind) == 0 && c.MembersCategory != "" {
		q.Kind = []string{"!" + landscape.KindMember}
	}
	return c.Select(q)
}

// noneMatch says on standard error that nothing was found.
func noneMatch(a *app, items []*landscape.Item) {
	if len(items) == 0 {
		a.note("no items match")
	}
}

// complete registers what a flag's value can be; the function is given what
// stands before the last comma's part already typed.
func complete(cmd *cobra.Command, flag string, values func(typed string) []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return harmless(values(typed)), cobra.ShellCompDirectiveNoFileComp
	})
}

// harmless drops completions that would put a live character on the command
// line, and makes those in descriptions visible.
func harmless(completions []string) []string {
	out := []string{}
	for _, c := range completions {
		name, doc, described := strings.Cut(c, "\t")
		if name != output.Visible(name) {
			continue
		}
		if described {
			name += "\t" + output.Visible(doc)
		}
		out = append(out, name)
	}
	return out
}

func completeFilter(a *app, cmd *cobra.Command, f landscape.Filter) {
	complete(cmd, f.Name, func(typed string) []string {
		c, err := a.catalog()
		if err != nil {
			return nil
		}
		if f.Values == nil {
			if f.Name == "name" || f.Name == "related-to" {
				return startingWith(slugs(c), typed)
			}
			return nil
		}
		before := typed[:strings.LastIndex(typed, ",")+1]
		var out []string
		for _, v := range f.Values(c) {
			name, doc := v.Name, v.Doc
			if f.Name == "category" || f.Name == "subcategory" {
				name, doc = landscape.Slug(v.Name), v.Name+", "+v.Doc // nothing to quote for the shell
			}
			if !strings.Contains(v.Name, "\x00") {
				out = append(out, before+name+"\t"+doc)
			}
		}
		return startingWith(out, typed)
	})
}

// completeNames completes a command's arguments with the names of items.
func completeNames(a *app, cmd *cobra.Command) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := a.catalog()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return harmless(startingWith(slugs(c), typed)), cobra.ShellCompDirectiveNoFileComp
	}
}

// startingWith keeps the completions of what is typed.
func startingWith(completions []string, typed string) []string {
	return slices.DeleteFunc(completions, func(s string) bool { return !strings.HasPrefix(s, typed) })
}

// slugs lists every item as show takes it, with what it does.
func slugs(c *landscape.Catalog) []string {
	handle := c.Handles()
	var out []string
	for i := range c.Items {
		out = append(out, handle(&c.Items[i])+"\t"+c.Items[i].Description)
	}
	return out
}

// completeFields completes a list of fields at its last comma.
func completeFields(cmd *cobra.Command, flag string, more ...string) {
	complete(cmd, flag, func(typed string) []string {
		before := typed[:strings.LastIndex(typed, ",")+1]
		var out []string
		for _, f := range landscape.Fields {
			out = append(out, before+f.Name+"\t"+f.Doc)
		}
		return startingWith(append(out, more...), typed)
	})
}
