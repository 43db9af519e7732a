package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/rogpeppe/go-internal/lockedfile"
	"github.com/rogpeppe/go-internal/robustio"
)

// Store is a folder with downloaded landscapes, a folder for each by its name:
// the copy in use, the one before it, and what is known of both. No step of
// replacing a copy leaves it half written, whenever it is broken off.
type Store struct {
	// Dir is the folder; "" is a store that has nothing and takes nothing.
	Dir string

	before func(step string) error // for tests: called before every renaming
}

// The files of a landscape.
const (
	copyFile     = "landscape.yml"
	previousFile = "previous.yml"
	metaFile     = "meta.json"
)

// ErrNoStore says that the environment names no folder to keep copies in.
var ErrNoStore = errors.New("no folder to keep copies in: neither LANDSCOPE_HOME nor HOME is set")

// FindStore returns the store of a user: LANDSCOPE_HOME, else landscope in the
// folder that the operating system has for data of programs.
func FindStore(goos string, getenv func(string) string) Store {
	if dir := getenv("LANDSCOPE_HOME"); dir != "" {
		return Store{Dir: dir}
	}
	home := getenv("HOME")
	switch xdg := getenv("XDG_DATA_HOME"); {
	case goos == "windows":
		return storeIn(getenv("LocalAppData"))
	case goos == "darwin":
		return storeIn(home, "Library", "Application Support")
	case filepath.IsAbs(xdg): // the specification has others ignored
		return storeIn(xdg)
	}
	return storeIn(home, ".local", "share")
}

func storeIn(base string, more ...string) Store {
	if base == "" {
		return Store{}
	}
	return Store{Dir: filepath.Join(append(append([]string{base}, more...), "landscope")...)}
}

// Record is what is known of a copy. Fields are "" where that is nothing.
type Record struct {
	URL          string `json:"url"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	SHA256       string `json:"sha256"`        // of the copy, in hexadecimal
	Downloaded   string `json:"downloaded"`    // the day, YYYY-MM-DD
	Day          string `json:"day,omitempty"` // that the data speaks of
}

// Copy is a downloaded landscape file.
type Copy struct {
	Path    string
	Content []byte
	sum     [sha256.Size]byte
	// Record is the zero one where nothing is known of these very bytes.
	Record Record
}

// Path returns where the copy of a landscape is, or would be.
func (s Store) Path(name string) string { return filepath.Join(s.Dir, name, copyFile) }

// Has reports whether there is something where the copy of a landscape is.
func (s Store) Has(name string) bool {
	if s.Dir == "" {
		return false
	}
	_, err := os.Lstat(s.Path(name))
	return err == nil
}

// errAltered says that a copy is not the file that was downloaded.
var errAltered = errors.New("it is not the file that was downloaded: its SHA-256 differs from the recorded one")

// Read returns the copy of a landscape. The error is [fs.ErrNotExist] when
// there is none. A copy that was altered since it was downloaded is an error;
// one of which nothing was ever recorded is not.
func (s Store) Read(name string) (Copy, error) { return s.read(name, copyFile) }

// Previous returns the copy before the one in use, as [Store.Read] does.
func (s Store) Previous(name string) (Copy, error) { return s.read(name, previousFile) }

func (s Store) read(name, file string) (c Copy, err error) {
	const tries = 5 // between two reads the copy and its record may be replaced
	for range tries {
		if c, err = s.readOnce(name, file); !errors.Is(err, errAltered) {
			break
		}
	}
	return c, err
}

func (s Store) readOnce(name, file string) (Copy, error) {
	if s.Dir == "" {
		return Copy{}, fs.ErrNotExist
	}
	c := Copy{Path: filepath.Join(s.Dir, name, file)}
	content, err := ReadFile(c.Path, nil)
	if err != nil {
		return c, err
	}
	c.Content, c.sum = content, sha256.Sum256(content)
	records := s.records(name)
	i := slices.IndexFunc(records, func(r Record) bool { return r.SHA256 == hex.EncodeToString(c.sum[:]) })
	if i >= 0 {
		c.Record = records[i]
		return c, nil
	}
	if _, err := os.Lstat(filepath.Join(s.Dir, name, metaFile)); err == nil {
		return Copy{Path: c.Path}, errAltered
	}
	return c, nil
}

// Sum returns the SHA-256 of bytes, in hexadecimal.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// records reads what is known of the copies of a landscape, which may be
// nothing.
func (s Store) records(name string) []Record {
	f, err := os.Open(filepath.Join(s.Dir, name, metaFile))
	if err != nil {
		return nil
	}
	defer f.Close()
	var records []Record
	b, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil || json.Unmarshal(b, &records) != nil {
		return nil
	}
	for i := range records { // one of an older version may have a secret
		records[i].URL = redact.URL(records[i].URL)
	}
	return records
}

// lock keeps other processes from changing the store until unlock is called:
// two at once could each drop what the other has recorded.
func (s Store) lock() (unlock func(), err error) {
	unlock, err = lockedfile.MutexAt(filepath.Join(s.Dir, ".lock")).Lock()
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", s.Dir, atomicfile.Cause(err))
	}
	return unlock, nil
}

// keptRecords is how many copies are remembered: the two that there are, and
// one that an update broken off may have left.
const keptRecords = 3

// Replace makes content, with what is known of it, the copy in use of a
// landscape, and keeps the one that was, if that is a landscape. The bytes of
// the copy in use replace nothing but what is known of them. On failure, and
// when the program ends in between, the copy in use is the old one or the new
// one, whole.
func (s Store) Replace(name string, content []byte, r Record) error {
	if s.Dir == "" {
		return ErrNoStore
	}
	dir := filepath.Join(s.Dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making folder %s: %w", dir, atomicfile.Cause(err))
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
		_ = os.Remove(before.Path) // it is in use again; before it there was none
	}
	return nil
}

// SetAside makes the copy in use the one before it, so that none is in use.
func (s Store) SetAside(name string) error {
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	dir := filepath.Join(s.Dir, name)
	if err := os.Rename(filepath.Join(dir, copyFile), filepath.Join(dir, previousFile)); err != nil {
		return fmt.Errorf("setting aside the copy in %s: %w", dir, atomicfile.Cause(err))
	}
	return nil
}

// Remove removes the copies of a landscape and what is known of them. The error
// is [fs.ErrNotExist] when there is nothing.
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
			return fmt.Errorf("removing the copy in %s: %w", dir, atomicfile.Cause(err))
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

// staged is a file written under another name, to be renamed.
type staged struct {
	name    string
	content []byte
	tmp     string
}

// putInPlace writes all files before it renames the first. The record of a
// copy comes before it: a record without its copy is passed over.
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
		_ = d.Sync() // not every system can
		d.Close()
	}
	return nil
}
