package load

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// ownWords are what an organisation says of a project or an item of its own.
type ownWords struct {
	status, owner, note string
	tags                []string

	statusNode *yaml.Node
}

// keys reads the words; more are the keys beside them.
func (o *ownWords) keys(w *walker, more keys) keys {
	more["status"] = func(n *yaml.Node) { o.status, o.statusNode = w.text(n, "status"), n }
	more["owner"] = w.into(&o.owner)
	more["note"] = w.into(&o.note)
	more["tags"] = func(n *yaml.Node) { o.tags = w.texts(n, "tags") }
	return more
}

// statuses are the words for adoption that a file may use.
type statuses []string

// check returns the status as it was declared; one that was not is a problem,
// and kept.
func (s statuses) check(w *walker, status string, n *yaml.Node) string {
	i := slices.IndexFunc(s, func(word string) bool { return strings.EqualFold(word, status) })
	if i >= 0 {
		return s[i]
	}
	if status == "" {
		return ""
	}
	hint := ""
	if near := landscape.Nearest(status, s); near != "" {
		hint = "; did you mean " + near + "?"
	}
	w.report(n, "unknown-status", diag.Warning, "status %q is not one of %s%s", status, strings.Join(s, ", "), hint)
	return status
}

// declared reads an organisation's own words for adoption.
func (w *walker) declared(n *yaml.Node) []string {
	var out []string
	for _, s := range w.texts(n, "statuses") {
		if slices.ContainsFunc(out, func(t string) bool { return strings.EqualFold(s, t) }) {
			w.report(n, "duplicate-status", diag.Warning, "status %q is declared twice", s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// ownItem is an item that is not on the landscape, and where it stands.
type ownItem struct {
	landscape.Item
	words ownWords
}

func (w *walker) ownItems(n *yaml.Node) []ownItem {
	var out []ownItem
	w.structs(n, "items", func(n *yaml.Node) {
		var it ownItem
		var repo string
		w.read(n, it.words.keys(w, keys{
			"name": w.into(&it.Name), "category": w.into(&it.Category), "subcategory": w.into(&it.Subcategory),
			"description": w.into(&it.Description), "homepage_url": w.into(&it.HomepageURL), "repo_url": w.into(&repo),
		}))
		if repo != "" {
			it.Repositories = []landscape.Repository{{URL: repo, Primary: true}}
		}
		it.Owner, it.Note, it.OwnTags = it.words.owner, it.words.note, it.words.tags
		switch {
		case it.Name == "":
			w.report(n, "item-name", diag.Error, "item has no name")
		case slices.ContainsFunc(out, func(other ownItem) bool { return strings.EqualFold(other.Name, it.Name) }):
			w.report(n, "duplicate-item", diag.Warning, "item %q is given twice", it.Name)
		default:
			out = append(out, it)
		}
	})
	return out
}

// finishStatuses fills in the statuses, when all of the file is read: their
// declaration may come last.
func (w *walker) finishStatuses(o *landscape.Overlay, entries []ownWords, items []ownItem) {
	known := statuses(o.Statuses)
	if len(known) == 0 {
		known = landscape.DefaultStatuses
	}
	for i, e := range entries {
		o.Entries[i].Status = known.check(w, e.status, e.statusNode)
	}
	for _, it := range items {
		it.Status = known.check(w, it.words.status, it.words.statusNode)
		o.Items = append(o.Items, it.Item)
	}
}
