package diff

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// pairItems maps each item of b to the same one in a, and returns the items of
// a that are left.
func pairItems(a, b *landscape.Catalog) (pairs map[*landscape.Item]*landscape.Item, removed []*landscape.Item) {
	pairs = make(map[*landscape.Item]*landscape.Item, len(b.Items))
	taken := make(map[*landscape.Item]bool, len(a.Items))
	idKey := idKeys()
	// The surest keys come first.
	for _, keys := range []struct {
		a, b func(*landscape.Item) []string
	}{
		{idKey, idKey}, {nameKey, nameKey}, {allNameKeys, allNameKeys}, {repositoryKey(a), repositoryKey(b)},
	} {
		index := map[string][]*landscape.Item{}
		for i := range a.Items {
			if it := &a.Items[i]; !taken[it] {
				for _, k := range keys.a(it) {
					index[k] = append(index[k], it)
				}
			}
		}
		for i := range b.Items {
			after := &b.Items[i]
			if pairs[after] != nil {
				continue
			}
			for _, k := range keys.b(after) {
				if before := firstFree(index[k], taken); before != nil {
					pairs[after], taken[before] = before, true
					break
				}
			}
		}
	}
	for i := range a.Items {
		if it := &a.Items[i]; !taken[it] {
			removed = append(removed, it)
		}
	}
	return pairs, removed
}

func firstFree(items []*landscape.Item, taken map[*landscape.Item]bool) *landscape.Item {
	for _, it := range items {
		if !taken[it] {
			return it
		}
	}
	return nil
}

// idKeys returns a function that returns the item's id. It makes the part of a placement
// only once.
func idKeys() func(*landscape.Item) []string {
	prefixes := map[landscape.Placement]string{}
	return func(it *landscape.Item) []string {
		p := it.Placement()
		prefix, ok := prefixes[p]
		if !ok {
			prefix = normalize.Slug(p.Category) + "--" + normalize.Slug(p.Subcategory) + "--"
			prefixes[p] = prefix
		}
		return []string{prefix + composedSlug(it.Name)}
	}
}

func nameKey(it *landscape.Item) []string { return []string{composedSlug(it.Name)} }

// allNameKeys returns a key for every name that the item has or had.
func allNameKeys(it *landscape.Item) []string {
	keys := []string{composedSlug(it.Name)}
	for _, n := range append(slices.Clip(it.FormerNames), it.Aliases...) {
		keys = append(keys, composedSlug(n.Name))
	}
	return keys
}

// composedSlug returns the same slug for every Unicode form of a name.
func composedSlug(name string) string { return normalize.Slug(normalize.Compose(name)) }

// repositoryKey returns a function that returns the item's repository, unless
// the catalog has several items with that repository.
func repositoryKey(c *landscape.Catalog) func(*landscape.Item) []string {
	n := map[string]int{}
	for i := range c.Items {
		n[landscape.RepositoryKey(c.Items[i].Repository())]++
	}
	return func(it *landscape.Item) []string {
		if key := landscape.RepositoryKey(it.Repository()); key != "" && n[key] == 1 {
			return []string{key}
		}
		return nil
	}
}
