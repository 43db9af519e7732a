package load

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// replace changes a scalar's text where it stands in the file as plainly as it
// reads: without escapes, on one line.
func (f *fixer) replace(n *yaml.Node, value string) {
	if value == n.Value || f.without[n.Line] {
		return
	}
	at, ok := f.offset(n)
	quote := ""
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		quote = "'"
	case n.Style&yaml.DoubleQuotedStyle != 0:
		quote = `"`
	case (&yaml.Node{Kind: yaml.ScalarNode, Value: value}).ShortTag() != n.ShortTag():
		return // it would be of another type
	}
	if !ok || strings.ContainsAny(n.Value, "\\\n") || quote != "" && strings.Contains(n.Value, quote) {
		return
	}
	written := quote + n.Value + quote
	if end, ok := f.has(at, written); ok {
		f.edits = append(f.edits, edit{at, end, quote + value + quote, func() { n.Value = value }})
	}
}

// textFixes are the fixes of values, in the order in which they are applied.
var textFixes = []struct {
	rule string
	fix  func(key, value string) string
}{
	{"blanks", func(_, value string) string { return strings.TrimSpace(value) }},
	{"logo-form", func(key, value string) string {
		if key == "logo" {
			return strings.TrimPrefix(value, "./")
		}
		return value
	}},
	{"url-form", func(key, value string) string {
		if key == "repo_url" {
			return strings.TrimSuffix(strings.TrimRight(value, "/"), ".git")
		}
		return value
	}},
	{"url-http", func(_, value string) string {
		for _, host := range []string{"github.com", "www.github.com", "gitlab.com", "twitter.com"} {
			if strings.HasPrefix(value, "http://"+host+"/") {
				return "https" + strings.TrimPrefix(value, "http")
			}
		}
		return value
	}},
}

// texts makes the edits of keys and values.
func (f *fixer) texts() {
	f.each(func(_ *landscape.Item, nodes itemNodes) {
		f.keyTypos(nodes)
		nodes.scalars(func(key string, n *yaml.Node) {
			value := n.Value
			for _, t := range textFixes {
				if fixed := t.fix(key, value); fixed != value && f.allowed(t.rule, n.Line) {
					value = fixed
				}
			}
			if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
				f.replace(n, value)
			}
		})
	})
	f.edits = apart(f.edits)
}

// keyTypos corrects unknown keys that are close to one known key that is not
// given.
func (f *fixer) keyTypos(nodes itemNodes) {
	for _, p := range nodes {
		key, inExtra := strings.CutPrefix(p.name, "extra.")
		prefix, special := "", itemKeys
		if inExtra {
			prefix, special = "extra.", extraKeys
		}
		if isKnown(prefix, key) || isKnown("", key) || isKnown("extra.", key) || key == "item" {
			continue
		}
		near := landscape.NearestAll(key, knownKeys(prefix, special))
		if len(near) != 1 {
			continue
		}
		if nodes.value(prefix+near[0]) == nil && f.allowed("unknown-key", p.key.Line) {
			f.replace(p.key, near[0])
		}
	}
}
