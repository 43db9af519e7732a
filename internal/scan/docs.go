package scan

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// Statement is a claim in a document about the maturity level of a project.
type Statement struct {
	File   string
	Line   int
	Item   *landscape.Item // nil if the document speaks of its own project, which is unknown
	Stated landscape.Level
}

// Holds reports whether the statement is true.
func (s Statement) Holds() bool { return s.Stated == s.Item.Maturity }

// Docs is what CheckDocs found.
type Docs struct {
	Wrong      []Statement // claims that do not hold
	Claims     int         // number of all claims
	Warnings   []Warning
	Unreadable []Unreadable
}

// CheckDocs reads the Markdown files in paths and checks the claims in them.
func CheckDocs(paths []string, o Options, c *landscape.Catalog) (*Docs, error) {
	d := &Docs{}
	owners := newOwners(c)
	names := projectNames(c)
	o.Docs = func(file string, content []byte) {
		if isHistory(file) {
			return
		}
		for _, s := range statements(file, content, names, func() *landscape.Item { return owners.of(file, content) }) {
			switch {
			case s.Item == nil:
				d.Warnings = append(d.Warnings, Warning{s.File, s.Line, "the document says that its project is at the level " + string(s.Stated) +
					", but neither git remote, title nor directory names a project", "own project"})
				continue
			case !s.Holds():
				d.Wrong = append(d.Wrong, s)
			}
			d.Claims++
		}
	}
	found, err := Scan(paths, o)
	if err != nil {
		return nil, err
	}
	d.Unreadable = found.Unreadable
	return d, nil
}

// isHistory reports whether a file tells of the past, by its name.
func isHistory(file string) bool {
	name := filepath.ToSlash(strings.ToLower(file))
	base := name[strings.LastIndex(name, "/")+1:]
	for _, word := range []string{"changelog", "changes", "history", "releases", "release-notes", "news"} {
		if strings.HasPrefix(base, word) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Split(name, "/"), func(dir string) bool {
		return slices.Contains([]string{"blog", "blogs", "posts", "changelog", "changelogs", "releases", "release-notes", "news"}, dir)
	})
}

// nameIndex has the projects of a catalog by their names in lower case.
type nameIndex map[string]*landscape.Item

// maxNameWords is how many words of a text are looked up as a name.
const maxNameWords = 6

func projectNames(c *landscape.Catalog) nameIndex {
	n := nameIndex{}
	for i := range c.Items {
		it := &c.Items[i]
		if it.Maturity == "" {
			continue
		}
		base, _, _ := strings.Cut(it.Name, " (")
		all := []string{it.Name, base}
		for _, a := range it.Aliases {
			all = append(all, a.Name)
		}
		for _, name := range all {
			if name = strings.ToLower(name); name != "" && n[name] == nil {
				n[name] = it
			}
		}
	}
	return n
}

// exact returns the project that a text names, with or without an article and the word
// project.
func (n nameIndex) exact(text string) *landscape.Item {
	text = strings.ToLower(strings.Trim(text, " \t\r\n,.:;!\"'"))
	text = strings.TrimSuffix(strings.TrimPrefix(text, "the "), " project")
	return n[strings.Join(strings.Fields(text), " ")]
}

// atEnd returns the project whose name ends a text, and what is before it.
func (n nameIndex) atEnd(text string) (it *landscape.Item, before string) {
	words := strings.Fields(text)
	for k := min(len(words), maxNameWords); k > 0; k-- {
		first := len(words) - k
		if it := n[strings.ToLower(strings.Trim(strings.Join(words[first:], " "), ",.:;!\"'"))]; it != nil {
			return it, strings.Join(words[:first], " ")
		}
	}
	return nil, text
}

// atStart returns the project whose name begins a text.
func (n nameIndex) atStart(text string) *landscape.Item {
	words := strings.Fields(text)
	if len(words) > 0 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	for k := min(len(words), maxNameWords); k > 0; k-- {
		if it := n[strings.ToLower(strings.Trim(strings.Join(words[:k], " "), ",.:;!\"'"))]; it != nil {
			return it
		}
	}
	return nil
}
