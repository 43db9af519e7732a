package load

import (
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// readItem reads a value into an item.
type readItem func(*walker, *landscape.Item, *yaml.Node)

// itemKeys and extraKeys tell how each key is read that is no plain field of
// [landscape.Fields]; fieldKeys are those that are, by place and key.
var (
	itemKeys = map[string]readItem{
		"item":             func(*walker, *landscape.Item, *yaml.Node) {},
		"extra":            nil, // read by keys
		"repo_url":         (*walker).repoURL,
		"branch":           (*walker).branch,
		"additional_repos": (*walker).additionalRepos,
		"second_path":      (*walker).secondPath,
		"cncf_project": func(w *walker, it *landscape.Item, n *yaml.Node) {
			it.Maturity = landscape.Level(w.text(n, "cncf_project"))
		},
	}
	extraKeys = map[string]readItem{
		"extra.summary_tags":     func(w *walker, it *landscape.Item, n *yaml.Node) { it.Summary.Tags = w.commas(n) },
		"extra.summary_personas": func(w *walker, it *landscape.Item, n *yaml.Node) { it.Summary.Personas = w.commas(n) },
		"extra.audits":           (*walker).audits,
		"extra.other_links":      (*walker).otherLinks,
		"extra.annotations":      (*walker).annotations,
	}
	fieldKeys = sync.OnceValue(func() map[string]*landscape.Field {
		m := make(map[string]*landscape.Field, len(landscape.Fields))
		for i := range landscape.Fields {
			if f := &landscape.Fields[i]; f.Key != "" {
				m[f.Key] = f
			}
		}
		return m
	})
)

// item adds an item to the catalog.
func (w *walker) item(c *landscape.Catalog, n *yaml.Node, p landscape.Placement, i int, seen map[string]bool) {
	w.where = where{category: p.Category, subcategory: p.Subcategory, index: i, line: n.Line, col: n.Column}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "item is %s, not a mapping", kindName(n))
		return
	}
	if len(c.Items) == w.maxItems {
		w.tooMany = n
		return
	}
	c.Items = append(c.Items, landscape.Item{})
	it := &c.Items[len(c.Items)-1]
	it.Category, it.Subcategory, it.Line, it.Column = p.Category, p.Subcategory, n.Line, n.Column
	if name := itemName(n); name != "" {
		w.where.item = name
	}
	pairs := w.pairs(n, func(key string) bool { return isKnown("", key) })
	w.marker(n, "item")
	nodes := w.scratch[:0]
	w.keys(it, pairs, "", itemKeys, &nodes)
	w.scratch = nodes
	it.SortDetails()
	primaryFirst(it)
	if it.Name == "" {
		it.Name = nameless(nodes)
	}
	if w.where.item == "" {
		w.where.item = it.Name // which it has by a merge key
	}
	if w.strict {
		w.strictItem(n, nodes)
	}
	if it.Name == "" {
		if !w.strict {
			w.report(n, "empty-value", diag.Error, "name is required")
		}
		c.Items = c.Items[:len(c.Items)-1]
		return
	}
	name := it.Name
	if value := nodes.value("name"); value != nil {
		name = value.Value // names that differ in whitespace alone are two
	}
	if seen[name] {
		w.report(nodes.value("name"), "duplicate-item", diag.Error, "duplicate item name")
	}
	seen[name] = true
	if w.strict {
		w.nodes = append(w.nodes, slices.Clone(nodes))
	}
}

// itemName looks for the name of an item before it is read.
func itemName(n *yaml.Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := yamldoc.Resolve(n.Content[i+1]); n.Content[i].Value == "name" && value.Kind == yaml.ScalarNode {
			return strings.TrimSpace(value.Value)
		}
	}
	return ""
}

// nameless returns a name that is only blanks: landscape2 takes it.
func nameless(nodes itemNodes) string {
	if name := nodes.value("name"); name != nil && name.Kind == yaml.ScalarNode {
		return name.Value
	}
	return ""
}

// keys reads pairs of the item; prefix says where they are.
func (w *walker) keys(it *landscape.Item, pairs []pair, prefix string, special map[string]readItem, nodes *itemNodes) {
	was := w.unread
	for _, p := range pairs {
		name := prefix + p.key.Value
		w.unread = was || p.merged || !isKnown("", name)
		if !p.merged && !was {
			*nodes = append(*nodes, namedPair{name, p})
			if isBadNull(p.value) && !slices.Contains([]string{"name", "homepage_url", "logo"}, name) {
				w.report(p.value, "wrong-type", diag.Error, "%s is tagged !!null but is %q", p.key.Value, p.value.Value)
			}
		}
		if name == "extra" {
			w.extra(it, p.value, nodes)
		} else if read, ok := special[name]; ok {
			read(w, it, p.value)
		} else if f, ok := fieldKeys()[name]; ok {
			w.field(it, f, p.value)
		} else if !w.misplaced(p.key, prefix) {
			w.unknownKey(p.key, knownKeys(prefix, special))
		}
	}
	w.unread = was
}

// misplaced reports a key that is known at the other place, the item or its
// extra part, and tells whether it is.
func (w *walker) misplaced(key *yaml.Node, prefix string) bool {
	switch {
	case !w.strict:
		return false
	case prefix != "" && isKnown("", key.Value):
		w.report(key, "misplaced-key", diag.Warning, "key %q belongs to the item, not into its extra part", key.Value)
		return true
	case prefix == "" && isKnown("extra.", key.Value):
		w.report(key, "misplaced-key", diag.Warning, "key %q belongs into the extra part of the item", key.Value)
		return true
	}
	return false
}

// isKnown reports whether landscape2 reads the key there.
func isKnown(prefix, key string) bool {
	name := prefix + key
	if _, ok := fieldKeys()[name]; ok {
		return true
	}
	_, item := itemKeys[name]
	_, extra := extraKeys[name]
	return (item || extra) && name != "item" && name != "cncf_project"
}

func knownKeys(prefix string, special map[string]readItem) []string {
	var known []string
	for _, f := range landscape.Fields {
		if key, ok := strings.CutPrefix(f.Key, prefix); ok && key != "" && !strings.Contains(key, ".") {
			known = append(known, key)
		}
	}
	for key := range special {
		known = append(known, strings.TrimPrefix(key, prefix))
	}
	return known
}

func (w *walker) field(it *landscape.Item, f *landscape.Field, n *yaml.Node) {
	switch {
	case f.Detail != 0:
		if text := w.text(n, strings.TrimPrefix(f.Key, "extra.")); text != "" {
			it.Details = append(it.Details, landscape.Detail{Kind: f.Detail, Text: text})
		}
	case f.Text != nil:
		*f.Text(it) = w.text(n, strings.TrimPrefix(f.Key, "extra."))
	case f.Day != nil:
		*f.Day(it) = w.day(n, strings.TrimPrefix(f.Key, "extra."))
	case f.Flag != nil:
		*f.Flag(it) = w.flag(n, strings.TrimPrefix(f.Key, "extra."))
	case f.List != nil:
		*f.List(it) = w.texts(n, strings.TrimPrefix(f.Key, "extra."))
	}
}

func (w *walker) extra(it *landscape.Item, n *yaml.Node, nodes *itemNodes) {
	if isNone(n) || isVoid(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "extra is %s, not a mapping", kindName(n))
		return
	}
	pairs := w.pairs(n, func(key string) bool { return isKnown("extra.", key) })
	w.keys(it, pairs, "extra.", extraKeys, nodes)
}

// commas reads a list that the format writes as one text.
func (w *walker) commas(n *yaml.Node) []string {
	var out []string
	for _, s := range strings.Split(w.text(n, "summary"), ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (w *walker) repoURL(it *landscape.Item, n *yaml.Node) {
	if url := w.text(n, "repo_url"); url != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{URL: url, Primary: true})
	}
}

// branch comes before or after repo_url; primaryFirst joins the two.
func (w *walker) branch(it *landscape.Item, n *yaml.Node) {
	if branch := w.text(n, "branch"); branch != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{Branch: branch})
	}
}

// primaryFirst puts the primary repository first, with its branch and licence.
func primaryFirst(it *landscape.Item) {
	var primary landscape.Repository
	var others []landscape.Repository
	for _, r := range it.Repositories {
		switch {
		case r.Primary:
			primary.URL, primary.Primary = r.URL, true
		case r.URL == "":
			primary.Branch = r.Branch
		default:
			others = append(others, r)
		}
	}
	it.Repositories = others
	if primary.Primary {
		primary.License = it.License
		it.Repositories = append([]landscape.Repository{primary}, others...)
	}
}

func (w *walker) additionalRepos(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "additional_repos", func(n *yaml.Node) {
		var r landscape.Repository
		given := w.read(n, keys{"repo_url": w.into(&r.URL), "branch": w.into(&r.Branch), "license": w.into(&r.License)})
		w.required(n, given, "additional_repos", "repo_url")
		w.linkURL(given["repo_url"], "additional_repository", "additional_repos.repo_url")
		if r.URL != "" {
			it.Repositories = append(it.Repositories, r)
		}
	})
}

func (w *walker) secondPath(it *landscape.Item, n *yaml.Node) {
	for _, child := range w.list(n, "second_path") {
		s := w.text(child, "second_path")
		if child.Kind != yaml.ScalarNode {
			continue
		}
		p, ok := splitPath(s)
		if !ok {
			w.report(child, "second-path-form", diag.Warning, "second_path %q is ignored, as landscape2 does: want two names with \" / \" between them", child.Value)
			continue
		}
		it.Also = append(it.Also, p)
	}
}

func (w *walker) audits(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "audits", func(n *yaml.Node) {
		var a landscape.Audit
		given := w.read(n, keys{
			"type": w.into(&a.Type), "url": w.into(&a.URL), "vendor": w.into(&a.Vendor),
			"date": func(n *yaml.Node) {
				if isNone(n) && w.strict {
					w.report(n, "date-format", diag.Error, "audits.date: %q is no date; want YYYY-MM-DD", n.Value)
				}
				a.Date = w.day(n, "audits.date")
			},
		})
		w.required(n, given, "audits", "date", "type", "url", "vendor")
		w.linkURL(given["url"], "audit", "audits.url")
		it.Audits = append(it.Audits, a)
	})
}

func (w *walker) otherLinks(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "other_links", func(n *yaml.Node) {
		var l landscape.Link
		given := w.read(n, keys{"name": w.into(&l.Name), "url": w.into(&l.URL)})
		w.required(n, given, "other_links", "name", "url")
		for _, key := range []string{"name", "url"} {
			if v := given[key]; w.strict && v != nil && isBlank(v) {
				w.report(v, "empty-value", diag.Error, "other_links: link %s is required", key)
			}
		}
		if v := given["url"]; v != nil && !isBlank(v) {
			w.linkURL(v, "other_link", "other_links.url")
		}
		it.Links = append(it.Links, l)
	})
}

// required tells of keys that landscape2 wants in a list's entry.
func (w *walker) required(n *yaml.Node, given map[string]*yaml.Node, what string, want ...string) {
	for _, key := range want {
		if given[key] == nil && w.strict {
			w.report(n, "missing-key", diag.Error, "%s: missing field %s", what, key)
		}
	}
}

// linkURL checks an address in a list's entry.
func (w *walker) linkURL(n *yaml.Node, kind, key string) {
	if w.strict && n != nil && n.Kind == yaml.ScalarNode {
		w.strictURL(n, urlRule{key: key, kind: kind})
	}
}

// annotations reads strings by their keys. Of a key given twice the last value
// counts, and a merge key is a key like others, as landscape2 has it.
func (w *walker) annotations(it *landscape.Item, n *yaml.Node) {
	if isNone(n) || isVoid(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "annotations is %s, not a mapping", kindName(n))
		return
	}
	at := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := yamldoc.Resolve(n.Content[i])
		if key.Kind != yaml.ScalarNode {
			w.report(n.Content[i], "wrong-type", diag.Error, "a key is %s, not a text", kindName(key))
			continue
		}
		note := landscape.Annotation{Key: key.Value, Value: w.text(yamldoc.Resolve(n.Content[i+1]), "annotations")}
		if earlier, ok := at[key.Value]; ok {
			w.report(n.Content[i], "duplicate-key", diag.Warning, "key %q is given twice; the last value counts", key.Value)
			it.Notes[earlier] = note
			continue
		}
		at[key.Value] = len(it.Notes)
		it.Notes = append(it.Notes, note)
	}
}
