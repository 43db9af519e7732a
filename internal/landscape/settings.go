package landscape

import (
	"cmp"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/suggest"
)

// Settings is what a settings file of landscape2 says about a landscape: whose it is,
// how its categories are grouped, rules that complete its items, and how a web site
// shows it. Text values are "" and lists nil if the file does not have them.
type Settings struct {
	File string // the name of the file, for messages

	Foundation, URL, BasePath, Description string
	// Notice is the message of the day.
	Notice          string
	MembersCategory string
	Groups          []Group
	// Categories give the subcategories of a category another order. They leave out
	// those that are not shown.
	Categories []Category

	EndUsers []PlacementRule // whose items are end users
	Tags     []PlacementRule // whose projects have a TAG, unless they have one
	Featured []FeaturedRule

	// Colors, Images and the links have the keys and the order of the file.
	Colors, Images []Setting
	Header, Footer SiteBlock
	Event          *SiteEvent
	// Embedded has the image files that the header and the footer name, as data: URLs by
	// the name of the file.
	Embedded                map[string]string
	GridItemsSize, ViewMode string
}

// Setting is a key of a settings file and its value.
type Setting struct{ Key, Value string }

// Group is a named list of categories, which a web site shows together.
type Group struct {
	Name       string
	Alias      string // for addresses; "" for the slug of the name
	Categories []string

	line int
}

// NewGroup returns a group that is on a line of its file.
func NewGroup(name, alias string, categories []string, line int) Group {
	return Group{name, alias, categories, line}
}

// PlacementRule applies to the items that are first placed in a category and, unless
// there are none, in one of the subcategories.
type PlacementRule struct {
	Category      string
	Subcategories []string
	Tag           string // what the items get, if that is a TAG
	Line          int
}

// ruleIndex finds rules by placement; a rule for a whole category has no subcategory.
type ruleIndex map[Placement]int

// indexRules returns an index of rules. The first rule for a placement counts.
func indexRules(rules []PlacementRule) ruleIndex {
	index := ruleIndex{}
	add := func(p Placement, i int) {
		if _, ok := index[p]; !ok {
			index[p] = i
		}
	}
	for i, r := range rules {
		if len(r.Subcategories) == 0 {
			add(Placement{Category: r.Category}, i)
		}
		for _, sub := range r.Subcategories {
			add(Placement{r.Category, sub}, i)
		}
	}
	return index
}

// of returns the number of the first rule that applies to an item.
func (index ruleIndex) of(it *Item) (i int, ok bool) {
	i, ok = index[it.Placement()]
	if whole, applies := index[Placement{Category: it.Category}]; applies && (!ok || whole < i) {
		return whole, true
	}
	return i, ok
}

// FeaturedRule features the items whose field has one of the values.
type FeaturedRule struct {
	Field   string // maturity or subcategory; other fields feature nothing
	Options []Feature
}

// Feature says how items with a value are featured. Order is nil if it is not given.
type Feature struct {
	Value, Label string
	Order        *int
}

// SiteBlock is the header or the footer of a web site. Given is set if the file has it.
type SiteBlock struct {
	Given      bool
	Links      []Setting
	Logo, Text string
}

// SiteEvent is an event that a web site announces.
type SiteEvent struct {
	Name                  string
	Start, End            Date
	BannerURL, DetailsURL string
}

// Feature returns how an item is featured, or nil. The last rule that applies counts.
func (s *Settings) Feature(it *Item) *Feature {
	if s == nil {
		return nil
	}
	var found *Feature
	for _, rule := range s.Featured {
		value := ""
		switch rule.Field {
		case "maturity":
			value = string(it.Maturity)
		case "subcategory":
			value = it.Subcategory
		}
		i := slices.IndexFunc(rule.Options, func(f Feature) bool { return f.Value == value })
		if i >= 0 && value != "" {
			found = &rule.Options[i]
		}
	}
	return found
}

// WithSettings returns the catalog with settings, and those that do not fit it. Values that items have themselves take precedence, as in landscape2.
func (c *Catalog) WithSettings(s *Settings) (with *Catalog, misfits []Misfit) {
	d := *c
	d.Settings = s
	d.Origin.Foundation = cmp.Or(s.Foundation, c.Origin.Foundation)
	if s.MembersCategory != "" && c.hasCategory(s.MembersCategory) {
		d.MembersCategory = s.MembersCategory
	}
	if len(s.EndUsers) > 0 || len(s.Tags) > 0 {
		d.Items = slices.Clone(c.Items)
	}
	endUsers, tags := indexRules(s.EndUsers), indexRules(s.Tags)
	for i := range d.Items {
		it := &d.Items[i]
		if _, ok := endUsers.of(it); ok && !it.NotEndUser {
			it.EndUser = true
		}
		if j, ok := tags.of(it); ok && it.Maturity != "" && len(it.Tags) == 0 {
			it.Tags = []string{s.Tags[j].Tag}
		}
	}
	return &d, c.misfits(s)
}

func (c *Catalog) hasCategory(name string) bool {
	return slices.ContainsFunc(c.Categories, func(cat Category) bool { return cat.Name == name })
}

// Misfit is a category or subcategory in settings that the landscape does not have.
type Misfit struct {
	Line       int // in the settings; 0 if it is not known
	Kind, Name string
	Near       string // the name that was probably meant, or ""
}

// misfits returns the categories and subcategories in settings that the catalog does not
// have, each once, at most 100.
func (c *Catalog) misfits(s *Settings) []Misfit {
	const most = 100
	var found []Misfit
	add := func(line int, kind, name string, choices []string) {
		if len(found) == most || slices.ContainsFunc(found, func(m Misfit) bool { return m.Kind == kind && m.Name == name }) {
			return
		}
		near := suggest.Nearest(name, choices)
		if i := slices.IndexFunc(choices, func(c string) bool { return strings.HasPrefix(c, name+" ") }); near == "" && i >= 0 {
			near = choices[i]
		}
		found = append(found, Misfit{line, kind, name, near})
	}
	var categories []string
	for _, cat := range c.Categories {
		categories = append(categories, cat.Name)
	}
	check := func(line int, category string, subcategories []string) {
		i := slices.Index(categories, category)
		if i < 0 {
			add(line, "category", category, categories)
			return
		}
		for _, sub := range subcategories {
			if !slices.Contains(c.Categories[i].Subcategories, sub) {
				add(line, "subcategory", sub, c.Categories[i].Subcategories)
			}
		}
	}
	if s.MembersCategory != "" {
		check(0, s.MembersCategory, nil)
	}
	for _, g := range s.Groups {
		for _, category := range g.Categories {
			check(g.line, category, nil)
		}
	}
	for _, r := range slices.Concat(s.EndUsers, s.Tags) {
		check(r.Line, r.Category, r.Subcategories)
	}
	return found
}
