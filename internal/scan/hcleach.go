package scan

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"gopkg.in/yaml.v3"
)

// The limits of blocks with for_each.
const (
	maxRepeated = 1 << 20 // bytes of all repetitions in a file
	minRepeated = 256     // bytes that a repetition counts at least

	maxEachValues = 100 // strings of an element
)

// repeatedBlocks are the blocks that for_each repeats.
var repeatedBlocks = []string{"resource", "module", "data"}

// instances returns the body of a block, once for each element of its for_each where
// these are known.
func (h hclValues) instances(block *hclsyntax.Block) []*yaml.Node {
	forEach := block.Body.Attributes["for_each"]
	if forEach == nil || !slices.Contains(repeatedBlocks, block.Type) {
		return []*yaml.Node{h.body(block.Body)}
	}
	size := max(minRepeated, block.Body.SrcRange.End.Byte-block.Body.SrcRange.Start.Byte)
	var out []*yaml.Node
	for _, each := range h.elements(forEach.Expr, *h.budget/size, 0) {
		*h.budget -= size
		h.each = each
		out = append(out, h.body(block.Body))
	}
	if len(out) == 0 {
		return []*yaml.Node{h.body(block.Body)}
	}
	return out
}

// elements returns the strings of each.key and each.value, by their references, for the
// elements of a map or a set, up to a number.
func (h hclValues) elements(e hclsyntax.Expression, limit, depth int) []map[string]string {
	if depth > maxDepth {
		return nil
	}
	switch e := e.(type) {
	case *hclsyntax.ParenthesesExpr:
		return h.elements(e.Expression, limit, depth+1)
	case *hclsyntax.FunctionCallExpr:
		if slices.Contains([]string{"toset", "tomap", "tolist"}, e.Name) && len(e.Args) == 1 {
			out := h.elements(e.Args[0], limit, depth+1)
			for _, each := range out {
				if text, ok := each["each.value"]; ok && e.Name == "toset" {
					each["each.key"] = text
				}
			}
			return out
		}
	case *hclsyntax.ConditionalExpr:
		yes := h.elements(e.TrueResult, limit, depth+1)
		return append(yes, h.elements(e.FalseResult, limit-len(yes), depth+1)...)
	case *hclsyntax.ForExpr: // {for k, v in MAP : k => v if ...}
		if v, ok := e.ValExpr.(*hclsyntax.ScopeTraversalExpr); ok && reference(v.Traversal) == e.ValVar {
			return h.elements(e.CollExpr, limit, depth+1)
		}
	case *hclsyntax.ScopeTraversalExpr:
		return h.members(reference(e.Traversal), limit)
	}
	own := &terraformDir{values: map[string]string{}, keys: map[string][]string{}}
	own.keep("map", h.value(e), 0)
	return hclValues{terraformDir: own}.members("map", limit)
}

// members returns the strings of each.key and each.value for the members of an object.
func (h hclValues) members(name string, limit int) []map[string]string {
	keys := h.keys[name]
	var out []map[string]string
	for _, key := range keys[:min(len(keys), max(0, limit))] {
		each := map[string]string{"each.key": key}
		h.copyValues(each, "each.value", name+"."+key, 0)
		out = append(out, each)
	}
	return out
}

// copyValues copies the strings of an object to another name.
func (h hclValues) copyValues(to map[string]string, as, name string, depth int) {
	if text, ok := h.values[name]; ok {
		to[as] = text
	}
	for _, key := range h.keys[name] {
		if depth < maxValueDepth && len(to) < maxEachValues {
			h.copyValues(to, as+"."+key, name+"."+key, depth+1)
		}
	}
}
