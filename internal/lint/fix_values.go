package lint

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/suggest"
	"gopkg.in/yaml.v3"
)

// valueFix fixes the values of keys.
type valueFix struct {
	rule string
	fix  func(key, value string) string
}

// valueFixes are applied in this order.
var valueFixes = []valueFix{
	{"blanks", func(_, value string) string { return strings.TrimSpace(value) }},
	{"logo-form", func(key, value string) string {
		if key == "logo" && !strings.Contains(value, "://") {
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
	{"url-http", func(key, value string) string {
		rest, ok := strings.CutPrefix(value, "http://")
		host, _, isHost := strings.Cut(rest, "/")
		if ok && isHost && isUnencrypted(key, value) && slices.Contains(encryptedHosts, host) {
			return "https://" + rest
		}
		return value
	}},
}

// encryptedHosts are the hosts that serve the same page at https: for every http: URL.
var encryptedHosts = []string{"github.com", "www.github.com", "gitlab.com", "twitter.com"}

// fixValues plans the edits of keys and values.
func (f *fixer) fixValues() {
	for i := range f.Items {
		nodes := &f.Items[i]
		if nodes.Index < 0 {
			continue
		}
		f.fixKeys(nodes)
		eachScalar(nodes, func(k *load.ItemKey) {
			n := k.Value
			if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
				return
			}
			value := n.Value
			for _, v := range valueFixes {
				if fixed := v.fix(k.Name, value); fixed != value && f.allowed(v.rule, n.Line) {
					value = fixed
				}
			}
			f.replace(n, value)
		})
	}
}

// fixKeys plans to rename unknown keys that are close to exactly one known key, unless
// the item already has that.
func (f *fixer) fixKeys(nodes *load.ItemNodes) {
	for i := range nodes.Keys {
		k := &nodes.Keys[i]
		key, inExtra := strings.CutPrefix(k.Name, landscape2.Extra)
		prefix := ""
		if inExtra {
			prefix = landscape2.Extra
		}
		if load.IsKey(k.Name) || landscape2.KeyNamed(key) != nil || landscape2.KeyNamed(landscape2.Extra+key) != nil || key == "item" {
			continue
		}
		if !f.allowed("unknown-key", k.Key.Line) {
			continue
		}
		near := suggest.AllNearest(key, load.KeyNames(prefix))
		if len(near) == 1 && nodes.Find(prefix+near[0]) == nil {
			f.replace(k.Key, near[0])
		}
	}
}

// replace plans to replace the value of a scalar. It only plans it if the value is on
// one line and has no escapes.
func (f *fixer) replace(n *yaml.Node, value string) {
	if value == n.Value || f.skippedLines[n.Line] {
		return
	}
	at, ok := f.Offset(n)
	quote := ""
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		quote = "'"
	case n.Style&yaml.DoubleQuotedStyle != 0:
		quote = `"`
	case (&yaml.Node{Kind: yaml.ScalarNode, Value: value}).ShortTag() != n.ShortTag():
		return // it would have another type
	}
	if !ok || strings.ContainsAny(n.Value, "\\\n") || quote != "" && strings.Contains(n.Value, quote) {
		return
	}
	if written := quote + n.Value + quote; f.HasAt(at, written) {
		f.plan.edits = append(f.plan.edits, edit{at, at + len(written), quote + value + quote, func() { n.Value = value }})
	}
}
