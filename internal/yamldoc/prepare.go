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

// checkBytes refuses what the YAML library would take long over or misread.
func checkBytes(data []byte, name string) error {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return &diag.Fault{File: name, Line: 1, Col: 1, Msg: "the file is in UTF-16; landscape files are in UTF-8"}
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

// withVersion returns a text that says %YAML 1.2 as one that says %YAML 1.1,
// which is the only version the YAML library lets pass. The length stays.
func withVersion(data []byte) []byte {
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

// slashes is a text in which every escape \/, which the YAML library does not
// know, is written as another escape of a slash. Its method restore corrects
// the nodes of that text: their columns, and values in which \/ is no escape.
type slashes struct {
	data     []byte
	escape   string
	places   []place // of each \/ in the original text
	inserted int     // characters that each escape is longer than \/
}

type place struct{ line, col int32 }

// escapeSlashes reports whether the text has such escapes and can do without
// one of the others.
func escapeSlashes(data []byte) (s slashes, ok bool) {
	for _, s.escape = range []string{`\x2f`, `\x2F`, `\u002f`, `\u002F`, `\U0000002f`, `\U0000002F`} {
		if ok = !bytes.Contains(data, []byte(s.escape)); ok {
			break
		}
	}
	s.inserted = len(s.escape) - len(`\/`)
	most := bytes.Count(data, []byte(`\/`))
	s.places = make([]place, 0, most)
	s.data = make([]byte, 0, len(data)+most*s.inserted)
	line, col, from := 1, 1, 0
	counted := len(data) - len(bytes.TrimPrefix(data, []byte(byteOrderMark))) // where col is
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\n':
			line, col, counted = line+1, 1, i+1
		case '\\':
			if i+1 == len(data) {
				continue
			}
			if i++; data[i] == '/' {
				s.data = append(append(s.data, data[from:i-1]...), s.escape...)
				col, counted = col+utf8.RuneCount(data[counted:i-1]), i-1
				s.places = append(s.places, place{int32(line), int32(col)})
				from = i + 1
			} else if data[i] == '\n' {
				line, col, counted = line+1, 1, i+1
			}
		}
	}
	s.data = append(s.data, data[from:]...)
	return s, ok && len(s.places) > 0
}

// restore corrects a node.
func (s *slashes) restore(n *yaml.Node) {
	if len(s.places) == 0 {
		return
	}
	back := func(text *string) { *text = strings.ReplaceAll(*text, s.escape, `\/`) }
	back(&n.HeadComment)
	back(&n.LineComment)
	back(&n.FootComment)
	if n.Kind == yaml.ScalarNode && n.Style&yaml.DoubleQuotedStyle == 0 {
		back(&n.Value)
	}
	first := sort.Search(len(s.places), func(i int) bool { return int(s.places[i].line) >= n.Line })
	here := s.places[first:]
	before := sort.Search(len(here), func(i int) bool { return int(here[i].line) > n.Line || int(here[i].col)+i*s.inserted >= n.Column })
	n.Column -= before * s.inserted
}
