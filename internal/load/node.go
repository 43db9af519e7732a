package load

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// isPlain reports whether a scalar is written without quotes and not as a block.
func isPlain(n *yaml.Node) bool {
	const other = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Kind == yaml.ScalarNode && n.Style&other == 0
}

// IsNull reports whether a value is a plain null, which landscape2 takes for an
// optional value that is not given.
func IsNull(n *yaml.Node) bool { return n.Tag == "!!null" && isPlain(n) }

// isAbsent reports whether nothing is written as the value of a key, which
// landscape2 takes for an empty list or mapping.
func isAbsent(n *yaml.Node) bool { return n.Value == "" && isPlain(n) }

// isFalseNull reports whether a value is tagged !!null but is not null, which
// landscape2 rejects as an optional value.
func isFalseNull(n *yaml.Node) bool {
	return IsNull(n) && n.Style&yaml.TaggedStyle != 0 && !slices.Contains([]string{"~", "null", "Null", "NULL"}, n.Value)
}

// IsBlank reports whether a value is a string of nothing but whitespace.
func IsBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == ""
}

// kindName returns what a node is, for messages.
func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if IsNull(n) {
		return "empty"
	}
	return fmt.Sprintf("%q", truncate(n.Value))
}
