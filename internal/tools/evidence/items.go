package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// item is an item of one version.
type item struct {
	name, level string
	addresses   []string // by which a renamed item is recognized, the best first
}

// parser parses each distinct item once, because two versions hardly differ. The
// item is nil if it has no name.
type parser map[string]*item

// items returns the items of a version, in order. A name that is listed twice
// stands for one item, with the level and the addresses of both.
func (p parser) items(content []byte) []item {
	var all []item
	index := map[string]int{}
	for _, chunk := range split(content) {
		it, known := p[string(chunk)]
		if !known {
			it = parse(chunk)
			p[string(chunk)] = it
		}
		if it == nil {
			continue
		}
		i, twice := index[it.name]
		if !twice {
			index[it.name] = len(all)
			all = append(all, *it)
			continue
		}
		if all[i].level == "" {
			all[i].level = it.level
		}
		all[i].addresses = slices.Concat(all[i].addresses, it.addresses)
	}
	return all
}

// split returns the items of a file, each with what follows it up to the next one.
func split(content []byte) [][]byte {
	var chunks [][]byte
	start, pos := -1, 0
	for {
		i := bytes.Index(content[pos:], []byte("item"))
		if i < 0 {
			break
		}
		i += pos
		pos = i + len("item")
		line := bytes.LastIndexByte(content[:i], '\n') + 1
		dash := bytes.Trim(content[line:i], " \t")
		colon := bytes.TrimLeft(content[pos:], " \t")
		if string(dash) != "-" || i > 0 && content[i-1] == '-' || !bytes.HasPrefix(colon, []byte(":")) {
			continue
		}
		if start >= 0 {
			chunks = append(chunks, content[start:line])
		}
		start = line
	}
	if start >= 0 {
		chunks = append(chunks, content[start:])
	}
	return chunks
}

// parse returns the item of a chunk, or nil if it has no name or is not YAML.
func parse(chunk []byte) *item {
	var doc yaml.Node
	if yaml.Unmarshal(cut(chunk), &doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	keys := doc.Content[0] // a list with one mapping
	if keys.Kind != yaml.SequenceNode || len(keys.Content) == 0 {
		return nil
	}
	keys = keys.Content[0]
	it := &item{name: value(keys, "name"), level: level(value(keys, "project"))}
	if it.level == "" {
		it.level = level(value(keys, "cncf_project"))
	}
	for _, key := range []string{"repo_url", "homepage_url", "logo"} {
		if address := value(keys, key); address != "" {
			it.addresses = append(it.addresses, key+" "+landscape.RepositoryKey(address))
		}
	}
	if it.name == "" {
		return nil
	}
	return it
}

// cut cuts off a chunk what follows the item: lines that are indented less than
// its keys.
func cut(chunk []byte) []byte {
	indent, end := bytes.IndexByte(chunk, 'i'), 0
	for line := range bytes.Lines(chunk) {
		text := bytes.TrimLeft(line, " \t\r\n")
		if end > 0 && len(text) > 0 && text[0] != '#' && len(line)-len(text) < indent {
			break
		}
		end += len(line)
	}
	return chunk[:end]
}

// value returns the scalar at a key of a mapping, the first if the key is
// repeated.
func value(mapping *yaml.Node, key string) string {
	if mapping.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if v := mapping.Content[i+1]; mapping.Content[i].Value == key && v.Kind == yaml.ScalarNode && v.Tag != "!!null" {
			return v.Value
		}
	}
	return ""
}

// level returns a level of CNCF, also in its old form cncf-incubating, or nothing.
func level(s string) string {
	l := strings.TrimPrefix(strings.ToLower(s), "cncf-")
	switch landscape.Level(l) {
	case landscape.Inception, landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived:
		return l
	}
	return ""
}
