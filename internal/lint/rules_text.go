package lint

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"gopkg.in/yaml.v3"
)

// missingMarkers finds entries that do not begin with their markers.
func missingMarkers(l *linter) {
	for _, u := range l.Unmarked {
		l.At = u.Place
		l.report(u.Node, "entry lacks its \"- %s:\" marker", u.Marker)
	}
	l.At = load.Place{}
}

// nullValues finds keys without a value.
func nullValues(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		eachScalar(nodes, func(k *load.ItemKey) {
			if load.IsNull(k.Value) && k.Name != "item" {
				l.report(k.Key, "key %s has no value", withoutExtra(k.Name))
			}
		})
	}
}

// paddedValues finds strings with leading or trailing whitespace.
func paddedValues(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		eachScalar(nodes, func(k *load.ItemKey) {
			if isPadded(k.Value) {
				l.report(k.Value, "%s has leading or trailing whitespace", withoutExtra(k.Name))
			}
		})
	}
}

// isPadded reports whether a scalar, other than a block, has leading or trailing
// whitespace.
func isPadded(n *yaml.Node) bool {
	return n.Value != strings.TrimSpace(n.Value) && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// unsortedItems finds, in each subcategory, the first item that comes after one with a
// later name.
func unsortedItems(l *linter) itemCheck {
	reported := map[landscape.Placement]bool{}
	var last *landscape.Item
	lastKey := ""
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		p, key := it.Placement(), sortKey(it.Name)
		if key < lastKey && last.Placement() == p && !reported[p] {
			reported[p] = true
			at := nodes.Find("name")
			if at == nil {
				l.report(nil, "out of order: should come before %s", last.Name)
			} else {
				l.report(at.Key, "out of order: should come before %s", last.Name)
			}
		}
		last, lastKey = it, key
	}
}

// sortKey returns the key that items are sorted by: the name in lower case.
func sortKey(name string) string { return strings.ToLower(name) }

var (
	// licenseID is the form of an SPDX license identifier.
	licenseID = lazyRegexp(`^\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*$`)
	// notLicenses have the form of an identifier, but are not identifiers.
	notLicenses = []string{"apache", "gpl", "lgpl", "agpl", "bsd", "mpl", "apache2", "apache2.0", "gplv2", "gplv3", "proprietary", "other", "none"}
)

// unknownLicenses finds licenses that are not SPDX identifiers, by their form.
func unknownLicenses(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		value := nodes.Value("license")
		if value == nil || value.Kind != yaml.ScalarNode || load.IsNull(value) || isSPDX(value.Value) {
			return
		}
		l.report(value, "not an SPDX license identifier: %q", value.Value)
	}
}

// isSPDX reports whether a license has the form of an SPDX expression: identifiers
// joined by AND, OR and WITH.
func isSPDX(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		operator := i%2 == 1
		if operator != slices.Contains([]string{"AND", "OR", "WITH"}, w) {
			return false
		}
		if !operator && (!licenseID().MatchString(w) || slices.Contains(notLicenses, strings.ToLower(w))) {
			return false
		}
	}
	return len(words)%2 == 1
}

var wordBreaks = strings.NewReplacer(" ", "", "-", "", "_", "")

// keywordVariants finds keywords that are spelled differently elsewhere.
func keywordVariants(l *linter) itemCheck {
	first := map[string]string{}
	reported := map[string]bool{}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		for _, tag := range it.Keywords {
			key := wordBreaks.Replace(strings.ToLower(tag))
			if other, ok := first[key]; !ok {
				first[key] = tag
			} else if other != tag && !reported[tag] {
				reported[tag] = true
				l.report(nodes.Value("extra.summary_tags"), "keyword %q is spelled %q elsewhere", tag, other)
			}
		}
	}
}
