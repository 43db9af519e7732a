package logo

import (
	"errors"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/plural"
)

// maxSet is the maximum size of all logos of a set in bytes.
const maxSet = 256 << 20

// Set is a directory of logos, each of which is read when it is first used. A nil Set
// has none.
type Set struct {
	dir     *Dir
	read    map[string]Logo // by file name; the zero Logo for one that cannot be used
	size    int
	skipped int
	first   string // what is wrong with the first that cannot be used
	// embedded is the size of the logos that Embed returned; leftOut the number of
	// those for which there was no room.
	embedded, leftOut int
}

// OpenSet opens a directory of logos.
func OpenSet(dir string) (*Set, error) {
	opened, err := OpenDir(dir)
	if err != nil {
		return nil, err
	}
	return &Set{dir: opened, read: map[string]Logo{}}, nil
}

// Logo returns the logo of a file for an item, or the zero Logo if there is none or it
// cannot be used.
func (s *Set) Logo(file, item string) Logo {
	if s == nil || file == "" {
		return Logo{}
	}
	found, known := s.read[file]
	if !known {
		var err error
		if found, err = s.load(file); err != nil {
			if s.skipped++; s.skipped == 1 {
				s.first = fmt.Sprintf("%q of %s: %v", file, item, err)
			}
		}
		s.read[file] = found
	}
	return found
}

// localName returns the path in a directory of logos of what a landscape calls a logo.
func localName(name string) (string, error) {
	if strings.Contains(name, "://") {
		return "", errors.New("a URL, not a file")
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "./"), "hosted_logos/"), nil
}

var errSet = fmt.Errorf("the logos are larger than %d MiB together", maxSet>>20)

func (s *Set) load(name string) (Logo, error) {
	name, err := localName(name)
	if err != nil {
		return Logo{}, err
	}
	found, err := s.dir.Read(name)
	if err != nil {
		return Logo{}, err
	}
	if s.size += found.Size(); s.size > maxSet {
		return Logo{}, errSet
	}
	return found, nil
}

// The largest logo, and the size of all, that a page embeds in bytes.
const (
	maxEmbedded    = 30_000
	maxAllEmbedded = 3_000_000
)

// Embed returns a logo as a data: URL for a page that must stay small, or "" if there is
// none, if it is large, or if the page has no room for more. The first come first.
func (s *Set) Embed(file, item string) string {
	found := s.Logo(file, item)
	if found.IsZero() {
		return ""
	}
	url := found.Address()
	if found.Size() > maxEmbedded || s.embedded+len(url) > maxAllEmbedded {
		s.leftOut++
		return ""
	}
	s.embedded += len(url)
	return url
}

// Close closes the directory. It returns notes on the logos that could not be used, and
// on those that a page has no room for.
func (s *Set) Close() (notes []string) {
	if s == nil {
		return nil
	}
	_ = s.dir.Close()
	if s.skipped > 0 {
		notes = append(notes, fmt.Sprintf("skipped %d of %s; first: %s", s.skipped, plural.Count(len(s.read), "logo"), s.first))
	}
	if s.leftOut > 0 {
		notes = append(notes, fmt.Sprintf("left %s out of the page, which has room for %d MB of them, each up to %d kB; a site has all",
			plural.Count(s.leftOut, "logo"), maxAllEmbedded/1_000_000, maxEmbedded/1000))
	}
	return notes
}
