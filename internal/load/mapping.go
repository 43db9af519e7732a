package load

import (
	"maps"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// pair is a key of a mapping and its value, with aliases resolved.
type pair struct {
	key, value *yaml.Node
	// merged is set for a key that comes from another mapping by a merge key.
	// landscape2 does not follow merge keys.
	merged bool
}

// ownValue returns the value, or nil if the key comes from a merge key.
func (p pair) ownValue() *yaml.Node {
	if p.merged {
		return nil
	}
	return p.value
}

// eachPair calls f for each key of a mapping and its value, with aliases resolved:
// first for the keys of the mapping itself, then for those of its merge keys. Of a
// duplicate key only the first counts. The second is a problem, an error if the key is
// known.
func (r *reader) eachPair(n *yaml.Node, known func(string) bool, f func(pair)) {
	var seen keySet
	var merged []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := yamldoc.Resolve(n.Content[i]), yamldoc.Resolve(n.Content[i+1])
		switch {
		case key.Tag == "!!merge":
			merged = append(merged, r.merge(value)...)
		case key.Kind != yaml.ScalarNode:
			r.report(n.Content[i], "wrong-type", diag.Error, "a key is %s, not a string", kindName(key))
		case !seen.add(key.Value):
			severity := diag.Warning
			if known(key.Value) {
				severity = diag.Error
			}
			r.report(n.Content[i], "duplicate-key", severity, "duplicate key %q", key.Value)
		default:
			f(pair{key: key, value: value})
		}
	}
	for _, p := range merged {
		if seen.add(p.key.Value) {
			p.merged = true
			f(p)
		}
	}
}

// merge returns the pairs that the value of a merge key adds to a mapping.
func (r *reader) merge(n *yaml.Node) []pair {
	defer r.setIgnored(true)()
	var out []pair
	switch n.Kind {
	case yaml.MappingNode:
		r.eachPair(n, isNotKnown, func(p pair) { out = append(out, p) })
	case yaml.SequenceNode:
		for _, child := range n.Content {
			if child = yamldoc.Resolve(child); child.Kind == yaml.MappingNode {
				out = append(out, r.merge(child)...)
			}
		}
	}
	return out
}

func isNotKnown(string) bool { return false }

// keySet is a set of keys. The zero set is empty and ready to use.
type keySet struct {
	few  [32]string
	n    int
	many map[string]bool // holds all keys once there are more than few holds
}

// add adds a key. It reports whether the set did not have it.
func (s *keySet) add(key string) bool {
	if s.many == nil {
		if slices.Contains(s.few[:s.n], key) {
			return false
		}
		if s.n < len(s.few) {
			s.few[s.n] = key
			s.n++
			return true
		}
		s.many = make(map[string]bool, 2*s.n)
		for _, k := range s.few {
			s.many[k] = true
		}
	}
	if s.many[key] {
		return false
	}
	s.many[key] = true
	return true
}

// keyReaders maps the keys of a mapping to the functions that read their values.
type keyReaders map[string]func(*yaml.Node)

// mapping reads a mapping; anything else is a problem.
func (r *reader) mapping(n *yaml.Node, what string, readers keyReaders) {
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return
	}
	r.keys(n, readers)
}

// keys reads the keys of a mapping. A key without a reader is a problem. It
// returns the values of the keys that the mapping has itself.
func (r *reader) keys(n *yaml.Node, readers keyReaders) map[string]*yaml.Node {
	given := map[string]*yaml.Node{}
	r.eachPair(n, func(key string) bool { return readers[key] != nil }, func(p pair) {
		read, ok := readers[p.key.Value]
		if !ok {
			r.unknownKey(p.key, slices.Sorted(maps.Keys(readers)))
			return
		}
		restore := r.setIgnored(r.ignored || p.merged)
		read(p.value)
		restore()
		given[p.key.Value] = p.ownValue()
	})
	return given
}

// eachKey calls f for each key of a mapping. Null is an empty mapping; anything
// else is a problem.
func (r *reader) eachKey(n *yaml.Node, what string, f func(key string, value *yaml.Node)) {
	if IsNull(n) || isAbsent(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "%s is %s, not a mapping", what, kindName(n))
		return
	}
	r.eachPair(n, isNotKnown, func(p pair) { f(p.key.Value, p.value) })
}

// eachMapping calls f for each mapping of a list; other entries are problems.
func (r *reader) eachMapping(n *yaml.Node, what string, f func(*yaml.Node)) {
	for _, child := range r.list(n, what) {
		if child.Kind != yaml.MappingNode {
			r.report(child, "wrong-type", diag.Error, "an entry of %s is %s, not a mapping", what, kindName(child))
			continue
		}
		f(child)
	}
}

// unknownKey reports a key that is not one of the known keys, which are sorted.
func (r *reader) unknownKey(key *yaml.Node, known []string) {
	hint := ""
	if !r.IsFull("unknown-key", diag.Warning) { // the search takes long
		if near := suggest.Nearest(key.Value, known); near != "" {
			hint = "; did you mean " + near + "?"
		}
	}
	r.report(key, "unknown-key", diag.Warning, "unknown key %q%s", key.Value, hint)
}
