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

func (s *Set) load(name string) (Logo, error) {
	if strings.Contains(name, "://") {
		return Logo{}, errors.New("a URL, not a file")
	}
	found, err := s.dir.Read(strings.TrimPrefix(strings.TrimPrefix(name, "./"), "hosted_logos/"))
	if err != nil {
		return Logo{}, err
	}
	if s.size += found.Size(); s.size > maxSet {
		return Logo{}, fmt.Errorf("the logos are larger than %d MiB together", maxSet>>20)
	}
	return found, nil
}

// Close closes the directory. It returns a note on the logos that could not be used,
// or "" if all could.
func (s *Set) Close() (note string) {
	if s == nil {
		return ""
	}
	_ = s.dir.Close()
	if s.skipped == 0 {
		return ""
	}
	return fmt.Sprintf("skipped %d of %s; first: %s", s.skipped, plural.Count(len(s.read), "logo"), s.first)
}
