package cmd

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '+' }

type categoriesOptions struct {
	selection
	printer
	depth int
}

func newCategories(a *app) *cobra.Command {
	o := &categoriesOptions{depth: 2}
	cmd := &cobra.Command{
		Use: "categories",
		Long: "Show the categories and subcategories with the number of items in each, in all\n" +
			"and by maturity level. An item counts in every place it has, as list --category\n" +
			"finds it, so that columns add up to more than the items. Filters narrow what is\n" +
			"counted, and what they leave empty is left out.",
		Example: "  landscope categories\n" +
			"  landscope categories --depth 1 --maturity hosted\n" +
			"  landscope categories -o json",
		Args: noArgs,
	}
	o.selection.bind(a, cmd)
	o.printer.bind(cmd, "wide")
	cmd.Flags().Var(number{&o.depth}, "depth", "1: categories alone; 2: subcategories, too")
	cmd.RunE = func(*cobra.Command, []string) error { return o.run(a) }
	return cmd
}

func (o *categoriesOptions) run(a *app) error {
	choice, lang, err := o.chooseTable(a)
	if err != nil {
		return err
	}
	if o.depth < 1 || o.depth > 2 {
		return usagef("--depth is %d, not 1 or 2", o.depth)
	}
	c, items, err := o.items(a)
	if err != nil {
		return err
	}
	o.noneMatch(a, c, items)
	if empty := emptyCategories(c); len(empty) > 0 && o.query.String() == "" && c.Origin.Name == embeddedName && c.Origin.Edition == "" && a.asOf == "" {
		a.note("the built-in data has no items in %s; `landscope update` downloads them", strings.Join(empty, ", "))
	}
	return a.print(choice, newTree(c, lang, o.depth, items, o.query).document())
}

// emptyCategories lists the categories that no item is placed in.
func emptyCategories(c *landscape.Catalog) []string {
	filled := map[string]bool{}
	for i := range c.Items {
		for _, p := range c.Items[i].Placements() {
			filled[p.Category] = true
		}
	}
	var names []string
	for _, cat := range c.Categories {
		if !filled[cat.Name] {
			names = append(names, cat.Name)
		}
	}
	return names
}

// newTree counts the items that a query selected.
func newTree(c *landscape.Catalog, lang string, depth int, items []*landscape.Item, q landscape.Query) *tree {
	t := &tree{c: c, lang: lang, levels: c.Levels(), depth: depth, counts: map[landscape.Placement]counts{},
		filtered: q.String() != "", wants: wantedBoxes(c, q)}
	foundation := cmp.Or(c.Origin.Foundation, "the foundation")
	t.outside = t.word(" (outside the scope of "+foundation+")", "（"+foundation+"の対象外）")
	for _, it := range items {
		t.count(it)
	}
	return t
}

// counts is a number of items, in all and by level.
type counts struct {
	all    int
	levels map[landscape.Level]int
}

func (n counts) add(level landscape.Level) counts {
	if n.levels == nil {
		n.levels = map[landscape.Level]int{}
	}
	n.all++
	n.levels[level]++
	return n
}

// tree is the categories with what was counted in them; the placement without
// a subcategory stands for the category.
type tree struct {
	c       *landscape.Catalog
	lang    string
	outside string
	levels  []landscape.Level
	depth   int
	counts  map[landscape.Placement]counts
	// wants reports which placements count; nil: all.
	wants func(landscape.Placement) bool
	// filtered leaves out what has no items.
	filtered bool
}

func (t *tree) count(it *landscape.Item) {
	var counted []landscape.Placement
	add := func(p landscape.Placement) {
		if !slices.Contains(counted, p) {
			counted = append(counted, p)
			t.counts[p] = t.counts[p].add(it.Maturity)
		}
	}
	for _, p := range it.Placements() {
		if t.wants == nil || t.wants(p) {
			add(p)
			add(landscape.Placement{Category: p.Category})
		}
	}
}

func (t *tree) document() *output.Document {
	people := output.Table{Columns: []output.Column{{Name: "name", Header: t.word("CATEGORY", "カテゴリ")}, {Header: t.word("ITEMS", "件数"), Right: true}}}
	records := output.Table{Columns: []output.Column{{Name: "category"}, {Name: "subcategory"}, {Name: "items"}}}
	for _, l := range t.levels {
		people.Columns = append(people.Columns, output.Column{Header: t.levelHeader(l), Right: true})
		records.Columns = append(records.Columns, output.Column{Name: string(l)})
	}
	d := &output.Document{}
	data := []output.Object{}
	for _, cat := range t.c.Categories {
		p := landscape.Placement{Category: cat.Name}
		if t.hides(p) {
			continue
		}
		people.Rows = append(people.Rows, t.row(t.name(p), p))
		if t.depth == 1 {
			records.Rows = append(records.Rows, append([]string{cat.Name, ""}, t.row("", p)[1:]...))
			d.Names = append(d.Names, landscape.Slug(cat.Name))
		}
		o := t.object(p)
		subs := []output.Object{}
		for _, sub := range cat.Subcategories {
			p.Subcategory = sub
			if t.hides(p) {
				continue
			}
			subs = append(subs, t.object(p))
			if t.depth == 2 {
				people.Rows = append(people.Rows, t.row("  "+t.name(p), p))
				records.Rows = append(records.Rows, append([]string{cat.Name, sub}, t.row("", p)[1:]...))
				d.Names = append(d.Names, landscape.Slug(cat.Name)+"/"+landscape.Slug(sub))
			}
		}
		if t.depth == 2 {
			o.Put("subcategories", subs)
		}
		data = append(data, o)
	}
	d.Tables, d.Records, d.Data = []output.Table{people}, &records, data
	return d
}

func (t *tree) hides(p landscape.Placement) bool { return t.filtered && t.counts[p].all == 0 }

func (t *tree) word(en, ja string) string {
	if t.lang == "ja" {
		return ja
	}
	return en
}

// levelHeader is short, so that the tree fits a narrow terminal.
func (t *tree) levelHeader(l landscape.Level) string {
	if t.lang == "ja" {
		ja := []rune(landscape.Ja(t.c.Words.Levels, string(l)))
		return string(ja[:min(3, len(ja))])
	}
	s := strings.ToUpper(string(l))
	if utf8.RuneCountInString(s) > 4 {
		s = string([]rune(s)[:4])
	}
	return s
}

func (t *tree) name(p landscape.Placement) string {
	if p.Subcategory != "" {
		if t.lang == "ja" {
			return t.c.SubcategoryJa(p)
		}
		return p.Subcategory
	}
	name := p.Category
	if t.lang == "ja" {
		name = t.c.CategoryJa(p)
	}
	if !t.c.InScope(p.Category) {
		name += t.outside
	}
	return name
}

func (t *tree) row(name string, p landscape.Placement) []string {
	n := t.counts[p]
	row := []string{name, strconv.Itoa(n.all)}
	for _, l := range t.levels {
		row = append(row, strconv.Itoa(n.levels[l]))
	}
	return row
}

func (t *tree) object(p landscape.Placement) output.Object {
	name, n := p.Category, t.counts[p]
	if p.Subcategory != "" {
		name = p.Subcategory
	}
	o := output.Object{{Key: "name", Value: name}, {Key: "slug", Value: landscape.Slug(name)}, {Key: "items", Value: n.all}}
	maturity := output.Object{}
	for _, l := range t.levels {
		maturity.Put(strings.ReplaceAll(string(l), ".", " "), n.levels[l])
	}
	o.Put("maturity", maturity)
	if p.Subcategory == "" && slices.Contains(t.c.Origin.OutOfScope, p.Category) {
		o.Put("out_of_scope", true)
	}
	return o
}
