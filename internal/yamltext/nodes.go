package yamltext

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// CutLine cuts the first line, with its line break, off the rest.
func CutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

// Value returns the value of a key of a mapping, or nil.
func Value(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// Key returns the node of a key of a mapping, or nil.
func Key(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i]
		}
	}
	return nil
}

// IsBare reports whether a scalar has no text, not even quotes.
func IsBare(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
}

// IsEmpty reports whether nothing at all is written for a node: no text, quotes,
// anchor or tag.
func IsEmpty(n *yaml.Node) bool {
	return IsBare(n) && n.Anchor == "" && n.Style == 0
}

// IsHeading reports whether a comment looks like the heading of a section, such
// as "# ---- storage ----": its text begins or ends with three or more of the
// same mark.
func IsHeading(comment []byte) bool {
	comment = bytes.TrimSpace(comment)
	text := comment
	if !bytes.HasPrefix(comment, []byte("###")) {
		text = bytes.TrimSpace(bytes.TrimPrefix(comment, []byte("#")))
	}
	for _, mark := range []string{"---", "===", "###", "***", "~~~", "___", "+++"} {
		if bytes.HasPrefix(text, []byte(mark)) || bytes.HasSuffix(text, []byte(mark)) {
			return true
		}
	}
	return false
}
