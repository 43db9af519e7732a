// Command refresh brings data/landscape.yml to a newer version of the landscape
// that it is made from:
//
//	go run ./internal/tools/refresh OLD NEW
//
// OLD and NEW are files of CNCF's landscape: the version that data/landscape.yml
// was last brought to, and the newer one. What differs between the two is changed
// in data/landscape.yml, which keeps its descriptions and corrections. New items are
// added without a description, and what is to be checked by hand is printed. Categories and subcategories must exist.
package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/format"
	"gopkg.in/yaml.v3"
)

const file = "data/landscape.yml"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: refresh OLD NEW")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "refresh:", err)
		os.Exit(1)
	}
}

func run(oldFile, newFile string) error {
	var content [3][]byte
	for i, name := range []string{oldFile, newFile, file} {
		var err error
		if content[i], err = os.ReadFile(name); err != nil {
			return err
		}
	}
	out, report, err := Refresh(content[0], content[1], content[2])
	if err != nil {
		return err
	}
	for _, line := range report {
		fmt.Println(line)
	}
	return atomicfile.Write(file, out)
}

// Refresh returns our landscape with the changes between two versions of another
// one, and a line for each change.
func Refresh(older, newer, ours []byte) (out []byte, report []string, err error) {
	var docs [3]yaml.Node
	var all [3]places
	for i, b := range [][]byte{older, newer, ours} {
		err := yaml.Unmarshal(b, &docs[i])
		if err == nil {
			all[i], err = itemsOf(&docs[i])
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", []string{"OLD", "NEW", file}[i], err)
		}
	}
	before, after := all[0], all[1]
	r := &refresh{before: before.byID, places: all[2]}
	for _, id := range after.ids {
		r.merge(id, after.place[id], after.byID[id])
	}
	for _, id := range before.ids {
		if after.byID[id] == nil && r.places.byID[id] != nil {
			r.say("gone upstream, not changed here: %s", id)
		}
	}
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(&docs[2]); err != nil {
		return nil, nil, err
	}
	out, err = format.Format(b.Bytes(), file)
	return out, r.report, err
}

type refresh struct {
	before map[string]*yaml.Node
	places places
	report []string
}

func (r *refresh) say(format string, args ...any) {
	r.report = append(r.report, fmt.Sprintf(format, args...))
}

// merge adds an item that is new upstream, or makes the changes of one.
func (r *refresh) merge(id, place string, newer *yaml.Node) {
	ours, older := r.places.byID[id], r.before[id]
	if ours == nil && older != nil {
		if len(changes("", older, newer)) > 0 {
			r.say("renamed or removed here, not changed: %s", id)
		}
		return
	}
	if ours == nil {
		list := r.places.lists[place]
		if list == nil {
			r.say("no such subcategory, item not added: %s", id)
			return
		}
		clean(newer)
		insert(list, newer)
		r.say("added: %s", id)
		return
	}
	if older == nil {
		return // ours had it before they did
	}
	for _, c := range changes("", older, newer) {
		if set(ours, strings.Split(c.key, "."), c.value) {
			r.say("%s: %s", id, c.key)
		}
	}
}

// change is a key of an item, extra.key for the extra part, and its new value or
// nil.
type change struct {
	key   string
	value *yaml.Node
}

// changes returns the keys that differ in two mappings.
func changes(prefix string, older, newer *yaml.Node) []change {
	var out []change
	for i := 0; i+1 < len(newer.Content); i += 2 {
		key, value := newer.Content[i].Value, newer.Content[i+1]
		was := valueOf(older, key)
		switch {
		case dropped(prefix + key):
		case key == "extra":
			out = append(out, changes("extra.", mapping(was), mapping(value))...)
		case text(was) != text(value):
			out = append(out, change{prefix + key, value})
		}
	}
	for i := 0; i+1 < len(older.Content); i += 2 {
		switch key := older.Content[i].Value; {
		case dropped(prefix+key) || valueOf(newer, key) != nil:
		case key == "extra":
			out = append(out, changes("extra.", mapping(older.Content[i+1]), mapping(nil))...)
		default:
			out = append(out, change{prefix + key, nil})
		}
	}
	return out
}

// mapping returns the mapping, or an empty one if there is none.
func mapping(n *yaml.Node) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return &yaml.Node{Kind: yaml.MappingNode}
	}
	return n
}

// dropped reports whether our data leaves out a key: sentences, what comes from
// Crunchbase, and what no program reads.
func dropped(key string) bool {
	if strings.HasPrefix(key, "extra.summary_") {
		return key != "extra.summary_tags"
	}
	return slices.Contains([]string{
		"description", "crunchbase", "organization", "stock_ticker", "open_source", "project_org", "allow_duplicate_repo", "slug",
		"extra.annual_review_date", "extra.annual_review_url", "extra.ai",
	}, key)
}

// clean removes the keys of an item that our data leaves out.
func clean(item *yaml.Node) {
	var keep func(prefix string, n *yaml.Node)
	keep = func(prefix string, n *yaml.Node) {
		var content []*yaml.Node
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if key.Value == "extra" && prefix == "" {
				keep("extra.", value)
				if len(value.Content) == 0 {
					continue
				}
			}
			if !dropped(prefix+key.Value) && value.Tag != "!!null" || key.Value == "item" {
				content = append(content, key, value)
			}
		}
		n.Content = content
	}
	keep("", item)
}

// set sets the value at a path of keys, or removes it. It reports whether that
// changes anything.
func set(n *yaml.Node, path []string, value *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch {
		case n.Content[i].Value != path[0]:
		case len(path) > 1:
			changed := set(n.Content[i+1], path[1:], value)
			if len(n.Content[i+1].Content) == 0 {
				n.Content = slices.Delete(n.Content, i, i+2)
			}
			return changed
		case value == nil:
			n.Content = slices.Delete(n.Content, i, i+2)
			return true
		default:
			same := text(n.Content[i+1]) == text(value)
			n.Content[i+1] = value
			return !same
		}
	}
	if value == nil {
		return false
	}
	for _, key := range slices.Backward(path[1:]) {
		value = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: key}, value}}
	}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: path[0]}, value)
	return true
}

// insert adds an item to a list in the order of names, ignoring case.
func insert(list, item *yaml.Node) {
	name := strings.ToLower(nameOf(item))
	i := slices.IndexFunc(list.Content, func(n *yaml.Node) bool { return strings.ToLower(nameOf(n)) > name })
	if i < 0 {
		i = len(list.Content)
	}
	list.Style = 0 // it may have been []
	list.Content = slices.Insert(list.Content, i, item)
}
