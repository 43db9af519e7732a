package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/rogpeppe/go-internal/lockedfile"
	"github.com/rogpeppe/go-internal/robustio"
)

// lock prevents other processes from changing the store until unlock is called. Without
// it, two updates at once could each drop the record of the other.
func (s Store) lock() (unlock func(), err error) {
	unlock, err = lockedfile.MutexAt(filepath.Join(s.Dir, ".lock")).Lock()
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", s.Dir, atomicfile.Cause(err))
	}
	return unlock, nil
}

// Replace makes content, with its record, the download in use of a landscape. The old
// download becomes the previous one if it is a landscape. If the content does not change,
// only its record is replaced. On failure, and if the program is killed, either the old
// or the new download is in use, complete.
func (s Store) Replace(name string, content []byte, r Record) error {
	if s.Dir == "" {
		return ErrNoStore
	}
	dir := filepath.Join(s.Dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("creating directory %s: %w", dir, atomicfile.Cause(err))
	}
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	atomicfile.Sweep(dir)
	r.SHA256, r.URL = Sum(content), redact.URL(r.URL)
	records := []Record{r}
	for _, other := range s.records(name) {
		if other.SHA256 != r.SHA256 && len(records) < keptRecords {
			records = append(records, other)
		}
	}
	meta, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		return err
	}
	files := []staged{{name: metaFile, content: meta}}
	current, err := s.Read(name)
	isFirst := errors.Is(err, fs.ErrNotExist)
	if err != nil || Sum(current.Content) != r.SHA256 {
		if err == nil && isLandscape(current.Content) {
			files = append(files, staged{name: previousFile, content: current.Content})
		}
		files = append(files, staged{name: copyFile, content: content})
	}
	if err := s.putInPlace(dir, files); err != nil {
		return fmt.Errorf("writing to %s: %w", dir, atomicfile.Cause(err))
	}
	if before, err := s.Previous(name); isFirst && err == nil && Sum(before.Content) == r.SHA256 {
		_ = os.Remove(before.Path) // it is in use again, and had no previous one
	}
	return nil
}

// SetAside makes the download in use the previous one, so that none is in use.
func (s Store) SetAside(name string) error {
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	dir := filepath.Join(s.Dir, name)
	if err := os.Rename(filepath.Join(dir, copyFile), filepath.Join(dir, previousFile)); err != nil {
		return fmt.Errorf("setting aside the download in %s: %w", dir, atomicfile.Cause(err))
	}
	return nil
}

// Remove removes the downloads of a landscape and their records. The error is
// [fs.ErrNotExist] if there is nothing to remove.
func (s Store) Remove(name string) error {
	if s.Dir == "" {
		return fs.ErrNotExist
	}
	if _, err := os.Stat(s.Dir); err != nil {
		return fs.ErrNotExist
	}
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	dir, removed := filepath.Join(s.Dir, name), false
	for _, file := range []string{copyFile, previousFile, metaFile} {
		err := os.Remove(filepath.Join(dir, file))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing the download in %s: %w", dir, atomicfile.Cause(err))
		}
		removed = removed || err == nil
	}
	_ = os.Remove(dir) // unless something else is in it
	if !removed {
		return fs.ErrNotExist
	}
	return nil
}

func isLandscape(content []byte) bool {
	_, _, err := load.Landscape(content, copyFile)
	return err == nil
}

// putInPlace writes all files before it renames the first. The records come before the
// downloads, because a record without its download does no harm.
func (s Store) putInPlace(dir string, files []staged) (err error) {
	for i := range files {
		f := &files[i]
		if f.tmp, err = atomicfile.Stage(dir, f.content, 0o600); err != nil {
			return err
		}
		defer os.Remove(f.tmp)
	}
	for _, f := range files {
		if s.before != nil {
			if err := s.before(f.name); err != nil {
				return err
			}
		}
		if err := robustio.Rename(f.tmp, filepath.Join(dir, f.name)); err != nil {
			return err
		}
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // not supported everywhere
		d.Close()
	}
	return nil
}
