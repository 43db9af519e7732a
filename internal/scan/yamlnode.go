package scan

import (
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// get returns the value of a key of a mapping, after resolving aliases, or nil.
func get(n *yaml.Node, key string) *yaml.Node {
	if n == nil {
		return nil
	}
	if n = yamldoc.Resolve(n); n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return yamldoc.Resolve(n.Content[i+1])
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag == "!!merge" {
			return get(n.Content[i+1], key)
		}
	}
	return nil
}

// value returns the scalar under a path of keys, or "".
func value(n *yaml.Node, keys ...string) string {
	for _, key := range keys {
		n = get(n, key)
	}
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// eachMember calls f for every key of a mapping.
func eachMember(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		f(n.Content[i], yamldoc.Resolve(n.Content[i+1]))
	}
}

// eachElement calls f for every entry of a list.
func eachElement(n *yaml.Node, f func(*yaml.Node)) {
	if n == nil || n.Kind != yaml.SequenceNode {
		return
	}
	for _, child := range n.Content {
		f(yamldoc.Resolve(child))
	}
}
