package scan

import (
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxParameterSets bounds what the generators of an ApplicationSet make.
const maxParameterSets = 1000

// parameters are what a generator makes for an application: values by their names.
type parameters map[string]string

// applicationSet reads the sources in the template of an ApplicationSet, once for each
// set of parameters that is in the file.
func (f *file) applicationSet(spec *yaml.Node) {
	start := len(f.result.Components)
	eachElement(get(spec, "generators"), func(g *yaml.Node) {
		sets := generated(g, 0)
		if len(sets) == 0 {
			sets = []parameters{nil}
		}
		for _, set := range sets {
			f.argoSources(get(spec, "template"), set, 0)
			eachMember(g, func(_, v *yaml.Node) { f.argoSources(get(v, "template"), set, 0) })
		}
	})
	charts := map[componentKey]bool{}
	for _, c := range f.result.Components[start:] {
		charts[c.key()] = true
	}
	eachElement(get(spec, "generators"), func(g *yaml.Node) {
		eachElement(get(get(g, "list"), "elements"), func(e *yaml.Node) { f.listedChart(e, charts) })
	})
	seen := map[Component]bool{}
	found := slices.DeleteFunc(f.result.Components[start:], func(c Component) bool {
		defer func() { seen[c] = true }()
		return seen[c]
	})
	f.result.Components = f.result.Components[:start+len(found)]
}

// listedChart records the chart that an element of a list names, with the only URL in
// it, unless it is one of charts. Another file may hold the template that uses it.
func (f *file) listedChart(e *yaml.Node, charts map[componentKey]bool) {
	chart, source := get(e, "chart"), ""
	eachMember(e, func(_, v *yaml.Node) {
		if v.Kind == yaml.ScalarNode && isHelmSource(v.Value) {
			source += v.Value
		}
	})
	if chart == nil || !isChartName(chart.Value) || strings.Count(source, "://") != 1 {
		return
	}
	c := Component{Kind: Chart, Name: normalizeName(Chart, chart.Value), Source: source, Line: chart.Line}
	if !charts[c.key()] {
		f.component(c)
	}
}

// generated returns the parameters that a generator makes. Those of clusters and
// repositories are not known, but for the values that are added to them.
func generated(generator *yaml.Node, depth int) []parameters {
	var sets []parameters
	if depth > 3 {
		return nil
	}
	eachMember(generator, func(kind, g *yaml.Node) {
		if g.Kind != yaml.MappingNode {
			return
		}
		values := parameters{}
		values.add("values", get(g, "values"), 0)
		switch kind.Value {
		case "list":
			eachElement(get(g, "elements"), func(e *yaml.Node) {
				set := maps.Clone(values)
				set.add("", e, 0)
				sets = append(sets, set)
			})
		case "matrix", "merge":
			sets = append(sets, combined(get(g, "generators"), depth)...)
		case "selector":
		default:
			sets = append(sets, values)
		}
		sets = sets[:min(len(sets), maxParameterSets)]
	})
	return sets
}

// combined returns the parameters of the first of some generators with those that the
// others add.
func combined(generators *yaml.Node, depth int) []parameters {
	var sets []parameters
	first := true
	eachElement(generators, func(g *yaml.Node) {
		made := generated(g, depth+1)
		if first {
			sets, first = made, false
			return
		}
		var out []parameters
		for _, set := range sets {
			for _, more := range made {
				if len(out) < maxParameterSets {
					both := maps.Clone(more)
					maps.Copy(both, set)
					out = append(out, both)
				}
			}
		}
		if len(made) > 0 {
			sets = out
		}
	})
	return sets
}

// add adds the strings of an object by their paths.
func (p parameters) add(name string, n *yaml.Node, depth int) {
	switch {
	case n == nil || depth > 4 || len(p) > maxParameterSets:
	case n.Kind == yaml.ScalarNode:
		p[name] = n.Value
	default:
		eachMember(n, func(key, v *yaml.Node) {
			p.add(strings.TrimPrefix(name+"."+key.Value, "."), v, depth+1)
		})
	}
}

var parameter = lazyRegexp{source: `\{\{-?\s*\.?([\w.-]+?)\s*-?\}\}`}

// fill replaces parameters in a string. It returns "" if one is not known, or if the
// string has other actions.
func (p parameters) fill(text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	ok := true
	text = parameter.get().ReplaceAllStringFunc(text, func(action string) string {
		v, known := p[parameter.get().FindStringSubmatch(action)[1]]
		ok = ok && known && len(v) <= maxImageBytes
		return v
	})
	if !ok || strings.Contains(text, "{{") || len(text) > maxImageBytes {
		return ""
	}
	return text
}
