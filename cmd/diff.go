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

type diffOptions struct {
	printer
	only, ignore []string
	summary      bool
	exitCode     bool
}

func newDiff(a *app) *cobra.Command {
	o := &diffOptions{}
	cmd := &cobra.Command{
		Use: "diff A B",
		Long: "Show what changed from A to B: items added, removed, renamed, moved to another\n" +
			"category; projects accepted, promoted, demoted, archived, readmitted, released\n" +
			"(no longer hosted); and every other field that changed.\n\n" +
			"A and B are each a file, edition:2018, embedded, current (what the other flags\n" +
			"ask for), or a date to put current back to: YYYY-MM-DD, YYYY-MM, YYYY (its last\n" +
			"day) or today. Beside a date only what has dates is compared.\n\n" +
			"An item is the same in both by its name and place, its name, a former name or\n" +
			"alias, or its repository.",
		Example: "  landscope diff 2025 current\n" +
			"  landscope diff 2024-01-01 2026-01-01 --only promoted,archived -o markdown\n" +
			"  landscope diff edition:2018 embedded --summary",
		Args: wants("an A and a B", 2, 2),
	}
	o.bind(cmd, "wide")
	f := cmd.Flags()
	f.StringSliceVar(&o.only, "only", nil, "only changes of this `KIND`: "+strings.Join(changeKinds(), ", "))
	f.StringSliceVar(&o.ignore, "ignore", nil, "leave out changes of this `FIELD`")
	f.BoolVar(&o.summary, "summary", false, "only the number of changes of each kind")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit with 3 when there are changes")
	completeEach(cmd, "only", changeKinds)
	completeFields(cmd, "ignore")
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return startingWith(append([]string{"current", "embedded", "edition:2018"}, a.dates()...), typed), cobra.ShellCompDirectiveDefault
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args[0], args[1]) }
	return cmd
}

func changeKinds() []string {
	var names []string
	for _, k := range landscape.ChangeKinds {
		names = append(names, string(k))
	}
	return names
}

func (o *diffOptions) run(a *app, first, second string) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	x, y, err := a.sides(first, second)
	if err != nil {
		return err
	}
	changes := o.changes(x, y)
	if len(changes) == 0 {
		a.note("no changes")
	}
	if err := a.print(choice, o.document(view{catalog: y, lang: lang}, changes)); err != nil {
		return err
	}
	if o.exitCode && len(changes) > 0 {
		return errDifferent
	}
	return nil
}

// changes are those that are asked for.
func (o *diffOptions) changes(x, y *landscape.Catalog) []landscape.Change {
	return slices.DeleteFunc(landscape.Diff(x, y), func(ch landscape.Change) bool {
		return len(o.only) > 0 && !slices.Contains(o.only, string(ch.Kind)) || slices.Contains(o.ignore, ch.Field)
	})
}

func (o *diffOptions) document(v view, changes []landscape.Change) *output.Document {
	if o.summary {
		return summaryDocument(v, changes)
	}
	return changesDocument(v, changes)
}

// errDifferent makes the program end with the code of findings, silently.
var errDifferent = &findings{}

type findings struct{}

func (*findings) Error() string { return "" }

// ExitCode is that of findings.
func (*findings) ExitCode() int { return exitFindings }

// check tells of kinds and fields there are not.
func (o *diffOptions) check() error {
	kinds := changeKinds()
	for _, k := range o.only {
		if !slices.Contains(kinds, k) {
			return usage(&landscape.UnknownError{Kind: "kind of change", Name: k, Near: near(k, kinds), Choices: kinds})
		}
	}
	for i, name := range o.ignore {
		f, err := landscape.FieldNamed(name)
		if err != nil {
			return usage(err)
		}
		o.ignore[i] = f.Name
	}
	return nil
}

// changesDocument tells changes, a table for each kind.
func changesDocument(v view, changes []landscape.Change) *output.Document {
	d := &output.Document{}
	data := []output.Object{}
	records := output.Table{Columns: []output.Column{{Name: "kind"}, {Name: "name"}, {Name: "field"}, {Name: "from"}, {Name: "to"}, {Name: "date"}}}
	handle := v.catalog.Handles()
	for _, kind := range landscape.ChangeKinds {
		var same []landscape.Change
		for _, ch := range changes {
			if ch.Kind != kind {
				continue
			}
			same = append(same, ch)
			data = append(data, changeObject(ch))
			from, to := ch.From, ch.To
			if ch.Field == "" {
				from, to = placeAndLevel(ch.Before), placeAndLevel(ch.After)
			}
			records.Rows = append(records.Rows, []string{string(kind), ch.Item().Name, ch.Field, from, to, ch.Date.String()})
			name := ch.Item().Slug()
			if ch.After != nil {
				name = handle(ch.After)
			}
			if !slices.Contains(d.Names, name) {
				d.Names = append(d.Names, name)
			}
		}
		if len(same) > 0 {
			d.Tables = append(d.Tables, v.changeTable(kind, same))
		}
	}
	if len(changes) == 0 {
		d.Tables = []output.Table{{Columns: []output.Column{{Header: "NAME"}, {Header: "CHANGE"}}}}
	}
	d.Records, d.Data = &records, data
	return d
}

func placeAndLevel(it *landscape.Item) string {
	if it == nil {
		return ""
	}
	text := it.Box().String()
	if it.Maturity != "" {
		text += " (" + string(it.Maturity) + ")"
	}
	return text
}

func changeObject(ch landscape.Change) output.Object {
	it := ch.Item()
	o := output.Object{{Key: "kind", Value: ch.Kind}, {Key: "name", Value: it.Name}}
	put := func(key, value string) {
		if value != "" {
			o = append(o, output.Member{Key: key, Value: value})
		}
	}
	if ch.Field == "" {
		put("maturity", string(it.Maturity))
		put("category", it.Category)
		put("subcategory", it.Subcategory)
		return o
	}
	put("field", ch.Field)
	put("from", ch.From)
	put("to", ch.To)
	put("date", ch.Date.String())
	return o
}

// changeTable is the changes of one kind, with the columns that matter to it.
func (v view) changeTable(kind landscape.ChangeKind, changes []landscape.Change) output.Table {
	t := output.Table{Title: fmt.Sprintf("%s (%d)", strings.ToUpper(string(kind[:1]))+string(kind[1:]), len(changes))}
	name := output.Column{Header: v.word("NAME", "名前")}
	flexible := func(en, ja string) output.Column {
		return output.Column{Header: v.word(en, ja), Flexible: true, MinWidth: 12}
	}
	switch kind {
	case landscape.ChangeAdded, landscape.ChangeRemoved:
		t.Columns = []output.Column{name, {Header: v.word("MATURITY", "成熟度"), Mark: v.paintLevel}, flexible("CATEGORY", "カテゴリ"), flexible("SUBCATEGORY", "サブカテゴリ")}
	case landscape.ChangeChanged:
		t.Columns = []output.Column{name, {Header: v.word("FIELD", "項目")}, flexible("FROM", "変更前"), flexible("TO", "変更後")}
	case landscape.ChangeRenamed, landscape.ChangeMoved:
		t.Columns = []output.Column{flexible("NAME", "名前"), flexible("FROM", "変更前"), flexible("TO", "変更後")}
	default:
		t.Columns = []output.Column{name, {Header: v.word("FROM", "変更前"), Mark: v.paintLevel}, {Header: v.word("TO", "変更後"), Mark: v.paintLevel}, {Header: v.word("DATE", "日付")}}
	}
	for _, ch := range changes {
		it := ch.Item()
		p := it.Box()
		row := []string{it.Name, ch.From, ch.To, ch.Date.String()}
		switch kind {
		case landscape.ChangeAdded, landscape.ChangeRemoved:
			row = []string{it.Name, v.levelName(it.Maturity), p.Category, p.Subcategory}
			if v.lang == "ja" {
				row[2], row[3] = v.catalog.CategoryJa(p), v.catalog.SubcategoryJa(p)
			}
		case landscape.ChangeChanged:
			row = []string{it.Name, ch.Field, ch.From, ch.To}
		case landscape.ChangeRenamed, landscape.ChangeMoved:
			row = row[:3]
		default:
			row[1], row[2] = v.levelName(landscape.Level(ch.From)), v.levelName(landscape.Level(ch.To))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// summaryDocument counts the changes of each kind.
func summaryDocument(v view, changes []landscape.Change) *output.Document {
	t := output.Table{Columns: []output.Column{{Name: "kind", Header: v.word("KIND", "種別")}, {Name: "changes", Header: v.word("CHANGES", "件数"), Right: true}}}
	data := []output.Object{}
	d := &output.Document{}
	for _, kind := range landscape.ChangeKinds {
		n := 0
		for _, ch := range changes {
			if ch.Kind == kind {
				n++
			}
		}
		if n > 0 {
			t.Rows = append(t.Rows, []string{string(kind), strconv.Itoa(n)})
			data = append(data, output.Object{{Key: "kind", Value: kind}, {Key: "changes", Value: n}})
			d.Names = append(d.Names, string(kind))
		}
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}
