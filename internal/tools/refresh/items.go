package main

import (
	"errors"
	"fmt"

	"gopkg.in/yaml.v3"
)

// places holds the items of a landscape by "category / subcategory / name", with
// " #2" for the second of the same, and their lists by "category / subcategory".
type places struct {
	ids   []string
	byID  map[string]*yaml.Node
	place map[string]string // by id
	lists map[string]*yaml.Node
}

// itemsOf returns the items of a landscape file. An item without a name is an error.
func itemsOf(doc *yaml.Node) (places, error) {
	p := places{byID: map[string]*yaml.Node{}, place: map[string]string{}, lists: map[string]*yaml.Node{}}
	if len(doc.Content) == 0 || valueOf(doc.Content[0], "landscape") == nil {
		return p, errors.New("not a landscape file: it has no key landscape")
	}
	for _, category := range children(valueOf(doc.Content[0], "landscape")) {
		for _, sub := range children(valueOf(category, "subcategories")) {
			if nameOf(category) == "" || nameOf(sub) == "" {
				return p, fmt.Errorf("line %d: a category or subcategory has no name", sub.Line)
			}
			place := nameOf(category) + separator + nameOf(sub)
			list := valueOf(sub, "items")
			if list != nil && list.Tag == "!!null" {
				*list = yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
			}
			p.lists[place] = list
			for _, item := range children(list) {
				if nameOf(item) == "" {
					return p, fmt.Errorf("line %d: an item has no name", item.Line)
				}
				p.add(place, item)
			}
		}
	}
	return p, nil
}

func (p *places) add(place string, item *yaml.Node) {
	id := place + separator + nameOf(item)
	for n := 2; p.byID[id] != nil; n++ {
		id = fmt.Sprintf("%s%s%s #%d", place, separator, nameOf(item), n)
	}
	p.ids, p.byID[id], p.place[id] = append(p.ids, id), item, place
}

const separator = " / "

func children(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	return n.Content
}

// nameOf returns the name of a category, subcategory or item, or nothing.
func nameOf(n *yaml.Node) string {
	if name := valueOf(n, "name"); name != nil {
		return name.Value
	}
	return ""
}

// valueOf returns the value of a key of a mapping, or nil.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// text returns a node as YAML, in one style, so that nodes can be compared.
func text(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	var value any
	if err := n.Decode(&value); err != nil {
		return err.Error()
	}
	out, err := yaml.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(out)
}
