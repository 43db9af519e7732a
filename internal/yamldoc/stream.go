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

// Documents parses a file of several YAML documents, one after the other. One
// that is not valid gives an error, a [*diag.Fault], and does not keep from
// the next. A document without content is skipped.
func Documents(data []byte, name string) iter.Seq2[*yaml.Node, error] {
	return DocumentsFrom(data, name, 0)
}

// DocumentsFrom is [Documents] for a part of a file that comes after so many
// lines.
func DocumentsFrom(data []byte, name string, linesBefore int) iter.Seq2[*yaml.Node, error] {
	return func(yield func(*yaml.Node, error) bool) {
		for line := linesBefore; len(data) > 0; {
			end := nextDocument(data)
			text := data[:end]
			if !isVacant(text) {
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

// document parses one document, whose first line comes after others.
func document(text []byte, name string, linesBefore int) (*yaml.Node, error) {
	if err := checkBytes(text, name); err != nil {
		return nil, shifted(err, linesBefore)
	}
	root, _, err := parse(text, name, guard{line: linesBefore, left: maxStreamNodes(len(text))})
	return root, err
}

// isVacant reports whether a text has nothing but markers, blank lines and
// comments. To start the YAML library for each takes 2 µs.
func isVacant(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && string(line) != "---" {
			return false
		}
	}
	return true
}

// nextDocument returns where the second document begins, or the length.
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

// shifted adds lines to the place of a fault, where it has one.
func shifted(err error, lines int) error {
	var f *diag.Fault
	if errors.As(err, &f) && f.Line > 0 {
		f.Line += lines
	}
	return err
}

// JSON parses a JSON text into the same tree as YAML, with lines. The error is
// a [*diag.Fault].
func JSON(data []byte, name string) (*yaml.Node, error) {
	if err := checkBytes(data, name); err != nil {
		return nil, err
	}
	r := jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1, name: name, left: maxStreamNodes(len(data))}
	r.dec.UseNumber()
	n, err := r.value(1)
	if err != nil {
		return nil, &diag.Fault{File: name, Line: r.at(), Msg: "not valid JSON: " + err.Error()}
	}
	return n, nil
}

type jsonReader struct {
	dec  *json.Decoder
	data []byte
	name string
	seen int64 // how far lines are counted
	line int
	left int // how many more nodes there may be
}

// at returns the line that the reader is in.
func (r *jsonReader) at() int {
	if now := r.dec.InputOffset(); now > r.seen {
		r.line += bytes.Count(r.data[r.seen:now], []byte("\n"))
		r.seen = now
	}
	return r.line
}

func (r *jsonReader) value(depth int) (*yaml.Node, error) {
	if depth > MaxDepth {
		return nil, fmt.Errorf("nested deeper than %d levels", MaxDepth)
	}
	if r.left--; r.left < 0 {
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
