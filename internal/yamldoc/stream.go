package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

// Documents parses the YAML documents of a file one by one. An invalid document
// yields an error, a [*diag.Fault], and the next one follows. Empty documents are
// skipped.
func Documents(data []byte, name string) iter.Seq2[*yaml.Node, error] {
	return DocumentsFrom(data, name, 0)
}

// DocumentsFrom is [Documents] for the part of a file after its first lines, which
// count in the lines of nodes and errors.
func DocumentsFrom(data []byte, name string, linesBefore int) iter.Seq2[*yaml.Node, error] {
	return func(yield func(*yaml.Node, error) bool) {
		for line := linesBefore; len(data) > 0; {
			end := nextDocument(data)
			text := data[:end]
			if !isEmptyDocument(text) {
				root, err := document(text, name, line)
				if (root != nil || err != nil) && !yield(root, err) {
					return
				}
			}
			line += bytes.Count(text, []byte("\n"))
			data = data[end:]
		}
	}
}

// document parses one document, which begins after a number of lines.
func document(text []byte, name string, linesBefore int) (*yaml.Node, error) {
	if err := checkBytes(text, name); err != nil {
		return nil, addLines(err, linesBefore)
	}
	root, _, err := parse(text, name, guard{line: linesBefore, remaining: maxStreamNodes(len(text))})
	return root, err
}

// isEmptyDocument reports whether text has only markers, blank lines and comments. It
// saves starting the YAML library, which takes 2 µs.
func isEmptyDocument(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && string(line) != "---" {
			return false
		}
	}
	return true
}

// nextDocument returns the offset of the second document, or len(data).
func nextDocument(data []byte) int {
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("\n---"))
		if n < 0 {
			return len(data)
		}
		at += n + 1
		if rest := data[at+3:]; len(rest) == 0 || rest[0] == '\n' || rest[0] == '\r' || rest[0] == ' ' {
			return at
		}
	}
}

// addLines adds a number of lines to the line of a fault, if it has one.
func addLines(err error, lines int) error {
	var f *diag.Fault
	if errors.As(err, &f) && f.Line > 0 {
		f.Line += lines
	}
	return err
}

// JSON parses JSON into the same kind of tree as YAML. Its nodes have lines, but no
// columns. The error is a [*diag.Fault].
func JSON(data []byte, name string) (*yaml.Node, error) {
	if err := checkBytes(data, name); err != nil {
		return nil, err
	}
	r := jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1, name: name, remaining: maxStreamNodes(len(data))}
	r.dec.UseNumber()
	n, err := r.value(1)
	if err != nil {
		return nil, &diag.Fault{File: name, Line: r.at(), Msg: "invalid JSON: " + err.Error()}
	}
	return n, nil
}

// jsonReader reads one JSON file.
type jsonReader struct {
	dec       *json.Decoder
	data      []byte
	name      string
	seen      int64 // offset up to which lines are counted
	line      int
	remaining int // number of further nodes allowed
}

// at returns the current line.
func (r *jsonReader) at() int {
	if now := r.dec.InputOffset(); now > r.seen {
		r.line += bytes.Count(r.data[r.seen:now], []byte("\n"))
		r.seen = now
	}
	return r.line
}

// value reads the next value, which is nested in depth-1 others.
func (r *jsonReader) value(depth int) (*yaml.Node, error) {
	if depth > MaxDepth {
		return nil, fmt.Errorf("nested deeper than %d levels", MaxDepth)
	}
	if r.remaining--; r.remaining < 0 {
		return nil, fmt.Errorf("too many values: at most %d are allowed in %d bytes", maxStreamNodes(len(r.data)), len(r.data))
	}
	token, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Line: r.at()}
	switch v := token.(type) {
	case json.Delim:
		n.Kind = yaml.SequenceNode
		if v == '{' {
			n.Kind = yaml.MappingNode
		}
		for r.dec.More() {
			child, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, child)
		}
		_, err = r.dec.Token()
		return n, err
	case string:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!str", v
	case nil:
		n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	default:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!other", fmt.Sprint(v)
	}
	return n, nil
}
