package yamldoc

import (
	"bytes"
	"errors"
	"iter"
	"runtime"

	"gopkg.in/yaml.v3"
)

// Parts is a document that is a list under one key, cut between entries of the
// list, to be parsed by several cores, and to be forgotten part by part.
type Parts struct {
	Key  string // whose value the list is
	name string
	cuts []part
}

type part struct {
	text []byte
	line int // lines before it
}

// partSize is how large a part is at the least, in bytes.
const partSize = 32 << 10

// Cut cuts a document at the lines of its list that begin an entry. It returns
// nil for any other document than key, newline, entries, and where lines stand
// less far to the right than they should. A text that spans lines may seem to
// have an entry in it; its parts have quotes or brackets left open then, and
// are no valid YAML. So where all parts are valid, they are the document.
func Cut(data []byte, name string) *Parts {
	if checkBytes(data, name) != nil {
		return nil
	}
	for _, lineBreak := range []string{"\r", "\u0085", "\u2028", "\u2029"} {
		if bytes.Contains(data, []byte(lineBreak)) {
			return nil
		}
	}
	p := &Parts{name: name}
	indent, from, line := -1, 0, 0
	for at, n := 0, 0; at < len(data); n++ {
		end := at + 1 + bytes.IndexByte(data[at:], '\n')
		if end == at {
			end = len(data)
		}
		text := bytes.TrimLeft(data[at:end], " ")
		column := end - at - len(text)
		switch entry := bytes.HasPrefix(text, []byte("- ")) || bytes.HasPrefix(text, []byte("-\n")); {
		case len(text) == 0 || text[0] == '\n' || text[0] == '#':
		case p.Key == "":
			key, ok := bytes.CutSuffix(bytes.TrimRight(text, " \n"), []byte(":"))
			if !ok || column > 0 || !isWord(key) {
				return nil
			}
			p.Key = string(key)
		case indent < 0 && entry:
			indent, from, line = column, at, n
		case indent < 0 || column < indent || column == indent && !entry:
			return nil
		case column == indent && at-from >= partSize:
			p.cuts = append(p.cuts, part{data[from:at], line})
			from, line = at, n
		}
		at = end
	}
	if indent < 0 {
		return nil
	}
	p.cuts = append(p.cuts, part{data[from:], line})
	return p
}

var errNotAlone = errors.New("the part is no list by itself")

func isWord(key []byte) bool {
	for _, c := range key {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return len(key) > 0
}

// Entries parses the parts and returns the entries of the list, in order. An
// error, after which there are no more, says only that the document must be
// read by [Parse].
func (p *Parts) Entries() iter.Seq2[*yaml.Node, error] {
	type result struct {
		list *yaml.Node
		err  error
	}
	return func(yield func(*yaml.Node, error) bool) {
		results := make([]chan result, len(p.cuts))
		begin := func(i int) {
			if i < len(results) {
				results[i] = make(chan result, 1)
				go func() {
					list, err := p.parse(p.cuts[i])
					results[i] <- result{list, err}
				}()
			}
		}
		ahead := runtime.GOMAXPROCS(0)
		for i := range ahead {
			begin(i)
		}
		for i := range results {
			r := <-results[i]
			begin(i + ahead)
			if r.err != nil {
				yield(nil, r.err)
				return
			}
			for j, entry := range r.list.Content {
				if !yield(entry, nil) {
					return
				}
				r.list.Content[j] = nil
			}
		}
	}
}

func (p *Parts) parse(cut part) (*yaml.Node, error) {
	list, second, err := parse(cut.text, p.name, guard{line: cut.line, depth: 2, left: len(cut.text) + extraNodes/len(p.cuts)})
	if err == nil && (second || list == nil || list.Kind != yaml.SequenceNode) {
		err = errNotAlone
	}
	return list, err
}
