package load

import (
	"bytes"
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Document is a parsed file. Only its first YAML document counts.
type Document struct {
	Name string
	Root *yaml.Node // nil if the file has no content

	hasMore  bool // whether another document follows
	lines    int
	maxItems int
}

// An item takes a kilobyte of memory however short it is written, so the size of a
// file bounds the number of its items. Real landscape files have 450 bytes for each.
const (
	freeItems    = 10_000 // in a file of any size
	bytesPerItem = 250    // beyond that
)

// Parse parses a file. The name is for messages. The error, a [*diag.Fault], says
// that the file is not YAML, or exceeds a limit.
func Parse(data []byte, name string) (Document, error) {
	root, more, err := yamldoc.Parse(data, name)
	if err != nil {
		return Document{}, err
	}
	return Document{name, root, more, yamldoc.Lines(data), freeItems + len(data)/bytesPerItem}, nil
}

// ParseLikeLandscape2 parses a file as landscape2 does: a byte order mark at the
// beginning of a line, even of the first one, counts as a space.
func ParseLikeLandscape2(data []byte, name string) (Document, error) {
	if bytes.HasPrefix(data, []byte(byteOrderMark)) {
		data = slices.Concat([]byte(" "), data[len(byteOrderMark):])
	}
	return Parse(marksAsSpaces(data), name)
}

// byteOrderMark is the byte order mark in UTF-8.
const byteOrderMark = "\ufeff"

// marksAsSpaces returns data with a space for each byte order mark at the
// beginning of a line other than the first.
func marksAsSpaces(data []byte) []byte {
	if !bytes.Contains(data, []byte("\n"+byteOrderMark)) {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\n"+byteOrderMark), []byte("\n "))
}

// Landscape reads a landscape file in landscape2's data format. The name is for
// messages. The error, a [*diag.Fault], says that the file is not a landscape;
// everything else is a problem, and the catalog has what is sound.
func Landscape(data []byte, name string) (*landscape.Catalog, []diag.Diagnostic, error) {
	doc, err := Parse(marksAsSpaces(data), name)
	if err != nil {
		return nil, nil, err
	}
	r := doc.reader()
	if err := r.landscape(doc); err != nil {
		return nil, nil, err
	}
	return r.catalog, r.Problems(), nil
}

// Overlay reads an overlay file. The error, a [*diag.Fault], says that the file is
// not YAML or not an overlay; everything else is a problem.
func Overlay(data []byte, name string) (landscape.Overlay, []diag.Diagnostic, error) {
	doc, err := Parse(data, name)
	if err != nil || doc.Root == nil {
		return landscape.Overlay{Name: name}, nil, err
	}
	return doc.Overlay()
}

// CheckLandscape returns an error, a [*diag.Fault], if the document is not a
// landscape.
func (d Document) CheckLandscape() error {
	_, err := d.reader().categories(d.Root)
	return err
}

func (d Document) reader() *reader {
	return &reader{Reporter: &Reporter{file: d.Name, lines: d.lines}, maxItems: d.maxItems}
}

// File is a landscape that has been read, with the nodes it was made from.
type File struct {
	*Reporter // has the problems of reading, and takes further ones
	Document
	Catalog *landscape.Catalog
	// Items has every item that is a mapping, in the order of the file.
	Items []ItemNodes
	// Sections has the categories and subcategories.
	Sections []Section
	// Unmarked has the entries that do not begin with what they are.
	Unmarked []Unmarked
}

// File reads the document as a landscape and keeps its nodes. The error, a
// [*diag.Fault], says that it is not a landscape.
func (d Document) File() (*File, error) {
	r := d.reader()
	r.ErrorLines, r.keepNodes = map[int]int{}, true
	if err := r.landscape(d); err != nil {
		return nil, err
	}
	return &File{r.Reporter, d, r.catalog, r.items, r.sections, r.unmarked}, nil
}

// ItemNodes are the nodes of an item.
type ItemNodes struct {
	Node *yaml.Node
	// Index is the index of the item in the catalog, or -1 if the item has no
	// name and is left out.
	Index int
	Place Place
	// Keys has the keys in the order of the file, without those that come by a
	// merge key. Names of the extra part's keys begin with "extra.".
	Keys []ItemKey
}

// ItemKey is a key of an item, and its value with aliases followed.
type ItemKey struct {
	Name       string
	Spec       *landscape2.Key // nil if landscape2 does not read the key
	Key, Value *yaml.Node
}

// Find returns a key with its value, or nil if the item itself does not have it.
func (n *ItemNodes) Find(name string) *ItemKey {
	for i := range n.Keys {
		if n.Keys[i].Name == name {
			return &n.Keys[i]
		}
	}
	return nil
}

// Value returns the value of a key, or nil.
func (n *ItemNodes) Value(name string) *yaml.Node {
	if k := n.Find(name); k != nil {
		return k.Value
	}
	return nil
}

// Section is a category, whose Category is "", or a subcategory.
type Section struct {
	Category, Name string
	Node           *yaml.Node // of the name
}

// Unmarked is an entry of a list that does not begin with its marker, which is
// "category", "subcategory" or "item".
type Unmarked struct {
	Node   *yaml.Node
	Place  Place
	Marker string
}
