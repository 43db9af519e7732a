package graph

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Options says which part of all relations a graph has.
type Options struct {
	// Focus are the items around which relations are shown. Everything takes all items
	// that have a relation in their place.
	Focus      []*landscape.Item
	Everything bool
	// Keep reports whether an item beside Focus may be in the graph; nil keeps all, also
	// those that are not in the landscape.
	Keep func(*landscape.Item) bool
	// Depth is the number of relations from Focus to the farthest items. At 0 the graph
	// has only the relations between the items of Focus.
	Depth int
	Types []string // of relations; nil is all
	Limit int      // of items; 0 is no limit
	// Connected leaves out items of Focus that have no relation in the graph.
	Connected bool
}

// UsualDepth is a depth that the focus decides.
const UsualDepth = -1

// Start is where a graph starts: at items that were named, or at those that filters list.
type Start struct {
	Named, Listed    []*landscape.Item
	ByName, Filtered bool // which of them there are; neither means all items
	Far              bool // at the usual depth, also show relations of Named to others
}

// Start sets what the graph is of: the relations of the named items, to those that are
// listed if filters are given; or else the relations between the listed items; or else all
// relations.
func (o *Options) Start(from Start) {
	if o.Depth == UsualDepth {
		o.Depth = 0
		if from.Far {
			o.Depth = 1
		}
	}
	o.Focus, o.Connected, o.Everything = from.Named, !from.ByName, !from.ByName && !from.Filtered
	switch {
	case !from.Filtered:
	case !from.ByName:
		o.Focus = from.Listed
	default:
		keep := make(map[*landscape.Item]bool, len(from.Listed))
		for _, it := range from.Listed {
			keep[it] = true
		}
		o.Keep = func(it *landscape.Item) bool { return keep[it] }
	}
}

// CheckTypes replaces each type by its name in [landscape.RelationTypes]. It may be in any
// letter case, with spaces or hyphens, and be named from the other end. An unknown type is
// an error.
func (o *Options) CheckTypes() error {
	for i, typed := range o.Types {
		name := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(typed)))
		at := slices.IndexFunc(landscape.RelationTypes, func(t landscape.RelationType) bool { return name == t.Name || name == t.Inverse })
		if at < 0 {
			return suggest.Unknown("relation type", typed, TypeNames())
		}
		o.Types[i] = landscape.RelationTypes[at].Name
	}
	return nil
}
