package load

import (
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// named reads a mapping that has a name, a list of names and possibly more keys. landscape2
// requires the name and the list.
func (r *settingsReader) named(n *yaml.Node, what string, i int, listKey string, more keyReaders) (name string, list []string) {
	readers := keyReaders{
		"name":  func(n *yaml.Node) { name = r.text(n, entryName(what, i, "")+" name") },
		listKey: func(n *yaml.Node) { list = r.names(n, listKey) },
	}
	for key, read := range more {
		readers[key] = read
	}
	given := r.keys(n, readers)
	for _, key := range []string{"name", listKey} {
		if given[key] == nil {
			r.report(n, "missing-key", diag.Error, "%s: missing field %s", entryName(what, i, name), key)
		}
	}
	return name, list
}

// names returns a list of names, which must not be empty.
func (r *settingsReader) names(n *yaml.Node, what string) []string {
	var out []string
	for i, child := range r.few(n, what) {
		if name := r.text(child, entryName(what, i, "")); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// eachEntry calls f for each mapping of a list, with its number.
func (r *settingsReader) eachEntry(n *yaml.Node, what string, f func(i int, n *yaml.Node)) {
	for i, child := range r.few(n, what) {
		if child.Kind != yaml.MappingNode {
			r.report(child, "wrong-type", diag.Error, "an entry of %s is %s, not a mapping", what, kindName(child))
			continue
		}
		f(i, child)
	}
}

// maxEntries is the number of entries that a list of settings may have. Every rule is
// compared with every item.
const maxEntries = 500

// few returns the entries of a list, at most [maxEntries].
func (r *settingsReader) few(n *yaml.Node, what string) []*yaml.Node {
	all := r.list(n, what)
	if len(all) > maxEntries {
		r.report(n, "too-many", diag.Error, "%s has %d entries; at most %d are allowed", what, len(all), maxEntries)
		all = all[:maxEntries]
	}
	return all
}

func (r *settingsReader) groups(n *yaml.Node) {
	slugs := map[string]bool{}
	r.eachEntry(n, "groups", func(i int, n *yaml.Node) {
		alias := ""
		name, categories := r.named(n, "group", i, "categories", keyReaders{
			"alias":           func(n *yaml.Node) { alias = r.text(n, "group alias") },
			"normalized_name": func(*yaml.Node) {}, // landscape2 replaces it
		})
		g := landscape.NewGroup(name, alias, categories, n.Line)
		if slugs[g.Slug()] && name != "" {
			r.report(n, "duplicate-name", diag.Warning, "group %q has the same URL as another one", name)
			return
		}
		slugs[g.Slug()] = true
		if name != "" {
			r.s.Groups = append(r.s.Groups, g)
		}
	})
}

// categoryOrders reads the order of subcategories in categories.
func (r *settingsReader) categoryOrders(n *yaml.Node) {
	r.eachEntry(n, "categories", func(i int, n *yaml.Node) {
		if name, subcategories := r.named(n, "category", i, "subcategories", nil); name != "" {
			r.s.Categories = append(r.s.Categories, landscape.Category{Name: name, Subcategories: subcategories})
		}
	})
}

// rules reads rules on categories and subcategories.
func (r *settingsReader) rules(n *yaml.Node, what, tag string) []landscape.PlacementRule {
	var rules []landscape.PlacementRule
	r.eachEntry(n, what, func(i int, n *yaml.Node) {
		rule := landscape.PlacementRule{Tag: tag, Line: n.Line}
		given := r.keys(n, keyReaders{
			"category": func(n *yaml.Node) { rule.Category = r.text(n, entryName(what, i, "")+" category") },
			"subcategories": func(n *yaml.Node) {
				if rule.Subcategories = r.names(n, "subcategories"); tag != "" && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
					r.report(n, "empty-value", diag.Error, "%s: subcategories is empty", entryName(what, i, ""))
				}
			},
		})
		if given["category"] == nil {
			r.report(n, "missing-key", diag.Error, "%s: missing field category", entryName(what, i, ""))
		}
		if rule.Category != "" {
			rules = append(rules, rule)
		}
	})
	return rules
}

// tags reads the rules of each TAG. landscape2 applies them in the order of the names.
func (r *settingsReader) tags(n *yaml.Node) {
	var all []landscape.PlacementRule
	r.eachKey(n, "tags", func(tag string, n *yaml.Node) { all = append(all, r.rules(n, "tag "+tag, tag)...) })
	if len(all) > maxEntries {
		r.report(n, "too-many", diag.Error, "tags has %d rules; at most %d are allowed", len(all), maxEntries)
		all = all[:maxEntries]
	}
	r.s.Tags = sortedByTag(all)
}

func (r *settingsReader) featured(n *yaml.Node) {
	r.eachEntry(n, "featured_items", func(i int, n *yaml.Node) {
		rule := landscape.FeaturedRule{}
		given := r.keys(n, keyReaders{
			"field": func(n *yaml.Node) {
				if rule.Field = r.text(n, "featured_items field"); rule.Field != "" && rule.Field != "maturity" && rule.Field != "subcategory" {
					r.report(n, "no-effect", diag.Warning, "featured_items field %q has no effect: only maturity and subcategory have", rule.Field)
				}
			},
			"options": func(n *yaml.Node) { rule.Options = r.featuredOptions(n) },
			"exclude": func(n *yaml.Node) {
				r.report(n, "no-effect", diag.Note, "exclude has no effect in landscope")
			},
		})
		for _, key := range []string{"field", "options"} {
			if given[key] == nil {
				r.report(n, "missing-key", diag.Error, "%s: missing field %s", entryName("featured_items", i, rule.Field), key)
			}
		}
		r.s.Featured = append(r.s.Featured, rule)
	})
}

func (r *settingsReader) featuredOptions(n *yaml.Node) []landscape.Feature {
	var options []landscape.Feature
	r.eachEntry(n, "options", func(i int, n *yaml.Node) {
		o := landscape.Feature{}
		given := r.keys(n, keyReaders{
			"value": func(n *yaml.Node) { o.Value = r.text(n, "featured_items value") },
			"label": func(n *yaml.Node) { o.Label = r.text(n, "featured_items label") },
			"order": func(n *yaml.Node) {
				order, err := strconv.Atoi(n.Value)
				if err != nil || order < 0 {
					r.report(n, "wrong-type", diag.Error, "featured_items order %q is not a non-negative integer", n.Value)
					return
				}
				o.Order = &order
			},
		})
		if given["value"] == nil {
			r.report(n, "missing-key", diag.Error, "%s: missing field value", entryName("options", i, ""))
		}
		options = append(options, o)
	})
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		r.report(n, "empty-value", diag.Error, "featured_items options is empty")
	}
	return options
}

func sortedByTag(rules []landscape.PlacementRule) []landscape.PlacementRule {
	slices.SortStableFunc(rules, func(a, b landscape.PlacementRule) int { return strings.Compare(a.Tag, b.Tag) })
	return rules
}
