package scan

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Statement is a claim in a document about the maturity level of a project.
type Statement struct {
	File   string
	Line   int
	Item   *landscape.Item
	Stated landscape.Level
}

// Holds reports whether the statement is true.
func (s Statement) Holds() bool { return s.Stated == s.Item.Maturity }

var claimPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:is|are|was|became|as)\s+(?:now\s+|currently\s+)?(?:an?|the)\s+(?:\*{1,2}|\[)?(?:official\s+)?` +
		`(?:CNCF(?:'s)?|Cloud Native Computing Foundation(?:\s+\(CNCF\))?)\]?(?:\([^)]*\))?[\s-]+(?:\[|\*{1,2})?` +
		`(sandbox|incubating|incubation|incubated|graduated|archived)(?:\]|\*{1,2})?(?:[\s-]+(?:level|stage))?[\s-]+project`)
})

// maxNameDistance is the largest distance, in bytes, from a name to a claim about it.
const maxNameDistance = 2000

// CheckDocs reads the Markdown files in paths. It returns the claims that do not hold, the
// number of all claims, and what could not be read.
func CheckDocs(paths []string, o Options, c *landscape.Catalog) (wrong []Statement, claims int, unreadable []Unreadable, err error) {
	o.Docs = func(file string, content []byte) {
		for _, s := range Statements(file, content, c) {
			if claims++; !s.Holds() {
				wrong = append(wrong, s)
			}
		}
	}
	found, err := Scan(paths, o)
	if err != nil {
		return nil, 0, nil, err
	}
	return wrong, claims, found.Unreadable, nil
}

// maxStatements bounds the statements of one file.
const maxStatements = 50_000

// Statements returns the claims in a Markdown file about maturity levels, such as
// "Falco is a CNCF sandbox project". A claim is about the last project that the same
// paragraph names before it.
func Statements(file string, content []byte, c *landscape.Catalog) []Statement {
	var out []Statement
	names := projectNames(c)
	text := string(content)
	names.text = lowerASCII(text)
	line, counted := 1, 0
	for _, m := range claimPattern().FindAllStringSubmatchIndex(text, maxStatements) {
		begin, word, end := m[0], m[2], m[3]
		line, counted = line+strings.Count(text[counted:word], "\n"), word
		from := max(0, begin-maxNameDistance)
		if paragraph := strings.LastIndex(text[from:begin], "\n\n"); paragraph >= 0 {
			from += paragraph
		}
		it := names.last(from, begin)
		if it == nil {
			continue
		}
		level := strings.ToLower(text[word:end])
		if strings.HasPrefix(level, "incubat") {
			level = "incubating"
		}
		out = append(out, Statement{file, line, it, landscape.Level(level)})
	}
	return out
}

// lowerASCII returns text with the letters A to Z in lower case, so that offsets stay
// the same.
func lowerASCII(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// nameFinder finds the names of projects in a text, from its beginning to its end.
type nameFinder struct {
	names map[string][]namedItem // by their first bytes
	text  string
	seen  int        // offset up to which names have been found
	found []nameSpan // in the order in which they end
}

type namedItem struct {
	name string
	item *landscape.Item
}

// nameSpan is an occurrence of a name.
type nameSpan struct {
	begin, end int
	item       *landscape.Item
}

// nameKey is how many bytes of names the finder looks up.
const nameKey = 2

func projectNames(c *landscape.Catalog) *nameFinder {
	f := &nameFinder{names: map[string][]namedItem{}}
	for i := range c.Items {
		it := &c.Items[i]
		if it.Maturity == "" {
			continue
		}
		base, _, _ := strings.Cut(it.Name, " (")
		names := []string{it.Name, base}
		for _, a := range it.Aliases {
			names = append(names, a.Name)
		}
		for _, n := range names {
			if n = lowerASCII(n); n != "" {
				key := n[:min(len(n), nameKey)]
				f.names[key] = append(f.names[key], namedItem{n, it})
			}
		}
	}
	return f
}

// last returns the project whose name occurs last in a part of the text; of names that
// end at the same offset, the longest. The ends of the parts must not decrease.
func (f *nameFinder) last(from, to int) *landscape.Item {
	for f.seen = max(f.seen, from); f.seen < to; f.seen++ {
		if isLetterAt(f.text, f.seen-1) {
			continue
		}
		for n := 1; n <= nameKey; n++ {
			key := f.text[f.seen:min(len(f.text), f.seen+n)]
			for _, candidate := range f.names[key] {
				end := f.seen + len(candidate.name)
				if strings.HasPrefix(f.text[f.seen:], candidate.name) && !isLetterAt(f.text, end) && !f.has(f.seen, end) {
					f.found = append(f.found, nameSpan{f.seen, end, candidate.item})
				}
			}
		}
	}
	slices.SortStableFunc(f.found, func(a, b nameSpan) int { return cmp.Or(a.end-b.end, b.begin-a.begin) })
	for i := len(f.found) - 1; i >= 0; i-- {
		if n := f.found[i]; n.begin >= from && n.end <= to {
			f.found = append(f.found[:0], f.found[i:]...)
			return n.item
		}
	}
	f.found = slices.DeleteFunc(f.found, func(n nameSpan) bool { return n.end <= to })
	return nil
}

// has reports whether a name has been found at the same offsets.
func (f *nameFinder) has(begin, end int) bool {
	return slices.ContainsFunc(f.found, func(n nameSpan) bool { return n.begin == begin && n.end == end })
}

func isLetterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] == '-')
}
