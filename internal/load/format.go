package load

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// The order of keys, as landscape2's documentation has it; keys that are not
// listed follow in the order they are in.
var (
	itemOrder = []string{"item", "name", "description", "homepage_url", "project", "repo_url", "branch", "license", "additional_repos", "logo",
		"twitter", "crunchbase", "organization", "unnamed_organization", "stock_ticker", "enduser", "joined", "url_for_bestpractices",
		"open_source", "project_org", "allow_duplicate_repo", "second_path", "extra"}
	extraOrder = []string{"tag", "accepted", "incubating", "graduated", "archived", "specification", "parent_project", "annual_review_date",
		"annual_review_url", "lfx_slug", "clomonitor_name", "dev_stats_url", "artwork_url", "documentation_url", "blog_url", "slack_url",
		"chat_channel", "mailing_list_url", "github_discussions_url", "stack_overflow_url", "discord_url", "gitter_url", "youtube_url",
		"linkedin_url", "bluesky_url", "facebook_url", "reddit_url", "pinterest_url", "docker_url", "package_manager_url", "funding_url",
		"training_certifications", "training_type", "summary_personas", "summary_tags", "summary_use_case", "summary_business_use_case",
		"summary_release_rate", "summary_integration", "summary_integrations", "summary_intro_url", "audits", "other_links", "annotations"}
)

// Format writes a landscape file in one form; formatting twice changes nothing
// more. Comments stay, values do not change. The error says that the file
// cannot be read, or that its form would change what it says.
func Format(data []byte, name string) ([]byte, error) {
	before, _, err := walk(data, name, false)
	if err != nil {
		return nil, err
	}
	out := data
	for range maxRounds { // the encoder takes a second look at some quotes
		next, err := formatOnce(out)
		if err != nil {
			return nil, fmt.Errorf("formatting %s: %w", name, err)
		}
		if bytes.Equal(next, out) {
			break
		}
		out = next
	}
	after, _, err := walk(out, name, false)
	if err != nil || !sameContent(before, after) {
		return nil, fmt.Errorf("formatting %s: the result would not say the same; nothing is changed", name)
	}
	return out, nil
}

func formatOnce(data []byte) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return data, err
	}
	formatRoot(yamldoc.Resolve(doc.Content[0]))
	restyle(&doc)
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	err := enc.Encode(&doc)
	return out.Bytes(), err
}

func sameContent(a, b *landscape.Catalog) bool {
	if len(a.Items) != len(b.Items) || !reflect.DeepEqual(a.Categories, b.Categories) {
		return false
	}
	for i := range a.Items {
		x, y := a.Items[i], b.Items[i]
		x.Line, x.Column, y.Line, y.Column = 0, 0, 0, 0
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

// formatRoot goes down to the items.
func formatRoot(root *yaml.Node) {
	for _, category := range entries(root, "landscape", "categories") {
		mark(category, "category")
		arrange(category, []string{"category", "name", "subcategories"})
		for _, sub := range entries(category, "subcategories") {
			mark(sub, "subcategory")
			arrange(sub, []string{"subcategory", "name", "items"})
			for _, item := range entries(sub, "items") {
				mark(item, "item")
				arrange(item, itemOrder)
				if extra := valueOf(item, "extra"); extra != nil {
					arrange(extra, extraOrder)
				}
			}
		}
	}
}

// entries returns the mappings of the list at one of the keys.
func entries(n *yaml.Node, keys ...string) []*yaml.Node {
	var out []*yaml.Node
	for _, key := range keys {
		if list := valueOf(n, key); list != nil && list.Kind == yaml.SequenceNode {
			for _, child := range list.Content {
				if child.Kind == yaml.MappingNode {
					out = append(out, child)
				}
			}
		}
	}
	return out
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// mark gives an entry its marker; a comment above the entry stays above it.
func mark(n *yaml.Node, want string) {
	if valueOf(n, want) != nil || hasKey(n, want) || len(n.Content) == 0 {
		return
	}
	key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: want, HeadComment: n.Content[0].HeadComment}
	n.Content[0].HeadComment = ""
	n.Content = append([]*yaml.Node{key, {Kind: yaml.ScalarNode, Tag: "!!null"}}, n.Content...)
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// arrange puts a mapping's keys in order. A mapping with a key given twice or
// a merge key is left as it is: there the order counts.
func arrange(n *yaml.Node, order []string) {
	if n.Kind != yaml.MappingNode {
		return
	}
	type member struct{ key, value *yaml.Node }
	var members []member
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] || key.Tag == "!!merge" {
			return
		}
		seen[key.Value] = true
		members = append(members, member{key, n.Content[i+1]})
	}
	rank := func(m member) int {
		if i := slices.Index(order, m.key.Value); i >= 0 {
			return i
		}
		return len(order) - 1 // before extra, which is long
	}
	slices.SortStableFunc(members, func(a, b member) int {
		if x, y := rank(a), rank(b); x != y {
			return x - y
		}
		last := order[len(order)-1]
		return btoi(a.key.Value == last) - btoi(b.key.Value == last)
	})
	for i, m := range members {
		n.Content[2*i], n.Content[2*i+1] = m.key, m.value
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// restyle writes texts without quotes where they need none, days in single
// quotes, and lists and mappings in blocks.
func restyle(n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		restyleScalar(n)
	case yaml.MappingNode, yaml.SequenceNode:
		if len(n.Content) > 0 {
			n.Style &^= yaml.FlowStyle
		}
	}
	for _, child := range n.Content {
		restyle(child)
	}
}

func restyleScalar(n *yaml.Node) {
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	switch {
	case n.Style&yaml.FoldedStyle != 0 && strings.Contains(strings.TrimRight(n.Value, "\n"), "\n"):
		n.Style = yaml.LiteralStyle // the encoder cannot fold empty lines
	case n.Tag == "!!timestamp":
		n.Tag, n.Style = "!!str", yaml.SingleQuotedStyle
	case n.Tag != "!!str" || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) != 0 || !quoted:
	case isPlainDate(n.Value):
		n.Style = yaml.SingleQuotedStyle
	case !strings.ContainsAny(n.Value, "\n\\") && !strings.ContainsFunc(n.Value, func(r rune) bool { return r < ' ' }):
		n.Style = 0 // the encoder quotes what needs it
		if slices.Contains([]string{"y", "n", "yes", "no", "on", "off"}, strings.ToLower(n.Value)) {
			n.Style = yaml.SingleQuotedStyle
		}
	}
}

func isPlainDate(s string) bool {
	_, _, _, fault := chronoDate(s)
	return fault == ""
}
