package scan

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"gopkg.in/yaml.v3"
)

// hclValues makes YAML nodes of syntax trees, in the form that Terraform's JSON has:
// the labels of a block are keys. What only Terraform can compute is null; in a string,
// it is $NAME.
type hclValues struct {
	*terraformDir
	// each holds the strings of each.key and each.value, by their references, in the
	// block that is read.
	each map[string]string
	// budget is the number of bytes of blocks that may still be repeated.
	budget *int
}

// newHCLValues returns values of a file in a module.
func newHCLValues(module *terraformDir) hclValues {
	budget := maxRepeated
	return hclValues{terraformDir: module, budget: &budget}
}

// body returns the attributes and blocks of a body, which may repeat keys.
func (h hclValues) body(b *hclsyntax.Body) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Line: b.SrcRange.Start.Line}
	for _, a := range slices.SortedFunc(maps.Values(b.Attributes), func(a, b *hclsyntax.Attribute) int {
		return cmp.Compare(a.SrcRange.Start.Byte, b.SrcRange.Start.Byte)
	}) {
		n.Content = append(n.Content, scalar(a.Name, a.NameRange), h.value(a.Expr))
	}
	for _, block := range b.Blocks {
		for _, inner := range h.instances(block) {
			for _, label := range slices.Backward(block.Labels) {
				inner = &yaml.Node{Kind: yaml.MappingNode, Line: block.TypeRange.Start.Line,
					Content: []*yaml.Node{scalar(label, block.TypeRange), inner}}
			}
			n.Content = append(n.Content, scalar(block.Type, block.TypeRange), inner)
		}
	}
	return n
}

func scalar(text string, at hcl.Range) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: at.Start.Line}
	if at.End.Line > at.Start.Line { // a heredoc begins below its marker, as a block scalar does
		n.Style = yaml.LiteralStyle
	}
	return n
}

func unknown(at hcl.Range) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: at.Start.Line}
}

func isUnknown(n *yaml.Node) bool { return n.Tag == "!!null" }

// value returns the value of an expression.
func (h hclValues) value(e hclsyntax.Expression) *yaml.Node {
	switch e := e.(type) {
	case *hclsyntax.ParenthesesExpr:
		return h.value(e.Expression)
	case *hclsyntax.TemplateWrapExpr:
		return h.value(e.Wrapped)
	case *hclsyntax.ObjectConsExpr:
		return h.object(e)
	case *hclsyntax.TupleConsExpr:
		return h.list(yaml.SequenceNode, e.SrcRange, e.Exprs)
	case *hclsyntax.ForExpr: // the values have the same form
		return h.list(yaml.SequenceNode, e.SrcRange, []hclsyntax.Expression{e.ValExpr})
	case *hclsyntax.FunctionCallExpr:
		return h.call(e)
	case *hclsyntax.ConditionalExpr:
		yes, no := h.value(e.TrueResult), h.value(e.FalseResult)
		switch {
		case isUnknown(no):
			return yes
		case isUnknown(yes):
			return no
		case yes.Kind == yaml.ScalarNode || no.Kind == yaml.ScalarNode: // either may be used
			return unknown(e.SrcRange)
		}
		return &yaml.Node{Kind: yaml.SequenceNode, Line: yes.Line, Content: []*yaml.Node{yes, no}}
	}
	if text, ok := h.text(e); ok {
		return scalar(text, e.Range())
	}
	return unknown(e.Range())
}

func (h hclValues) object(e *hclsyntax.ObjectConsExpr) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Line: e.SrcRange.Start.Line}
	for _, item := range e.Items {
		key := ""
		if k, ok := item.KeyExpr.(*hclsyntax.ObjectConsKeyExpr); ok {
			if key = hcl.ExprAsKeyword(k.Wrapped); key == "" {
				key, _ = h.text(k.Wrapped)
			}
		}
		n.Content = append(n.Content, scalar(key, item.KeyExpr.Range()), h.value(item.ValueExpr))
	}
	return n
}

func (h hclValues) list(kind yaml.Kind, at hcl.Range, elements []hclsyntax.Expression) *yaml.Node {
	n := &yaml.Node{Kind: kind, Line: at.Start.Line}
	for _, e := range elements {
		n.Content = append(n.Content, h.value(e))
	}
	return n
}

// call returns the value of a function: what it encodes or converts, the first known
// one of alternatives, or the parts of what it puts together.
func (h hclValues) call(e *hclsyntax.FunctionCallExpr) *yaml.Node {
	switch e.Name {
	case "yamlencode", "jsonencode", "tomap", "tolist", "toset", "tostring", "flatten", "trimspace", "sensitive", "nonsensitive":
		if len(e.Args) == 1 {
			return h.value(e.Args[0])
		}
	case "try", "coalesce", "lookup":
		args := e.Args
		if e.Name == "lookup" {
			args = args[min(2, len(args)):]
		}
		for _, arg := range args {
			if n := h.value(arg); !isUnknown(n) {
				return n
			}
		}
	case "merge":
		n := &yaml.Node{Kind: yaml.MappingNode, Line: e.NameRange.Start.Line}
		for _, arg := range slices.Backward(e.Args) { // the last one of a key counts
			if part := h.value(arg); part.Kind == yaml.MappingNode {
				n.Content = append(n.Content, part.Content...)
			}
		}
		return n
	case "concat", "compact", "distinct":
		return h.list(yaml.SequenceNode, e.NameRange, e.Args)
	}
	return unknown(e.Range())
}

// text returns the string of an expression. It reports false if nothing of it is known.
func (h hclValues) text(e hclsyntax.Expression) (string, bool) {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return literal(e.Val)
	case *hclsyntax.ScopeTraversalExpr:
		name := reference(e.Traversal)
		if text, ok := h.each[name]; ok {
			return text, true
		}
		text, ok := h.values[name]
		return text, ok
	case *hclsyntax.TemplateWrapExpr:
		return h.text(e.Wrapped)
	case *hclsyntax.TemplateExpr:
		var b strings.Builder
		for _, part := range e.Parts {
			text, ok := h.text(part)
			if !ok {
				text = "$" + cmp.Or(lastName(part), "value")
			}
			if b.Len()+len(text) > maxHCL {
				return "", false
			}
			b.WriteString(text)
		}
		return b.String(), true
	case *hclsyntax.FunctionCallExpr, *hclsyntax.ParenthesesExpr:
		n := h.value(e)
		return n.Value, n.Kind == yaml.ScalarNode && !isUnknown(n)
	}
	return "", false
}

// literal returns a value as a string. It reports false for null, and for fractions,
// which take long to write.
func literal(v cty.Value) (string, bool) {
	switch {
	case v.IsNull():
	case v.Type() == cty.String:
		return v.AsString(), true
	case v.Type() == cty.Bool:
		return strconv.FormatBool(v.True()), true
	case v.Type() == cty.Number:
		n, accuracy := v.AsBigFloat().Int64()
		return strconv.FormatInt(n, 10), accuracy == big.Exact
	}
	return "", false
}

// reference returns a reference such as var.NAME.KEY, which may also be written
// var.NAME["KEY"], or "" if it has another index.
func reference(t hcl.Traversal) string {
	var parts []string
	for _, step := range t {
		switch s := step.(type) {
		case hcl.TraverseRoot:
			parts = append(parts, s.Name)
		case hcl.TraverseAttr:
			parts = append(parts, s.Name)
		case hcl.TraverseIndex:
			if s.Key.IsNull() || s.Key.Type() != cty.String {
				return ""
			}
			parts = append(parts, s.Key.AsString())
		default:
			return ""
		}
	}
	return strings.Join(parts, ".")
}

// lastName returns the last name of a reference, or "".
func lastName(e hclsyntax.Expression) string {
	if e, ok := e.(*hclsyntax.ScopeTraversalExpr); ok {
		if last, ok := e.Traversal[len(e.Traversal)-1].(hcl.TraverseAttr); ok {
			return strings.ReplaceAll(last.Name, "-", "_")
		}
	}
	return ""
}
