package main

import (
	"bytes"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"gopkg.in/yaml.v3"
)

// reduce returns a landscape file with few of the items and without sentences.
// It keeps the items that tests name, the known ones, the first item with each
// key, one in twelve hosted projects, and about thirty others.
func reduce(content []byte, known map[string]bool) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		return nil, err
	}
	categories := value(doc.Content[0], "landscape")
	r := reducer{known: known, keys: map[string]bool{}, every: uint32(max(4, bytes.Count(content, []byte("- item:"))/30))}
	categories.Content = slices.DeleteFunc(categories.Content, func(category *yaml.Node) bool {
		subcategories := value(category, "subcategories")
		subcategories.Content = slices.DeleteFunc(subcategories.Content, r.removeItems)
		return len(subcategories.Content) == 0
	})
	doc.Content[0].Content = pair(doc.Content[0], "landscape")
	uncomment(&doc)
	var b bytes.Buffer
	b.WriteString("# An extract, made by internal/tools/extract: see README.md for source and license.\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	err := enc.Encode(&doc)
	return b.Bytes(), err
}

// tested are the items that tests name, and one of a subcategory that otherwise
// has only additional placements.
var tested = []string{"cert-manager", "Falco", "Dapr", "KubeEdge", "CubeFS", "in-toto", "Strimzi", "Artifact Hub", "wasmCloud",
	"metal3-io", "Metal³", "Kubescape", "Lima", "Kubernetes", "Argo"}

// sentences are the keys whose values are sentences that somebody wrote.
var sentences = []string{"description", "summary_use_case", "summary_business_use_case", "summary_integrations", "summary_integration"}

type reducer struct {
	known map[string]bool // names to keep, in lower case
	every uint32          // keep one in this many items
	keys  map[string]bool // the keys of kept items
}

// removeItems removes items from a subcategory. It reports whether it removed
// all of them.
func (r *reducer) removeItems(subcategory *yaml.Node) bool {
	items := value(subcategory, "items")
	if items == nil || len(items.Content) == 0 {
		return false
	}
	items.Content = slices.DeleteFunc(items.Content, func(item *yaml.Node) bool { return !r.keep(item) })
	return len(items.Content) == 0
}

// keep reports whether to keep an item, from which it removes sentences.
func (r *reducer) keep(item *yaml.Node) bool {
	remove(item, sentences)
	extra := value(item, "extra")
	if extra != nil && extra.Kind == yaml.MappingNode {
		remove(extra, sentences)
	}
	name := text(item, "name")
	h := fnv.New32a()
	h.Write([]byte(name))
	every := r.every
	if text(item, "project") != "" {
		every = min(every, 12)
	}
	keep := slices.Contains(tested, name) || h.Sum32()%every == 0
	for _, key := range append(keys(item, ""), keys(extra, "extra.")...) {
		if !r.keys[key] {
			r.keys[key], keep = true, true
		}
	}
	return keep || r.known[strings.ToLower(name)]
}

// overlayNames returns the names of the embedded items that have an entry in
// the overlay.
func overlayNames() map[string]bool {
	names := map[string]bool{}
	for _, it := range data.Catalog(data.Current).Items {
		if len(it.Aliases)+len(it.FormerNames)+len(it.Facts)+len(it.Relations) > 0 {
			names[strings.ToLower(it.Name)] = true
		}
	}
	return names
}

func keys(n *yaml.Node, prefix string) []string {
	var all []string
	for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		all = append(all, prefix+n.Content[i].Value)
	}
	return all
}

// pair returns the nodes of a key and its value in a mapping, or nil.
func pair(n *yaml.Node, key string) []*yaml.Node {
	for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i : i+2]
		}
	}
	return nil
}

func value(n *yaml.Node, key string) *yaml.Node {
	if p := pair(n, key); p != nil {
		return p[1]
	}
	return nil
}

func text(n *yaml.Node, key string) string {
	if v := value(n, key); v != nil {
		return v.Value
	}
	return ""
}

func remove(n *yaml.Node, names []string) {
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !slices.Contains(names, n.Content[i].Value) {
			kept = append(kept, n.Content[i], n.Content[i+1])
		}
	}
	n.Content = kept
}

func uncomment(n *yaml.Node) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	for _, child := range n.Content {
		uncomment(child)
	}
}
