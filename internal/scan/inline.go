package scan

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// maxInline bounds how deep YAML is nested in strings of YAML.
const maxInline = 3

var inlineKey = lazyRegexp{source: `(?m)^[ \t-]*"?(?:apiVersion|\w*[iI]mage|repository)"?[ \t]*:`}

// inlineYAML reads a string that is YAML, such as Helm values or a manifest. A string
// that has a key scan looks for and cannot be parsed is a warning, as it may be
// anything.
func (f *file) inlineYAML(text *yaml.Node) {
	if f.inline >= maxInline || !inlineKey.get().MatchString(text.Value) {
		return
	}
	f.inline++
	defer func() { f.inline-- }()
	inBlock := text.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	before := text.Line - 1
	if inBlock {
		before = text.Line
	}
	for root, err := range yamldoc.DocumentsFrom([]byte(text.Value), f.name, before) {
		if err != nil {
			f.warn(f.name, text.Line, "a string with a key such as image or apiVersion is not valid YAML")
			continue
		}
		if !inBlock { // its line breaks are escaped
			eachNode(root, func(n *yaml.Node) { n.Line = text.Line })
		}
		f.kubernetesObject(root, 0)
		eachElement(root, func(n *yaml.Node) { f.kubernetesObject(n, 0) })
	}
}

// configMap reads Helm values in a ConfigMap. addImages reads the objects in it.
func (f *file) configMap(n *yaml.Node) {
	eachMember(get(n, "data"), func(key, v *yaml.Node) {
		if v.Kind == yaml.ScalarNode && (strings.HasSuffix(key.Value, ".yaml") || strings.HasSuffix(key.Value, ".yml")) && !strings.Contains(v.Value, "apiVersion:") {
			f.inlineYAML(v)
		}
	})
}

// jsonString reads a string that is a JSON object or a list of objects.
func (f *file) jsonString(text *yaml.Node) {
	if f.inline >= maxInline || !strings.Contains(text.Value, `"apiVersion"`) && !strings.Contains(text.Value, `"image"`) {
		return
	}
	f.inline++
	defer func() { f.inline-- }()
	root, err := yamldoc.JSON([]byte(text.Value), f.name)
	if err != nil {
		f.warn(f.name, text.Line, "a string with a key such as image or apiVersion is not valid JSON")
		return
	}
	moveTo(root, text.Line)
	f.kubernetesObject(root, 0)
	eachElement(root, func(n *yaml.Node) { f.kubernetesObject(n, 0) })
}

// eachNode calls visit for each node of a tree. It does not follow aliases.
func eachNode(n *yaml.Node, visit func(*yaml.Node)) {
	visit(n)
	for _, child := range n.Content {
		eachNode(child, visit)
	}
}
