package scan

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// prefixes are the beginnings of names, with the projects that they belong to. The
// time to find the longest does not depend on their number.
type prefixes struct {
	items   map[string]*landscape.Item
	lengths []int // of beginnings, the longest first
}

func (p *prefixes) add(text string, it *landscape.Item) {
	if p.items[text] != nil {
		return
	}
	p.items[text] = it
	if !slices.Contains(p.lengths, len(text)) {
		p.lengths = append(p.lengths, len(text))
		slices.SortFunc(p.lengths, func(a, b int) int { return b - a })
	}
}

// find returns the project of the longest beginning of a name, or nil. A name may
// also be a beginning without its last slash, as the registry of all images is.
func (p *prefixes) find(name string) *landscape.Item {
	if p == nil {
		return nil
	}
	for _, n := range p.lengths {
		if n <= len(name) {
			if it := p.items[name[:n]]; it != nil {
				return it
			}
		}
	}
	return p.items[name+"/"]
}

// labels returns the projects of Maven artifacts by their names in labels of Bazel, or by
// the beginnings of these.
func (m *Matcher) labels() *prefixes {
	if m.byLabel != nil {
		return m.byLabel
	}
	m.byLabel = &prefixes{items: map[string]*landscape.Item{}}
	label := strings.NewReplacer(".", "_", "-", "_", ":", "_")
	for name, it := range m.exact["maven"] {
		m.byLabel.add(label.Replace(name), it)
	}
	if open := m.prefixes["maven"]; open != nil {
		for name, it := range open.items {
			m.byLabel.add(label.Replace(name), it)
		}
	}
	return m.byLabel
}
