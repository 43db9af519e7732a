package scan

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"gopkg.in/yaml.v3"
)

// The limits of what is kept of the other files in the directory of a Terraform file.
const (
	maxModuleBytes  = 2 << 20
	maxModuleValues = 10_000
	maxModuleValue  = 1024 // bytes of a value
	maxValueDepth   = 4    // of objects in objects
)

// terraformDir is what the files of a directory, a module of Terraform, share.
type terraformDir struct {
	dir string
	// values holds the defaults of variables, and locals, by their references.
	values map[string]string
	// keys holds the keys of objects, and the indexes of lists, by the references of these.
	keys map[string][]string
	// providers has the local names of providers that the module gives a source.
	providers map[string]bool
}

// terraformDir returns what the module of a file shares. It keeps that of the last
// directory. body is that of the file if it is known.
func (s *scanner) terraformDir(file string, body *hclsyntax.Body) *terraformDir {
	dir := filepath.Dir(file)
	if s.module != nil && s.module.dir == dir {
		return s.module
	}
	m := &terraformDir{dir, map[string]string{}, map[string][]string{}, map[string]bool{}}
	s.module = m
	entries, _ := os.ReadDir(dir)
	for round := range 2 { // locals may refer to values of files that follow
		if round > 0 && len(m.values) == 0 {
			break
		}
		left := maxModuleBytes
		for _, e := range entries {
			info, err := e.Info()
			if ext := filepath.Ext(e.Name()); err != nil || !info.Mode().IsRegular() || ext != ".tf" && ext != ".tofu" || int(info.Size()) > left {
				continue
			}
			left -= int(info.Size())
			if name := filepath.Join(dir, e.Name()); body != nil && name == filepath.Clean(file) {
				m.read(body)
			} else if content := readShared(name); sharesValues(content) {
				if body, err := parseHCL(content); err == nil { // a fault is reported when the file is scanned
					m.read(body)
				}
			}
		}
	}
	return m
}

// readShared returns the content of a file, in UTF-8, or nil.
func readShared(file string) []byte {
	content, err := readRegular(file, 2*maxHCL)
	if err != nil {
		return nil
	}
	in, _, err := decode(bytes.NewReader(content))
	if err != nil {
		return nil
	}
	content, err = io.ReadAll(in)
	if err != nil {
		return nil
	}
	return content
}

// sharesValues reports whether a file may have something that its module shares.
func sharesValues(content []byte) bool {
	return bytes.Contains(content, []byte("variable")) || bytes.Contains(content, []byte("locals")) || bytes.Contains(content, []byte("required_providers"))
}

// read keeps the values and providers of a file.
func (m *terraformDir) read(body *hclsyntax.Body) {
	eachBlock(newHCLValues(m).body(body), func(key, block *yaml.Node) {
		switch key.Value {
		case "terraform":
			eachBlock(get(block, "required_providers"), func(name, p *yaml.Node) {
				if get(p, "source") != nil {
					m.providers[name.Value] = true
				}
			})
		case "variable":
			eachBlock(block, func(name, block *yaml.Node) { m.keep("var."+name.Value, get(block, "default"), 0) })
		case "locals":
			eachBlock(block, func(name, v *yaml.Node) { m.keep("local."+name.Value, v, 0) })
		}
	})
}

// keep keeps a string, or those of an object or a list by their keys or indexes.
func (m *terraformDir) keep(name string, n *yaml.Node, depth int) {
	switch {
	case n == nil || depth > maxValueDepth || len(name) > maxModuleValue || len(m.values) >= maxModuleValues:
	case n.Kind == yaml.MappingNode:
		m.keepMembers(name, n, depth)
	case n.Kind == yaml.SequenceNode:
		list := &yaml.Node{Kind: yaml.MappingNode}
		for i, v := range n.Content[:min(len(n.Content), maxModuleValues)] {
			list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.Itoa(i)}, v)
		}
		m.keepMembers(name, list, depth)
	case n.Kind == yaml.ScalarNode && !isUnknown(n) && n.Value != "" && len(n.Value) <= maxModuleValue && !strings.Contains(n.Value, "$"):
		if _, known := m.values[name]; !known {
			m.values[name] = n.Value
		}
	}
}

// keepMembers keeps the strings of an object by their keys, and these in their order.
func (m *terraformDir) keepMembers(name string, n *yaml.Node, depth int) {
	_, known := m.keys[name]
	seen := map[string]bool{}
	eachMember(n, func(key, v *yaml.Node) {
		m.keep(name+"."+key.Value, v, depth+1)
		if !known && !seen[key.Value] && len(seen) < maxModuleValues {
			seen[key.Value] = true
			m.keys[name] = append(m.keys[name], key.Value)
		}
	})
}
