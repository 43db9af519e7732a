package load

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"gopkg.in/yaml.v3"
)

// adoption is what an organization says of its adoption of a project or item.
type adoption struct {
	status, owner, note string
	tags                []string

	statusNode *yaml.Node
}

// readers adds the readers of its keys to those of the keys beside them.
func (a *adoption) readers(r *reader, more keyReaders) keyReaders {
	more["status"] = func(n *yaml.Node) { a.status, a.statusNode = r.stringValue(n, "status"), n }
	more["owner"] = r.stringInto(&a.owner)
	more["note"] = r.stringInto(&a.note)
	more["tags"] = func(n *yaml.Node) { a.tags = r.stringList(n, "tags") }
	return more
}

// statuses are the statuses of adoption that a file may use.
type statuses struct {
	names  []string
	folded map[string]string // names by their lower-case forms
}

func newStatuses(names []string) statuses {
	s := statuses{names, make(map[string]string, len(names))}
	for _, name := range names {
		if _, ok := s.folded[strings.ToLower(name)]; !ok {
			s.folded[strings.ToLower(name)] = name
		}
	}
	return s
}

// check returns a status as it was declared. It reports one that was not
// declared, and returns it as it is.
func (s statuses) check(r *reader, status string, n *yaml.Node) string {
	if name, ok := s.folded[strings.ToLower(status)]; ok || status == "" {
		return name
	}
	hint := ""
	if !r.IsFull("unknown-status", diag.Warning) {
		if near := suggest.Nearest(status, s.names); near != "" {
			hint = "; did you mean " + near + "?"
		}
	}
	r.report(n, "unknown-status", diag.Warning, "status %q is not one of %s%s", status, strings.Join(s.names, ", "), hint)
	return status
}

// maxStatuses is the number of statuses that an overlay may declare.
const maxStatuses = 50

// declaredStatuses reads the statuses that an organization uses.
func (r *reader) declaredStatuses(n *yaml.Node) []string {
	words := r.stringList(n, "statuses")
	if len(words) > maxStatuses {
		r.report(n, "unknown-value", diag.Error, "statuses has %d entries; only the first %d are used", len(words), maxStatuses)
		words = words[:maxStatuses]
	}
	var out []string
	for _, s := range words {
		if slices.ContainsFunc(out, func(t string) bool { return strings.EqualFold(s, t) }) {
			r.report(n, "duplicate-status", diag.Warning, "status %q is declared twice", s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// customItem is an item that an organization adds to the landscape.
type customItem struct {
	landscape.Item
	adoption adoption
}

// customItems reads the items that an organization adds.
func (r *reader) customItems(n *yaml.Node) []customItem {
	var out []customItem
	given := map[string]bool{}
	r.eachMapping(n, "items", func(n *yaml.Node) {
		var it customItem
		var repo string
		r.keys(n, it.adoption.readers(r, keyReaders{
			"name": r.stringInto(&it.Name), "category": r.stringInto(&it.Category), "subcategory": r.stringInto(&it.Subcategory),
			"description": r.stringInto(&it.Description), "homepage_url": r.stringInto(&it.HomepageURL), "repo_url": r.stringInto(&repo),
		}))
		if repo != "" {
			it.Repositories = []landscape.Repository{{URL: repo, Primary: true}}
		}
		it.Owner, it.Note, it.CustomTags = it.adoption.owner, it.adoption.note, it.adoption.tags
		switch {
		case it.Name == "":
			r.report(n, "item-name", diag.Error, "item name is missing")
		case given[strings.ToLower(it.Name)]:
			r.report(n, "duplicate-item", diag.Warning, "duplicate item %q", it.Name)
		default:
			given[strings.ToLower(it.Name)] = true
			out = append(out, it)
		}
	})
	return out
}

// setStatuses sets the statuses of entries and items. It runs when the whole file
// has been read, because the statuses may be declared at its end.
func (r *reader) setStatuses(o *landscape.Overlay, entries []adoption, items []customItem) {
	known := newStatuses(o.Statuses)
	if len(o.Statuses) == 0 {
		known = newStatuses(landscape.DefaultStatuses)
	}
	for i, e := range entries {
		o.Entries[i].Status = known.check(r, e.status, e.statusNode)
	}
	for _, it := range items {
		it.Status = known.check(r, it.adoption.status, it.adoption.statusNode)
		o.Items = append(o.Items, it.Item)
	}
}
