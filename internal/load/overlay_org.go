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

// statuses are the words for adoption that a file may use, and each of them by
// its lower-case form.
type statuses struct {
	words  []string
	folded map[string]string
}

func newStatuses(words []string) statuses {
	s := statuses{words, make(map[string]string, len(words))}
	for _, word := range words {
		if _, ok := s.folded[strings.ToLower(word)]; !ok {
			s.folded[strings.ToLower(word)] = word
		}
	}
	return s
}

// check returns the status as it was declared; one that was not is a problem,
// and kept.
func (s statuses) check(w *walker, status string, n *yaml.Node) string {
	if word, ok := s.folded[strings.ToLower(status)]; ok || status == "" {
		return word
	}
	hint := ""
	if !w.full("unknown-status", diag.Warning) {
		if near := landscape.Nearest(status, s.words); near != "" {
			hint = "; did you mean " + near + "?"
		}
	}
	w.report(n, "unknown-status", diag.Warning, "status %q is not one of %s%s", status, strings.Join(s.words, ", "), hint)
	return status
}

// maxStatuses is how many words for adoption an overlay may declare.
const maxStatuses = 50

// declared reads an organisation's own words for adoption.
func (w *walker) declared(n *yaml.Node) []string {
	words := w.texts(n, "statuses")
	if len(words) > maxStatuses {
		w.report(n, "unknown-value", diag.Error, "statuses has %d words; at most %d are read", len(words), maxStatuses)
		words = words[:maxStatuses]
	}
	var out []string
	for _, s := range words {
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
	given := map[string]bool{}
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
		case given[strings.ToLower(it.Name)]:
			w.report(n, "duplicate-item", diag.Warning, "item %q is given twice", it.Name)
		default:
			given[strings.ToLower(it.Name)] = true
			out = append(out, it)
		}
	})
	return out
}

// finishStatuses fills in the statuses, when all of the file is read: their
// declaration may come last.
func (w *walker) finishStatuses(o *landscape.Overlay, entries []ownWords, items []ownItem) {
	known := newStatuses(o.Statuses)
	if len(o.Statuses) == 0 {
		known = newStatuses(landscape.DefaultStatuses)
	}
	for i, e := range entries {
		o.Entries[i].Status = known.check(w, e.status, e.statusNode)
	}
	for _, it := range items {
		it.Status = known.check(w, it.words.status, it.words.statusNode)
		o.Items = append(o.Items, it.Item)
	}
}
