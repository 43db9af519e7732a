package landscape

import (
	"iter"
	"slices"
	"strings"
)

// entryMatcher finds the items of entries. It knows only the repositories and
// names in one overlay, and the names of parent projects.
type entryMatcher struct {
	byRepo, byName map[string][]*Item
}

func newEntryMatcher(items []Item, o Overlay) entryMatcher {
	m := entryMatcher{map[string][]*Item{}, map[string][]*Item{}}
	for _, e := range o.Entries {
		m.byName[e.Name] = nil
		for _, url := range e.RepoURLs {
			m.byRepo[RepositoryKey(url)] = nil
		}
		for _, r := range e.Relations {
			m.byName[r.Other] = nil
		}
		for _, part := range e.Parts {
			m.byName[part.Name] = nil
			m.byRepo[RepositoryKey(part.Repository())] = nil
		}
	}
	for i := range items {
		if parent := items[i].ParentProject; parent != "" {
			m.byName[parent] = nil
		}
	}
	m.add((&Catalog{Items: items}).items())
	return m
}

// add adds items to those that can be found.
func (m entryMatcher) add(items iter.Seq[*Item]) {
	for it := range items {
		if same, ok := m.byName[it.Name]; ok {
			m.byName[it.Name] = append(same, it)
		}
		if url := it.Repository(); url != "" && len(m.byRepo) > 0 {
			key := RepositoryKey(url)
			if same, ok := m.byRepo[key]; ok {
				m.byRepo[key] = append(same, it)
			}
		}
	}
}

// has reports whether an item has the name of a part, or its repository, unless that
// is also the repository of the project.
func (m entryMatcher) has(part Item, project *Item) bool {
	if part.Repository() == "" {
		return len(m.byName[part.Name]) > 0
	}
	same := m.byRepo[RepositoryKey(part.Repository())]
	return len(m.byName[part.Name]) > 0 || len(same) > 0 && !slices.Contains(same, project)
}

// match returns the item of a foundation's entry, or nil.
func (m entryMatcher) match(e Entry) *Item {
	for _, url := range e.RepoURLs {
		if it := pickItem(m.byRepo[RepositoryKey(url)], e.Name); it != nil {
			return it
		}
	}
	it := m.byExactName(e.Name)
	if it != nil && len(e.RepoURLs) > 0 && it.Repository() != "" {
		return nil // a namesake
	}
	return it
}

func (m entryMatcher) byExactName(name string) *Item { return pickItem(m.byName[name], name) }

// pickItem returns the best of items that share a repository or name: the one
// with the name, else the first that is hosted, else the only one, else nil.
func pickItem(items []*Item, name string) *Item {
	var hosted *Item
	for _, it := range items {
		if it.Name == name {
			return it
		}
		if it.Maturity != "" && hosted == nil {
			hosted = it
		}
	}
	if hosted == nil && len(items) == 1 {
		return items[0]
	}
	return hosted
}

// RepositoryKey returns a form of the URL that is the same for all URLs of a
// repository.
func RepositoryKey(url string) string {
	url = strings.ToLower(strings.TrimSpace(url))
	url = strings.TrimPrefix(strings.TrimPrefix(url, "http://"), "https://")
	return strings.TrimSuffix(strings.TrimRight(strings.TrimPrefix(url, "www."), "/"), ".git")
}
