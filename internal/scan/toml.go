package scan

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The limits of TOML. The largest lock files have some megabytes.
const (
	maxTOMLBytes = 32 << 20
	maxTOMLLine  = 1 << 20
)

// tomlEntry is a value in a TOML file that is neither a table nor an array.
type tomlEntry struct {
	// path has the names of the tables that the value is in, and its key. An
	// entry of an array has the path of the array.
	path  []string
	value string // the content of a string, the source of other values
	line  int    // of the key, or of the entry of an array
	table int    // number of table headers before it
}

// toml calls visit with the values of a TOML file in the order of the file. It reads the
// syntax tree key by key, because the decoder of the library takes time quadratic in
// the keys of a table. It does not detect duplicate keys.
func (f *file) toml(visit func(tomlEntry)) {
	if reason := tomlTooLarge(f.content); reason != "" {
		f.unreadable(0, 0, "%s", reason)
		return
	}
	w := tomlWalk{visit: visit, line: 1, content: f.content}
	w.parser.Reset(f.content)
	for w.parser.NextExpression() {
		w.expression(w.parser.Expression())
	}
	if err := w.parser.Error(); err != nil {
		line, column := 0, 0
		var fault *unstable.ParserError
		if errors.As(err, &fault) && len(fault.Highlight) > 0 {
			at := w.parser.Shape(w.parser.Range(fault.Highlight)).Start
			line, column = at.Line, at.Column
		}
		f.unreadable(line, column, "invalid TOML: %v", err)
	}
}

// tomlTooLarge returns why the parser would need too much memory, or "". The parser
// holds an array, and a line, as a tree.
func tomlTooLarge(content []byte) string {
	if len(content) > maxTOMLBytes {
		return "TOML larger than 32 MiB"
	}
	if bytes.Count(content, []byte(",")) > 100_000+len(content)/20 {
		return "too many array entries: more than one per 20 bytes"
	}
	for line := range bytes.Lines(content) {
		if len(line) > maxTOMLLine {
			return "line larger than 1 MiB"
		}
	}
	return ""
}

// tomlWalk walks through the expressions of a TOML file.
type tomlWalk struct {
	parser  unstable.Parser
	visit   func(tomlEntry)
	content []byte
	header  []string // the path of the table
	table   int
	seen    int // bytes in which lines are counted
	line    int
}

// lineAt returns the line of an offset. Offsets must not decrease.
func (w *tomlWalk) lineAt(offset int) int {
	if offset > w.seen {
		w.line += bytes.Count(w.content[w.seen:offset], []byte("\n"))
		w.seen = offset
	}
	return w.line
}

func (w *tomlWalk) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.Table, unstable.ArrayTable:
		w.header, _ = w.keys(nil, e)
		w.table++
	case unstable.KeyValue:
		w.keyValue(w.header, e, 0)
	}
}

// keys returns a path with the keys of a node, and the line of the first.
func (w *tomlWalk) keys(path []string, n *unstable.Node) (longer []string, line int) {
	path = slices.Clip(path)
	for it := n.Key(); it.Next(); {
		if line == 0 {
			line = w.lineAt(int(it.Node().Raw.Offset))
		}
		path = append(path, string(it.Node().Data))
	}
	return path, line
}

func (w *tomlWalk) keyValue(path []string, n *unstable.Node, depth int) {
	path, line := w.keys(path, n)
	w.value(path, n.Value(), line, depth)
}

func (w *tomlWalk) value(path []string, n *unstable.Node, line, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Kind {
	case unstable.InlineTable:
		for it := n.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				w.keyValue(path, it.Node(), depth+1)
			}
		}
	case unstable.Array:
		for it := n.Children(); it.Next(); {
			if it.Node().Kind == unstable.String {
				line = w.lineAt(int(it.Node().Raw.Offset))
			}
			w.value(path, it.Node(), line, depth+1)
		}
	case unstable.Comment:
	default:
		w.visit(tomlEntry{path, string(n.Data), line, w.table})
	}
}

// lockTOML reads a lock file that has a table such as [[package]] for each package.
func (f *file) lockTOML(kind, name string) {
	now, table := Component{}, 0
	f.toml(func(e tomlEntry) {
		if len(e.path) != 2 || e.path[0] != name {
			return
		}
		if e.table != table {
			f.component(now)
			now, table = Component{Kind: kind, Indirect: true}, e.table
		}
		switch e.path[1] {
		case "name":
			now.Name, now.Line = e.value, e.line
		case "version":
			now.Version = e.value
		}
	})
	f.component(now)
}

// cargoDependency returns the name of the dependency that a path is in, the path up to
// it, and the key below it, or "" for its version.
func cargoDependency(path []string) (name, key, field string) {
	rest := path
	switch {
	case len(rest) > 1 && rest[0] == "workspace":
		rest = rest[1:]
	case len(rest) > 2 && rest[0] == "target":
		rest = rest[2:]
	}
	if len(rest) < 2 || !slices.Contains([]string{"dependencies", "dev-dependencies", "build-dependencies"}, rest[0]) {
		return "", "", ""
	}
	if len(rest) > 2 {
		field = rest[2]
	}
	return rest[1], strings.Join(path[:len(path)-len(rest)+2], "\x00"), field
}

func (f *file) cargoTOML() {
	now, last := Component{}, ""
	f.toml(func(e tomlEntry) {
		name, key, field := cargoDependency(e.path)
		if name == "" {
			return
		}
		if key != last {
			f.component(now)
			now, last = Component{Kind: Cargo, Name: name, Line: e.line}, key
		}
		switch field {
		case "", "version":
			now.Version = e.value
		case "package":
			now.Name = e.value
		case "git":
			f.add(Repository, e.value, "", e.line)
		}
	})
	f.component(now)
}
