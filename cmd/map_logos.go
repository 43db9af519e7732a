package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/picture"
)

// logosLimit is the most bytes that all logos of a map may have together.
const logosLimit = 256 << 20

// logos is a folder of logos, each read when first asked for; nil has none.
type logos struct {
	root    *os.Root
	read    map[string]picture.Logo // by the file's name; the zero logo of one left out
	size    int
	leftOut int
	first   string // what is wrong with the first that is left out
}

// openLogos opens a folder; none is named by "". No logo is read outside of it.
func openLogos(dir string) (*logos, error) {
	if dir == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("--logos: %w", err)
	}
	return &logos{root: root, read: map[string]picture.Logo{}}, nil
}

// of returns the logo of an item, the zero one when there is none to use.
func (l *logos) of(it *landscape.Item) picture.Logo {
	if l == nil || it.Logo == "" {
		return picture.Logo{}
	}
	logo, known := l.read[it.Logo]
	if !known {
		var err error
		if logo, err = l.load(it.Logo); err != nil {
			if l.leftOut++; l.leftOut == 1 {
				l.first = fmt.Sprintf("%q of %s: %v", it.Logo, it.Name, err)
			}
		}
		l.read[it.Logo] = logo
	}
	return logo
}

func (l *logos) load(name string) (picture.Logo, error) {
	if strings.Contains(name, "://") {
		return picture.Logo{}, errors.New("it is an address, not a file")
	}
	content, err := l.content(filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(name, "./"), "hosted_logos/")))
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return picture.Logo{}, err
	}
	if l.size += len(content); l.size > logosLimit {
		return picture.Logo{}, fmt.Errorf("the logos are larger than %d MiB together", logosLimit>>20)
	}
	return picture.NewLogo(content)
}

// content reads a file, hardly more than a logo may have.
func (l *logos) content(name string) ([]byte, error) {
	info, err := l.root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file")
	}
	f, err := l.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, picture.LogoLimit+1))
}

// close remarks on what was left out.
func (l *logos) close(a *app) {
	if l == nil {
		return
	}
	_ = l.root.Close()
	if l.leftOut > 0 {
		a.note("%d of %s left out, the first %s", l.leftOut, plural(len(l.read), "logo"), l.first)
	}
}
