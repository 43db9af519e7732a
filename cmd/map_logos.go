package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
)

// logosLimit is the most bytes that all logos of a map may have together.
const logosLimit = 256 << 20

// logos is a directory of logos, each read when first asked for; nil has none.
type logos struct {
	dir     *logo.Dir
	read    map[string]logo.Logo // by the file's name; the zero logo of one left out
	size    int
	leftOut int
	first   string // what is wrong with the first that is left out
}

// openLogos opens a directory; "" names none.
func openLogos(dir string) (*logos, error) {
	if dir == "" {
		return nil, nil
	}
	opened, err := logo.OpenDir(dir)
	if err != nil {
		return nil, fmt.Errorf("--logos: %w", err)
	}
	return &logos{dir: opened, read: map[string]logo.Logo{}}, nil
}

// of returns the logo of an item, the zero one when there is none to use.
func (l *logos) of(it *landscape.Item) logo.Logo {
	if l == nil || it.Logo == "" {
		return logo.Logo{}
	}
	found, known := l.read[it.Logo]
	if !known {
		var err error
		if found, err = l.load(it.Logo); err != nil {
			if l.leftOut++; l.leftOut == 1 {
				l.first = fmt.Sprintf("%q of %s: %v", it.Logo, it.Name, err)
			}
		}
		l.read[it.Logo] = found
	}
	return found
}

func (l *logos) load(name string) (logo.Logo, error) {
	if strings.Contains(name, "://") {
		return logo.Logo{}, errors.New("it is an address, not a file")
	}
	found, err := l.dir.Read(strings.TrimPrefix(strings.TrimPrefix(name, "./"), "hosted_logos/"))
	if err != nil {
		return logo.Logo{}, err
	}
	if l.size += found.Size(); l.size > logosLimit {
		return logo.Logo{}, fmt.Errorf("the logos are larger than %d MiB together", logosLimit>>20)
	}
	return found, nil
}

// close remarks on what was left out.
func (l *logos) close(a *app) {
	if l == nil {
		return
	}
	_ = l.dir.Close()
	if l.leftOut > 0 {
		a.note("%d of %s left out, the first %s", l.leftOut, plural(len(l.read), "logo"), l.first)
	}
}
