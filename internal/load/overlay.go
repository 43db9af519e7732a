package load

import (
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Overlay reads an overlay file. The error, a [*diag.Fault], says that the
// bytes are no YAML or no overlay; all else is a problem.
func Overlay(data []byte, name string) (landscape.Overlay, []diag.Diagnostic, error) {
	root, second, err := yamldoc.Parse(data, name)
	if err != nil || root == nil {
		return landscape.Overlay{Name: name}, nil, err
	}
	return overlayTree(root, second, data, name)
}

// overlayTree reads an overlay that is parsed.
func overlayTree(root *yaml.Node, second bool, data []byte, name string) (landscape.Overlay, []diag.Diagnostic, error) {
	o := landscape.Overlay{Name: name}
	w := newWalker(data, name, false)
	if root.Kind != yaml.MappingNode {
		return o, nil, w.fault(root, "no overlay: want a mapping with keys such as projects")
	}
	if second {
		w.report(root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	if n := w.tooLong(root, "projects", "items"); n != nil {
		return o, nil, w.fault(n, fmt.Sprintf("too many entries: at most %d are allowed in a file of this size", w.maxItems))
	}
	var words []ownWords
	var items []ownItem
	w.read(root, keys{
		"statuses":   func(n *yaml.Node) { o.Statuses = w.declared(n) },
		"items":      func(n *yaml.Node) { items = w.ownItems(n) },
		"foundation": w.into(&o.Foundation),
		"sources":    func(n *yaml.Node) { o.Sources = w.sources(n) },
		"projects":   func(n *yaml.Node) { o.Entries, words = w.entries(n) },
		"editions":   func(n *yaml.Node) { o.Editions = w.editions(n) },
		"names_ja":   func(n *yaml.Node) { o.Words = w.words(n) },
	})
	w.finishStatuses(&o, words, items)
	return o, w.listed(), nil
}

// tooLong returns the list or mapping, under one of the keys of root, that has
// more entries than may be read, or nil.
func (w *walker) tooLong(root *yaml.Node, keys ...string) *yaml.Node {
	for i := 0; i+1 < len(root.Content); i += 2 {
		n := yamldoc.Resolve(root.Content[i+1])
		size := len(n.Content)
		if n.Kind == yaml.MappingNode {
			size /= 2
		}
		if slices.Contains(keys, root.Content[i].Value) && size > w.maxItems {
			return n
		}
	}
	return nil
}

func (w *walker) sources(n *yaml.Node) []landscape.Source {
	var out []landscape.Source
	w.each(n, "sources", func(key string, value *yaml.Node) {
		s := landscape.Source{Key: key}
		w.mapping(value, "source", keys{"title": w.into(&s.Title), "url": w.into(&s.URL)})
		out = append(out, s)
	})
	return out
}

// mapping reads a mapping's keys; anything else is a problem.
func (w *walker) mapping(n *yaml.Node, what string, readers keys) {
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return
	}
	w.read(n, readers)
}

// entries returns the entries, and what an organisation says in each.
func (w *walker) entries(n *yaml.Node) (out []landscape.Entry, words []ownWords) {
	w.each(n, "projects", func(name string, value *yaml.Node) {
		e := landscape.Entry{Name: name}
		var present string
		var former []string
		var own ownWords
		w.mapping(value, "project", own.keys(w, keys{
			"repo_url":         w.into(&present),
			"former_repo_urls": func(n *yaml.Node) { former = w.texts(n, "former_repo_urls") },
			"description_ja":   w.into(&e.DescriptionJa),
			"aliases":          func(n *yaml.Node) { e.Aliases = w.aliases(n, "aliases") },
			"former_names":     func(n *yaml.Node) { e.FormerNames = w.aliases(n, "former_names") },
			"levels":           func(n *yaml.Node) { e.Changes = w.changes(n) },
			"levels_source":    w.into(&e.ChangesSource),
			"relations":        func(n *yaml.Node) { e.Relations = w.relations(n) },
			"successor":        func(n *yaml.Node) { e.NoSuccessor = w.choice(n, "successor", []string{"none"}) == "none" },
			"facts":            func(n *yaml.Node) { e.Facts = w.facts(n, "facts") },
			"identifiers":      func(n *yaml.Node) { e.Identifiers = w.identifiers(n) },
		}))
		e.Owner, e.Note, e.Tags = own.owner, own.note, own.tags
		if present != "" {
			e.RepoURLs = append(e.RepoURLs, present)
		}
		e.RepoURLs = append(e.RepoURLs, former...)
		out, words = append(out, e), append(words, own)
	})
	return out, words
}

func (w *walker) identifiers(n *yaml.Node) []landscape.Identifier {
	var out []landscape.Identifier
	readers := keys{}
	for _, kind := range landscape.IdentifierKinds {
		readers[kind.Name] = func(n *yaml.Node) {
			for _, s := range w.texts(n, kind.Name) {
				out = append(out, landscape.Identifier{Kind: kind.Name, Pattern: s})
			}
		}
	}
	w.mapping(n, "identifiers", readers)
	return out
}

func (w *walker) aliases(n *yaml.Node, what string) []landscape.Alias {
	var out []landscape.Alias
	w.structs(n, what, func(n *yaml.Node) {
		var a landscape.Alias
		w.read(n, keys{
			"name": w.into(&a.Name), "source": w.into(&a.Source),
			"until": func(n *yaml.Node) { a.Until = w.anyDay(n, "until") },
		})
		out = append(out, a)
	})
	return out
}

func (w *walker) changes(n *yaml.Node) []landscape.LevelChange {
	var out []landscape.LevelChange
	w.structs(n, "levels", func(n *yaml.Node) {
		var c landscape.LevelChange
		given := w.read(n, keys{
			"date":        func(n *yaml.Node) { c.Date = w.day(n, "date") },
			"level":       func(n *yaml.Node) { c.Level = landscape.Level(w.text(n, "level")) },
			"approximate": func(n *yaml.Node) { c.Approximate = w.flag(n, "approximate") },
		})
		for _, key := range []string{"date", "level"} {
			if given[key] == nil || isNone(given[key]) {
				w.report(n, "missing-key", diag.Error, "levels: an entry has no %s", key)
			}
		}
		if c.Date != 0 && c.Level != "" {
			out = append(out, c)
		}
	})
	return out
}

func (w *walker) relations(n *yaml.Node) []landscape.Relation {
	types := make([]string, len(landscape.RelationTypes))
	for i, t := range landscape.RelationTypes {
		types[i] = t.Name
	}
	var out []landscape.Relation
	w.structs(n, "relations", func(n *yaml.Node) {
		var r landscape.Relation
		w.read(n, keys{
			"type": func(n *yaml.Node) { r.Type = w.choice(n, "relation type", types) },
			"to":   w.into(&r.Other), "source": w.into(&r.Source),
			"from":  func(n *yaml.Node) { r.From = w.anyDay(n, "from") },
			"until": func(n *yaml.Node) { r.Until = w.anyDay(n, "until") },
		})
		if r.Type != "" && r.Other != "" {
			out = append(out, r)
		}
	})
	return out
}

// choice reads a text that must be one of several.
func (w *walker) choice(n *yaml.Node, what string, choices []string) string {
	s := w.text(n, what)
	if slices.Contains(choices, s) {
		return s
	}
	hint := ""
	if near := landscape.Nearest(s, choices); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	w.report(n, "unknown-value", diag.Error, "%s is %q, not one of %v%s", what, s, choices, hint)
	return ""
}

func (w *walker) facts(n *yaml.Node, what string) []landscape.Fact {
	var out []landscape.Fact
	w.structs(n, what, func(n *yaml.Node) {
		var f landscape.Fact
		w.read(n, keys{
			"text": w.into(&f.Text), "text_ja": w.into(&f.TextJa), "source": w.into(&f.Source),
			"from":  func(n *yaml.Node) { f.From = w.anyDay(n, "from") },
			"until": func(n *yaml.Node) { f.Until = w.anyDay(n, "until") },
		})
		out = append(out, f)
	})
	return out
}

func (w *walker) editions(n *yaml.Node) []landscape.Edition {
	var out []landscape.Edition
	w.each(n, "editions", func(name string, value *yaml.Node) {
		e := landscape.Edition{Name: name}
		w.mapping(value, "edition", keys{
			"title": w.into(&e.Title), "title_ja": w.into(&e.TitleJa),
			"out_of_scope": func(n *yaml.Node) { e.OutOfScope = w.texts(n, "out_of_scope") },
			"notes":        func(n *yaml.Node) { e.Notes = w.facts(n, "notes") },
		})
		out = append(out, e)
	})
	return out
}

func (w *walker) words(n *yaml.Node) landscape.Words {
	var words landscape.Words
	list := func(into *[]landscape.Word) func(*yaml.Node) {
		return func(n *yaml.Node) {
			w.each(n, "names", func(key string, value *yaml.Node) {
				*into = append(*into, landscape.Word{En: key, Ja: w.text(value, "name")})
			})
		}
	}
	w.mapping(n, "names_ja", keys{
		"categories":    list(&words.Categories),
		"subcategories": list(&words.Subcategories),
		"levels":        list(&words.Levels),
	})
	return words
}
