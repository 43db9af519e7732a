package load

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"gopkg.in/yaml.v3"
)

// readItem reads a value into an item.
type readItem func(*reader, *landscape.Item, *yaml.Node)

// itemKey is a key that landscope reads from an item.
type itemKey struct {
	name string          // begins with "extra." in the extra part
	spec *landscape2.Key // nil if landscape2 does not read the key
	read readItem
}

// itemPartKeys are the keys of an item, or of its extra part.
type itemPartKeys struct {
	prefix string // "" or "extra."
	keys   map[string]*itemKey
	names  []string // of the keys, without the prefix, sorted
}

var (
	itemPart  = sync.OnceValue(func() *itemPartKeys { return newPartKeys("") })
	extraPart = sync.OnceValue(func() *itemPartKeys { return newPartKeys(landscape2.Extra) })
)

// newPartKeys returns the keys of a part: those of [landscape.Fields], which read one
// value each, and those that need a reader of their own.
func newPartKeys(prefix string) *itemPartKeys {
	p := &itemPartKeys{prefix: prefix, keys: map[string]*itemKey{}}
	add := func(name string, read readItem) {
		short, ok := strings.CutPrefix(name, prefix)
		if ok && short != "" && !strings.Contains(short, ".") {
			p.keys[short] = &itemKey{name, landscape2.KeyNamed(name), read}
		}
	}
	for i := range landscape.Fields {
		f := &landscape.Fields[i]
		add(f.Key, fieldReader(f))
	}
	for name, read := range specialKeys() {
		add(name, read)
	}
	p.names = slices.Sorted(maps.Keys(p.keys))
	return p
}

// KeyNames returns the keys that landscope reads from an item or, if the prefix is
// [landscape2.Extra], from its extra part. The names lack the prefix.
func KeyNames(prefix string) []string {
	if prefix == landscape2.Extra {
		return slices.Clone(extraPart().names)
	}
	return slices.Clone(itemPart().names)
}

// IsKey reports whether landscope reads a key, named as in [ItemKey].
func IsKey(name string) bool {
	if short, ok := strings.CutPrefix(name, landscape2.Extra); ok {
		return extraPart().keys[short] != nil
	}
	return itemPart().keys[name] != nil
}

// specialKeys returns the readers of keys that are not plain fields.
func specialKeys() map[string]readItem {
	return map[string]readItem{
		"item":             nil,
		"extra":            nil, // read by part
		"repo_url":         (*reader).repoURL,
		"branch":           (*reader).branch,
		"additional_repos": (*reader).additionalRepos,
		"second_path":      (*reader).secondPath,
		"cncf_project": func(r *reader, it *landscape.Item, n *yaml.Node) {
			it.Maturity = landscape.Level(r.stringValue(n, "cncf_project"))
		},
		"enduser": func(r *reader, it *landscape.Item, n *yaml.Node) {
			it.EndUser = r.boolean(n, "enduser")
			it.NotEndUser = !it.EndUser && n.Kind == yaml.ScalarNode && strings.EqualFold(n.Value, "false")
		},
		"extra.summary_tags":     func(r *reader, it *landscape.Item, n *yaml.Node) { it.Keywords = r.commaList(n) },
		"extra.summary_personas": func(r *reader, it *landscape.Item, n *yaml.Node) { it.Personas = r.commaList(n) },
		"extra.audits":           (*reader).audits,
		"extra.other_links":      (*reader).otherLinks,
		"extra.annotations":      (*reader).annotations,
	}
}

// fieldReader returns the reader of a field.
func fieldReader(f *landscape.Field) readItem {
	what := strings.TrimPrefix(f.Key, landscape2.Extra)
	switch {
	case f.Detail != 0:
		return func(r *reader, it *landscape.Item, n *yaml.Node) {
			if text := r.stringValue(n, what); text != "" {
				it.Details = append(it.Details, landscape.Detail{Kind: f.Detail, Text: text})
			}
		}
	case f.Text != nil:
		return func(r *reader, it *landscape.Item, n *yaml.Node) { *f.Text(it) = r.stringValue(n, what) }
	case f.Date != nil:
		return func(r *reader, it *landscape.Item, n *yaml.Node) { *f.Date(it) = r.date(n, what) }
	case f.Flag != nil:
		return func(r *reader, it *landscape.Item, n *yaml.Node) { *f.Flag(it) = r.boolean(n, what) }
	case f.List != nil:
		return func(r *reader, it *landscape.Item, n *yaml.Node) { *f.List(it) = r.stringList(n, what) }
	}
	return nil
}
