package scan

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"
)

// tree parses a JSON file that is one value, or records why it cannot be read.
func (f *file) tree() *yaml.Node { return f.parseJSON(f.content) }

// parseJSON parses the content of the file as one JSON value, or records why it cannot
// be read.
func (f *file) parseJSON(content []byte) *yaml.Node {
	r := newJSONReader(bytes.NewReader(content))
	root, err := r.next(1)
	if err == nil {
		if _, more := r.token(); !errors.Is(more, io.EOF) {
			err = errors.New("unexpected data after the first value")
		}
	}
	if err != nil {
		reason, at := r.fault(err)
		f.unreadable(r.src.lineAt(at), 0, "invalid JSON: %s", reason)
		return nil
	}
	return root
}

// object calls visit with the members of the object under a key. It records that the
// file cannot be read if there is another value; PHP writes [] for an empty object.
func (f *file) object(root *yaml.Node, key string, visit func(key, value *yaml.Node)) {
	n := get(root, key)
	if n != nil && n.Kind != yaml.MappingNode && n.Tag != "!!null" && (n.Kind == yaml.ScalarNode || len(n.Content) > 0) {
		f.unreadable(n.Line, n.Column, "%q is not an object", key)
	}
	eachMember(n, visit)
}

// list calls visit with the elements of the list under a key. It records that the file
// cannot be read if there is another value.
func (f *file) list(root *yaml.Node, key string, visit func(*yaml.Node)) {
	n := get(root, key)
	if n != nil && n.Kind != yaml.SequenceNode && n.Tag != "!!null" {
		f.unreadable(n.Line, n.Column, "%q is not a list", key)
	}
	eachElement(n, visit)
}

// rootObject returns the root if it is an object. It records that the file cannot be
// read if it is something else.
func (f *file) rootObject(root *yaml.Node) *yaml.Node {
	if root == nil || isObject(root) {
		return root
	}
	f.unreadable(root.Line, root.Column, "not an object")
	return nil
}

// maxBroken is the number of invalid values after which the rest of a stream is not
// read.
const maxBroken = 100

// json reads a JSON file of any size: one value or a stream of values, whose content
// decides what they are. After an invalid value it continues with the next.
func (f *file) json() {
	r := newJSONReader(f.reader())
	for faults := 0; ; {
		err := f.jsonValue(r)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			reason, at := r.fault(err)
			f.unreadable(r.src.lineAt(at), 0, "invalid JSON: %s", reason)
			if faults++; faults == maxBroken || !r.resume(at) {
				return
			}
		}
	}
}

// jsonValue reads the next value of a stream. The error is io.EOF at its end.
func (f *file) jsonValue(r *jsonReader) error {
	t, err := r.token()
	if err != nil {
		return err
	}
	switch t.Kind() {
	case '[':
		return r.each(f.jsonRoot)
	case '{':
		n := &yaml.Node{Kind: yaml.MappingNode, Line: r.line()}
		r.nodes, r.begin = 0, r.offset()
		if err := r.members(n, 1, func(key string) func(*yaml.Node) { return f.listed(n, key) }); err != nil {
			return err
		}
		f.jsonRoot(n)
	}
	return nil
}

// jsonRoot reads a value as what its keys show it to be.
func (f *file) jsonRoot(root *yaml.Node) {
	switch {
	case len(root.Content) == 0:
	case get(root, "sops") != nil:
		f.knownFormat(root)
	case f.commandRecord(root):
	case f.sbom(root, 0):
	case get(root, "lockfileVersion") != nil:
		f.npmLock(root)
	case value(root, "apiVersion") == "" && get(root, "dependencies") != nil:
		f.npmDependencies(root)
	default:
		f.kubernetesObject(root, 0)
	}
}

// listed returns the reader for the elements of a list that may be long, so that they
// are read one by one: the items of a list of objects, and the components of a bill of
// materials if the members before them identify it. It returns nil for other keys.
func (f *file) listed(root *yaml.Node, key string) func(*yaml.Node) {
	switch {
	case key == "items":
		return func(item *yaml.Node) { f.kubernetesObject(item, 0) }
	case key == "components" && value(root, "bomFormat") == "CycloneDX":
		return f.element(key, func(n *yaml.Node) { f.cyclonedxComponent(n, 0) })
	case key == "packages" && value(root, "spdxVersion") != "":
		return f.element(key, f.spdxPackage)
	}
	return nil
}

// element returns a reader for the elements of a list of objects.
func (f *file) element(key string, visit func(*yaml.Node)) func(*yaml.Node) {
	f.markAsSBOM()
	i := -1
	return func(n *yaml.Node) {
		if i++; !isObject(n) {
			f.unreadable(n.Line, n.Column, "%s[%d] is not an object", key, i)
			return
		}
		visit(n)
	}
}
