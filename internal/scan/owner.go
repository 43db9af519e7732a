package scan

import (
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// owners finds the projects that documents belong to.
type owners struct {
	names        nameIndex
	repositories map[string]*landscape.Item // by landscape.RepositoryKey
	known        map[string]*landscape.Item // by directory
}

func newOwners(c *landscape.Catalog) *owners {
	o := &owners{names: projectNames(c), repositories: map[string]*landscape.Item{}, known: map[string]*landscape.Item{}}
	for i := range c.Items {
		if c.Items[i].Maturity != "" {
			for _, r := range c.Items[i].Repositories {
				o.repositories[landscape.RepositoryKey(r.URL)] = &c.Items[i]
			}
		}
	}
	return o
}

// maxOwnerLevels is how many directories above a document may name its project, if there is
// no work tree.
const maxOwnerLevels = 5

// of returns the project that a document belongs to, or nil: that of a remote of its
// repository, else the one that its title names, else the one that a directory above it
// is named after.
func (o *owners) of(file string, content []byte) *landscape.Item {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil
	}
	dir := filepath.Dir(abs)
	if it := o.ofRemote(dir); it != nil {
		return it
	}
	if it := o.names.exact(title(string(content))); it != nil {
		return it
	}
	for up, level := dir, 0; level < maxOwnerLevels; up, level = filepath.Dir(up), level+1 {
		if text, ok := readSmallFile(filepath.Join(up, "README.md")); ok {
			if it := o.names.exact(title(text)); it != nil {
				return it
			}
		}
		if it := o.names.exact(strings.ReplaceAll(filepath.Base(up), "-", " ")); it != nil {
			return it
		}
		if it := o.names.exact(filepath.Base(up)); it != nil {
			return it
		}
		if openWorkTree(up) != nil {
			break
		}
	}
	return nil
}

// ofRemote returns the project of a remote of the work tree that a directory is in.
func (o *owners) ofRemote(dir string) *landscape.Item {
	if it, ok := o.known[dir]; ok {
		return it
	}
	var it *landscape.Item
	if tree := openWorkTree(dir); tree != nil {
		config, _ := readSmallFile(filepath.Join(tree.common, "config"))
		for line := range strings.Lines(config) {
			key, url, ok := strings.Cut(line, "=")
			if ok && strings.TrimSpace(key) == "url" && it == nil {
				it = o.repositories[landscape.RepositoryKey(repositoryURL(strings.TrimSpace(url)))]
			}
		}
	} else if up := filepath.Dir(dir); up != dir {
		it = o.ofRemote(up)
	}
	o.known[dir] = it
	return it
}

// title returns the text of the first heading of a Markdown file.
func title(content string) string {
	for line := range strings.Lines(content) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok {
			return strings.TrimSpace(plainText(text))
		}
	}
	return ""
}
