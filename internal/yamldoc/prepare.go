package yamldoc

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/diag"
	"gopkg.in/yaml.v3"
)

const byteOrderMark = "\ufeff"

// checkBytes returns an error for bytes that the YAML library reads slowly or
// wrongly.
func checkBytes(data []byte, name string) error {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return &diag.Fault{File: name, Line: 1, Col: 1, Msg: "UTF-16 is not supported; convert the file to UTF-8"}
	}
	if !utf8.Valid(data) {
		line, col := 1, 1
		for i := 0; i < len(data); {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			if col++; r == '\n' {
				line, col = line+1, 1
			}
			i += n
		}
		return &diag.Fault{File: name, Line: line, Col: col, Msg: "invalid UTF-8"}
	}
	if n := bytes.Count(data, []byte("\n%TAG")); n > maxTags {
		return &diag.Fault{File: name, Msg: "more than 100 %TAG directives"}
	}
	return nil
}

// asVersion11 replaces the directive %YAML 1.2 by %YAML 1.1, the only version that the
// YAML library accepts. The result has the same length.
func asVersion11(data []byte) []byte {
	for at := len(data) - len(bytes.TrimPrefix(data, []byte(byteOrderMark))); at < len(data); {
		end := at + 1 + bytes.IndexByte(data[at:], '\n')
		if end == at {
			end = len(data)
		}
		line := data[at:end]
		if words := bytes.Fields(line); len(words) > 1 && line[0] == '%' && string(words[0]) == "%YAML" && string(words[1]) == "1.2" {
			data = bytes.Clone(data)
			data[at+bytes.Index(line, words[1])+2] = '1'
		} else if len(words) > 0 && line[0] != '#' && line[0] != '%' && words[0][0] != '#' {
			break
		}
		at = end
	}
	return data
}

// escapedSlashes is a file in which every escape \/, which the YAML library does not
// know, is replaced by another escape of a slash. The method restore corrects the
// nodes of that file: their columns, and the values in which \/ is not an escape.
type escapedSlashes struct {
	data     []byte
	escape   string
	places   []position // of each \/ in the original file
	inserted int        // characters by which an escape is longer than \/
}

// position is a line and a column, counted from 1.
type position struct{ line, col int32 }

// escapeSlashes replaces the escapes. ok is false if there are none, or if the file
// already has every escape that could replace them.
func escapeSlashes(data []byte) (s escapedSlashes, ok bool) {
	for _, s.escape = range []string{`\x2f`, `\x2F`, `\u002f`, `\u002F`, `\U0000002f`, `\U0000002F`} {
		if ok = !bytes.Contains(data, []byte(s.escape)); ok {
			break
		}
	}
	s.inserted = len(s.escape) - len(`\/`)
	most := bytes.Count(data, []byte(`\/`))
	s.places = make([]position, 0, most)
	s.data = make([]byte, 0, len(data)+most*s.inserted)
	line, col, from := 1, 1, 0
	columnAt := len(data) - len(bytes.TrimPrefix(data, []byte(byteOrderMark))) // offset of col
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\n':
			line, col, columnAt = line+1, 1, i+1
		case '\\':
			if i+1 == len(data) {
				continue
			}
			if i++; data[i] == '/' {
				s.data = append(append(s.data, data[from:i-1]...), s.escape...)
				col, columnAt = col+utf8.RuneCount(data[columnAt:i-1]), i-1
				s.places = append(s.places, position{int32(line), int32(col)})
				from = i + 1
			} else if data[i] == '\n' {
				line, col, columnAt = line+1, 1, i+1
			}
		}
	}
	s.data = append(s.data, data[from:]...)
	return s, ok && len(s.places) > 0
}

// restore corrects a node.
func (s *escapedSlashes) restore(n *yaml.Node) {
	if len(s.places) == 0 {
		return
	}
	unescape := func(text *string) { *text = strings.ReplaceAll(*text, s.escape, `\/`) }
	unescape(&n.HeadComment)
	unescape(&n.LineComment)
	unescape(&n.FootComment)
	if n.Kind == yaml.ScalarNode && n.Style&yaml.DoubleQuotedStyle == 0 {
		unescape(&n.Value)
	}
	first := sort.Search(len(s.places), func(i int) bool { return int(s.places[i].line) >= n.Line })
	here := s.places[first:]
	before := sort.Search(len(here), func(i int) bool { return int(here[i].line) > n.Line || int(here[i].col)+i*s.inserted >= n.Column })
	n.Column -= before * s.inserted
}
