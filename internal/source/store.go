package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/landscope-cli/landscope/internal/redact"
)

// Store is a directory of downloads. It has a directory for each landscape, which holds
// the download in use, the previous one and a record of each. Interrupting a replacement
// at any step leaves a complete download in use.
type Store struct {
	// Dir is the directory; "" is a store that is empty and cannot be written to.
	Dir string

	before func(step string) error // for tests: called before each rename
}

// The files of a landscape.
const (
	copyFile     = "landscape.yml"
	previousFile = "previous.yml"
	metaFile     = "meta.json"
)

// ErrNoStore reports that the environment names no directory for downloads.
var ErrNoStore = errors.New("cannot determine the data directory: set LANDSCOPE_HOME or HOME")

// FindStore returns the store of the user: LANDSCOPE_HOME, or else "landscope" in the
// data directory of the operating system.
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
	case filepath.IsAbs(xdg): // the specification says to ignore relative paths
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

// Record describes a download. Unknown fields are "".
type Record struct {
	URL          string `json:"url"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	SHA256       string `json:"sha256"`        // of the content, in hexadecimal
	Downloaded   string `json:"downloaded"`    // date, YYYY-MM-DD
	Day          string `json:"day,omitempty"` // date of the data
}

// Copy is a downloaded landscape file.
type Copy struct {
	Path    string
	Content []byte
	sum     [sha256.Size]byte
	// Record is zero if no record matches the content.
	Record Record
}

// Path returns the path of the download of a landscape, whether or not it exists.
func (s Store) Path(name string) string { return filepath.Join(s.Dir, name, copyFile) }

// Has reports whether the download of a landscape exists.
func (s Store) Has(name string) bool {
	if s.Dir == "" {
		return false
	}
	_, err := os.Lstat(s.Path(name))
	return err == nil
}

// errAltered reports that a file was changed after it was downloaded.
var errAltered = errors.New("the file was changed after the download: its SHA-256 differs")

// Read returns the download of a landscape. The error is [fs.ErrNotExist] if there is
// none. A file that was changed after it was downloaded is an error; a file without any
// record is not.
func (s Store) Read(name string) (Copy, error) { return s.read(name, copyFile) }

// Previous returns the previous download, as [Store.Read] does.
func (s Store) Previous(name string) (Copy, error) { return s.read(name, previousFile) }

func (s Store) read(name, file string) (c Copy, err error) {
	const tries = 5 // the download may be replaced between reading it and its record
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

// Sum returns the SHA-256 of content in hexadecimal.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// records returns the records of a landscape, or nil if they cannot be read.
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
	for i := range records { // records of older versions may contain secrets
		records[i].URL = redact.URL(records[i].URL)
	}
	return records
}

// keptRecords is the number of records: one for each of the two downloads, and one that
// an interrupted update may have left.
const keptRecords = 3

// staged is a file that is written under a temporary name and then renamed.
type staged struct {
	name    string
	content []byte
	tmp     string
}
