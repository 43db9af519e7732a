package lint

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// duplicateNames finds names that an item in another subcategory also has.
func duplicateNames(l *linter) itemCheck {
	first := make(map[string]*landscape.Item, len(l.Catalog.Items))
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		other := first[it.Name]
		if other == nil {
			first[it.Name] = it
		} else if other.Placement() != it.Placement() {
			l.report(nodes.Value("name"), "duplicate name; also used in %s (line %d)", other.Placement(), other.Line)
		}
	}
}

// namesByCase finds names that differ only in case from another name.
func namesByCase(l *linter) itemCheck {
	first := make(map[string]*landscape.Item, len(l.Catalog.Items))
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		key := strings.ToLower(it.Name)
		if other := first[key]; other == nil {
			first[key] = it
		} else if other.Name != it.Name {
			l.report(nodes.Value("name"), "differs only in case from %s (line %d)", other.Name, other.Line)
		}
	}
}

// duplicateSections finds categories, and subcategories of one category, that have
// the same name.
func duplicateSections(l *linter) {
	seen := map[landscape.Placement]bool{}
	for _, s := range l.Sections {
		p := landscape.Placement{Category: s.Category, Subcategory: s.Name}
		if seen[p] {
			l.report(s.Node, "duplicate name %q", s.Name)
		}
		seen[p] = true
	}
}

// sharedRepository is a repository that several items have.
type sharedRepository struct {
	items  []*landscape.Item
	second *load.ItemNodes // of the second item
}

// sharedRepositories returns the repositories that are the primary one of several
// items, in the order of the file.
func sharedRepositories(l *linter) []sharedRepository {
	nodes := make([]*load.ItemNodes, len(l.Catalog.Items))
	for i := range l.Items {
		if n := &l.Items[i]; n.Index >= 0 {
			nodes[n.Index] = n
		}
	}
	byKey := make(map[string]int, len(l.Catalog.Items)) // index in all
	var all []sharedRepository
	for i := range l.Catalog.Items {
		it := &l.Catalog.Items[i]
		url := it.Repository()
		if url == "" {
			continue
		}
		key := landscape.RepositoryKey(url)
		at, ok := byKey[key]
		if !ok {
			at = len(all)
			byKey[key] = at
			all = append(all, sharedRepository{})
		}
		if all[at].items = append(all[at].items, it); len(all[at].items) == 2 {
			all[at].second = nodes[i]
		}
	}
	return slices.DeleteFunc(all, func(s sharedRepository) bool { return s.second == nil })
}

// eachShared calls f for each repository of several items, at the second of them.
func (l *linter) eachShared(f func(items []*landscape.Item, at *yaml.Node)) {
	for _, s := range l.sharedRepositories() {
		l.At = s.second.Place
		f(s.items, s.second.Value("repo_url"))
	}
	l.At = load.Place{}
}

// duplicateRepositories finds repositories that several items have.
func duplicateRepositories(l *linter) {
	l.eachShared(func(items []*landscape.Item, at *yaml.Node) {
		l.report(at, "same repository as %s (line %d)", items[0].Name, items[0].Line)
	})
}

// repositoryLevels finds items with the same repository at different levels.
func repositoryLevels(l *linter) {
	l.eachShared(func(items []*landscape.Item, at *yaml.Node) {
		for _, it := range items[1:] {
			if it.Maturity != items[0].Maturity {
				l.report(at, "%s %s, but %s (same repository) %s", it.Name, isAt(it.Maturity), items[0].Name, isAt(items[0].Maturity))
				return
			}
		}
	})
}

// isAt returns the predicate of a message about an item with a level.
func isAt(l landscape.Level) string {
	if l == "" {
		return "has no level"
	}
	return "is " + string(l)
}

// missingSecondPaths finds second paths to subcategories that do not exist.
func missingSecondPaths(l *linter) itemCheck {
	exists := map[landscape.Placement]bool{}
	var names []string
	for _, c := range l.Catalog.Categories {
		for _, sub := range c.Subcategories {
			p := landscape.Placement{Category: c.Name, Subcategory: sub}
			exists[p] = true
			names = append(names, p.String())
		}
	}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		if len(it.Also) == 0 {
			return
		}
		var paths []*yaml.Node
		if list := nodes.Value("second_path"); list != nil {
			paths = list.Content
		}
		for _, p := range it.Also {
			var at *yaml.Node
			at, paths = cutPath(paths, p)
			if !exists[p] {
				l.report(at, "second_path %q does not exist%s", p, l.hint(p.String(), names))
			}
		}
	}
}

// cutPath returns the first node that is the path of a placement, and the nodes
// behind it. Without such a node it returns nil and all nodes.
func cutPath(paths []*yaml.Node, p landscape.Placement) (at *yaml.Node, rest []*yaml.Node) {
	for i, n := range paths {
		if q, ok := load.SplitPath(yamldoc.Resolve(n).Value); ok && q == p {
			return n, paths[i+1:]
		}
	}
	return nil, paths
}

// missingParents finds parent projects that are not items.
func missingParents(l *linter) itemCheck {
	exists := make(map[string]bool, len(l.Catalog.Items))
	names := make([]string, len(l.Catalog.Items))
	for i := range l.Catalog.Items {
		names[i] = l.Catalog.Items[i].Name
		exists[names[i]] = true
	}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		if it.ParentProject != "" && !exists[it.ParentProject] {
			l.report(nodes.Value("extra.parent_project"), "parent_project %q is not an item%s", it.ParentProject, l.hint(it.ParentProject, names))
		}
	}
}
