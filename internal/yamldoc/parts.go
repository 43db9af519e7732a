package yamldoc

import (
	"bytes"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

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
	text  []byte
	line  int // lines before it
	first int // entries before it
}

// PartSize is how large a part best is at the least, in bytes.
const PartSize = 32 << 10

// Cut cuts a document at the lines of its list that begin an entry, into parts
// of at least that size but for the last. It returns
// nil for any other document than key, newline, entries, and where lines stand
// less far to the right than they should. A text that spans lines may seem to
// have an entry in it; its parts have quotes or brackets left open then, and
// are no valid YAML. So where all parts are valid, they are the document.
func Cut(data []byte, name string, size int) *Parts {
	if checkBytes(data, name) != nil {
		return nil
	}
	for _, lineBreak := range []string{"\r", "\u0085", "\u2028", "\u2029"} {
		if bytes.Contains(data, []byte(lineBreak)) {
			return nil
		}
	}
	p := &Parts{name: name}
	indent, entries := -1, 0
	var now part
	from := 0
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
			indent, entries = column, 1
			from, now.line = at, n
		case indent < 0 || column < indent || column == indent && !entry:
			return nil
		case column == indent:
			if at-from >= size {
				now.text = data[from:at]
				p.cuts = append(p.cuts, now)
				from, now.line, now.first = at, n, entries
			}
			entries++
		}
		at = end
	}
	if indent < 0 {
		return nil
	}
	now.text = data[from:]
	p.cuts = append(p.cuts, now)
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

// Len returns how many parts there are.
func (p *Parts) Len() int { return len(p.cuts) }

// Text returns a part as it is written.
func (p *Parts) Text(i int) []byte { return p.cuts[i].text }

// Walk parses every part and calls visit with its entries, the first of which
// is the entry of that number in the list. Parts are visited at the same time
// and in no order. An error says only that the document must be read by
// [Parse].
func (p *Parts) Walk(visit func(part, first int, entries []*yaml.Node)) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(p.cuts)) {
		wait.Go(func() {
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(p.cuts) {
					return
				}
				list, err := p.parse(p.cuts[i])
				if err != nil {
					failed.Store(&err)
					return
				}
				visit(i, p.cuts[i].first, list.Content)
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

func (p *Parts) parse(cut part) (*yaml.Node, error) {
	list, second, err := parse(cut.text, p.name, guard{line: cut.line, depth: 2, left: len(cut.text) + extraNodes/len(p.cuts)})
	if err == nil && (second || list == nil || list.Kind != yaml.SequenceNode) {
		err = errNotAlone
	}
	return list, err
}
