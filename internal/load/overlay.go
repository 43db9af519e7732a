package load

import (
	"fmt"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Overlay reads the document as an overlay.
func (d Document) Overlay() (landscape.Overlay, []diag.Diagnostic, error) {
	o := landscape.Overlay{Name: d.Name}
	r := d.reader()
	if d.Root.Kind != yaml.MappingNode {
		return o, nil, &diag.Fault{File: d.Name, Line: d.Root.Line, Col: d.Root.Column, Msg: "no overlay: want a mapping with keys such as projects"}
	}
	if d.hasMore {
		r.report(d.Root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	if n := tooLong(d.Root, d.maxItems, "projects", "products", "items"); n != nil {
		return o, nil, &diag.Fault{File: d.Name, Line: n.Line, Col: n.Column, Msg: fmt.Sprintf("too many entries: at most %d are allowed in a file of this size", d.maxItems)}
	}
	var adoptions []adoption
	var items []customItem
	r.keys(d.Root, keyReaders{
		"statuses":   func(n *yaml.Node) { o.Statuses = r.declaredStatuses(n) },
		"items":      func(n *yaml.Node) { items = r.customItems(n) },
		"foundation": r.stringInto(&o.Foundation),
		"sources":    func(n *yaml.Node) { o.Sources = r.sources(n) },
		"projects":   func(n *yaml.Node) { r.entries(n, false, &o, &adoptions) },
		"products":   func(n *yaml.Node) { r.entries(n, true, &o, &adoptions) },
		"editions":   func(n *yaml.Node) { o.Editions = r.editions(n) },
		"names_ja":   func(n *yaml.Node) { o.Words = r.translations(n) },
		"categories": func(n *yaml.Node) { r.explanations(n, "category", &o.Explanations) },
		"levels":     func(n *yaml.Node) { r.explanations(n, "maturity", &o.Explanations) },
		"kinds":      func(n *yaml.Node) { r.explanations(n, "kind", &o.Explanations) },
	})
	r.setStatuses(&o, adoptions, items)
	return o, r.Problems(), nil
}

// tooLong returns the list or mapping, at one of the keys of root, that has more
// than most entries, or nil.
func tooLong(root *yaml.Node, most int, keys ...string) *yaml.Node {
	for i := 0; i+1 < len(root.Content); i += 2 {
		n := yamldoc.Resolve(root.Content[i+1])
		size := len(n.Content)
		if n.Kind == yaml.MappingNode {
			size /= 2
		}
		if slices.Contains(keys, root.Content[i].Value) && size > most {
			return n
		}
	}
	return nil
}

func (r *reader) sources(n *yaml.Node) []landscape.Source {
	var out []landscape.Source
	r.eachKey(n, "sources", func(key string, value *yaml.Node) {
		s := landscape.Source{Key: key}
		r.mapping(value, "source", keyReaders{"title": r.stringInto(&s.Title), "title_ja": r.stringInto(&s.TitleJa), "url": r.stringInto(&s.URL),
			"date": func(n *yaml.Node) { s.Date = r.partialDate(n, "date") }})
		out = append(out, s)
	})
	return out
}

func (r *reader) changes(n *yaml.Node) []landscape.LevelChange {
	var out []landscape.LevelChange
	r.eachMapping(n, "levels", func(n *yaml.Node) {
		var c landscape.LevelChange
		given := r.keys(n, keyReaders{
			"date":        func(n *yaml.Node) { c.Date = r.date(n, "date") },
			"level":       func(n *yaml.Node) { c.Level = landscape.Level(r.stringValue(n, "level")) },
			"approximate": func(n *yaml.Node) { c.Approximate = r.boolean(n, "approximate") },
		})
		for _, key := range []string{"date", "level"} {
			if given[key] == nil || IsNull(given[key]) {
				r.report(n, "missing-key", diag.Error, "levels: %s is missing in an entry", key)
			}
		}
		if c.Date != 0 && c.Level != "" {
			out = append(out, c)
		}
	})
	return out
}

func (r *reader) relations(n *yaml.Node) []landscape.Relation {
	types := make([]string, len(landscape.RelationTypes))
	for i, t := range landscape.RelationTypes {
		types[i] = t.Name
	}
	var out []landscape.Relation
	r.eachMapping(n, "relations", func(n *yaml.Node) {
		var relation landscape.Relation
		r.keys(n, keyReaders{
			"type": func(n *yaml.Node) { relation.Type = r.oneOf(n, "relation type", types) },
			"to":   r.stringInto(&relation.Other), "source": r.stringInto(&relation.Source),
			"from":  func(n *yaml.Node) { relation.From = r.partialDate(n, "from") },
			"until": func(n *yaml.Node) { relation.Until = r.partialDate(n, "until") },
		})
		if relation.Type != "" && relation.Other != "" {
			out = append(out, relation)
		}
	})
	return out
}

// oneOf reads a text that must be one of the choices.
func (r *reader) oneOf(n *yaml.Node, what string, choices []string) string {
	s := r.stringValue(n, what)
	if slices.Contains(choices, s) {
		return s
	}
	hint := ""
	if near := suggest.Nearest(s, choices); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	r.report(n, "unknown-value", diag.Error, "%s is %q, not one of %v%s", what, s, choices, hint)
	return ""
}

func (r *reader) facts(n *yaml.Node, what string) []landscape.Fact {
	var out []landscape.Fact
	r.eachMapping(n, what, func(n *yaml.Node) {
		var f landscape.Fact
		r.keys(n, keyReaders{
			"text": r.stringInto(&f.Text), "text_ja": r.stringInto(&f.TextJa), "source": r.stringInto(&f.Source),
			"from":  func(n *yaml.Node) { f.From = r.partialDate(n, "from") },
			"until": func(n *yaml.Node) { f.Until = r.partialDate(n, "until") },
		})
		out = append(out, f)
	})
	return out
}

func (r *reader) editions(n *yaml.Node) []landscape.Edition {
	var out []landscape.Edition
	r.eachKey(n, "editions", func(name string, value *yaml.Node) {
		e := landscape.Edition{Name: name}
		r.mapping(value, "edition", keyReaders{
			"title": r.stringInto(&e.Title), "title_ja": r.stringInto(&e.TitleJa),
			"out_of_scope": func(n *yaml.Node) { e.OutOfScope = r.stringList(n, "out_of_scope") },
			"notes":        func(n *yaml.Node) { e.Notes = r.facts(n, "notes") },
			"names_ja":     func(n *yaml.Node) { e.Words = r.translations(n) },
			"descriptions_ja": func(n *yaml.Node) {
				r.eachKey(n, "descriptions_ja", func(key string, value *yaml.Node) {
					e.DescriptionsJa = append(e.DescriptionsJa, landscape.Translation{En: key, Ja: r.stringValue(value, "description")})
				})
			},
		})
		out = append(out, e)
	})
	return out
}

func (r *reader) translations(n *yaml.Node) landscape.Translations {
	var words landscape.Translations
	list := func(into *[]landscape.Translation) func(*yaml.Node) {
		return func(n *yaml.Node) {
			r.eachKey(n, "names", func(key string, value *yaml.Node) {
				*into = append(*into, landscape.Translation{En: key, Ja: r.stringValue(value, "name")})
			})
		}
	}
	r.mapping(n, "names_ja", keyReaders{
		"categories":    list(&words.Categories),
		"subcategories": list(&words.Subcategories),
		"levels":        list(&words.Levels),
	})
	return words
}
