package scan

import (
	"regexp"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Statement is what a document says of a project's level.
type Statement struct {
	File   string
	Line   int
	Item   *landscape.Item
	Stated landscape.Level
}

// Holds reports whether the statement is true.
func (s Statement) Holds() bool { return s.Stated == s.Item.Maturity }

var stated = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:is|are|was|became|as)\s+(?:now\s+|currently\s+)?(?:an?|the)\s+(?:\*{1,2}|\[)?(?:official\s+)?` +
		`(?:CNCF(?:'s)?|Cloud Native Computing Foundation(?:\s+\(CNCF\))?)\]?(?:\([^)]*\))?[\s-]+(?:\[|\*{1,2})?` +
		`(sandbox|incubating|incubation|incubated|graduated|archived)(?:\]|\*{1,2})?(?:[\s-]+(?:level|stage))?[\s-]+project`)
})

// Statements returns what a Markdown file says of levels: NAME is a CNCF
// sandbox project. The name is the last one of a project before that, in the
// same paragraph.
func Statements(file string, content []byte, c *landscape.Catalog) []Statement {
	var out []Statement
	names := projectNames(c)
	text := string(content)
	const farthest = 2000 // bytes from a name to what is said of it
	line, counted := 1, 0
	for _, m := range stated().FindAllStringSubmatchIndex(text, -1) {
		line, counted = line+strings.Count(text[counted:m[2]], "\n"), m[2]
		begin := max(0, m[0]-farthest)
		if at := strings.LastIndex(text[begin:m[0]], "\n\n"); at >= 0 {
			begin += at
		}
		it := lastNamed(text[begin:m[0]], names)
		if it == nil {
			continue
		}
		level := strings.ToLower(text[m[2]:m[3]])
		if strings.HasPrefix(level, "incubat") {
			level = "incubating"
		}
		out = append(out, Statement{file, line, it, landscape.Level(level)})
	}
	return out
}

type namedItem struct {
	name string
	item *landscape.Item
}

func projectNames(c *landscape.Catalog) []namedItem {
	var out []namedItem
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
			out = append(out, namedItem{strings.ToLower(n), it})
		}
	}
	return out
}

// lastNamed returns the project whose name stands last in a text, the longest
// of those that end there.
func lastNamed(text string, names []namedItem) *landscape.Item {
	lower := strings.ToLower(text)
	var best *landscape.Item
	end, length := -1, 0
	for _, n := range names {
		at := strings.LastIndex(lower, n.name)
		if at < 0 || isLetterAt(lower, at-1) || isLetterAt(lower, at+len(n.name)) {
			continue
		}
		if e := at + len(n.name); e > end || e == end && len(n.name) > length {
			best, end, length = n.item, e, len(n.name)
		}
	}
	return best
}

func isLetterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] == '-')
}
