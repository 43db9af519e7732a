package snapshot

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Cache is a folder with snapshots. It is a help, never a need: what cannot
// be read, for whatever reason, is not there, and what cannot be written is
// not kept.
type Cache struct {
	// Dir is the folder; "" is a cache that has nothing and takes nothing.
	Dir string
}

// Find returns the cache of a user: none where LANDSCOPE_CACHE is off, else
// landscope in the directory that it names, which may be shared, else in the one
// that the operating system has for caches.
func Find(goos string, getenv func(string) string) Cache {
	switch dir := getenv("LANDSCOPE_CACHE"); dir {
	case "":
	case "off":
		return Cache{}
	default:
		return in(dir)
	}
	home, xdg := getenv("HOME"), getenv("XDG_CACHE_HOME")
	switch {
	case goos == "windows":
		return in(getenv("LocalAppData"), "cache")
	case goos == "darwin":
		return in(home, "Library", "Caches")
	case filepath.IsAbs(xdg): // the specification has others ignored
		return in(xdg)
	}
	return in(home, ".cache")
}

func in(base string, more ...string) Cache {
	if base == "" {
		return Cache{}
	}
	return Cache{filepath.Join(append(append([]string{base}, more...), "landscope")...)}
}

// Key says what a snapshot is of.
type Key [sha256.Size]byte

// A file is the magic, its key, the SHA-256 of the key and the content, and
// the content.
const (
	magic = "landscope snapshot 2\n"
	head  = len(magic) + 2*sha256.Size

	suffix    = ".snapshot"
	tmpSuffix = ".snapshot-tmp"
)

func (k Key) file() string { return hex.EncodeToString(k[:16]) + suffix }

// Load reads the value kept for a key into what v points to, which is zero
// before, if it is there as it was written. Where it is not, what v points to
// is not to be used.
func (c Cache) Load(key Key, v any) bool {
	root, err := c.open()
	if err != nil {
		return false
	}
	defer func() { _ = root.Close() }()
	f, err := openFile(root, key.file())
	if err != nil {
		return false
	}
	defer f.Close()
	sum, content, err := read(f, key)
	if err != nil {
		return false
	}
	if !bytes.Equal(checksum(key, content), sum) {
		return false
	}
	maxList := math.MaxInt
	if len(content) <= smallBytes {
		maxList = smallList
	}
	if Decode(content, v, maxList) != nil {
		return false
	}
	if info, statErr := f.Stat(); statErr == nil && time.Since(info.ModTime()) > touchAfter {
		now := time.Now()
		_ = root.Chtimes(key.file(), now, now) // what is in use is not the oldest
	}
	return true
}

// read returns the checksum and the content that a file has.
func read(f *os.File, key Key) (sum []byte, content string, err error) {
	info, err := f.Stat()
	if err != nil {
		return nil, "", err
	}
	start := make([]byte, head)
	if _, err := io.ReadFull(f, start); err != nil {
		return nil, "", err
	}
	if string(start[:len(magic)]) != magic || Key(start[len(magic):]) != key {
		return nil, "", errForm
	}
	var b strings.Builder
	b.Grow(int(info.Size()) - head)
	_, err = io.CopyBuffer(&b, io.LimitReader(f, maxBytes), make([]byte, bufferSize))
	return start[len(magic)+len(key):], b.String(), err
}

const (
	bufferSize = 64 << 10
	// No list in a small snapshot takes more than so many bytes.
	smallBytes = 8 << 20
	smallList  = 256 << 20
)

func checksum(key Key, content string) []byte {
	sum := sha256.New()
	sum.Write(key[:])
	_, _ = io.CopyBuffer(sum, struct{ io.Reader }{strings.NewReader(content)}, make([]byte, bufferSize))
	return sum.Sum(nil)
}

// The bounds of what is kept: when there is more the oldest goes.
const (
	maxBytes   = 256 << 20
	maxFiles   = 100
	touchAfter = 24 * time.Hour
	staleAfter = time.Hour // no process takes as long to write a file
)

// Store keeps a value for a key. A reader finds all of it or nothing, whenever
// the writing ends.
func (c Cache) Store(key Key, v any) {
	if c.Dir == "" || os.MkdirAll(c.Dir, 0o700) != nil {
		return
	}
	root, err := c.open()
	if err != nil {
		return
	}
	defer func() { _ = root.Close() }()
	write := func(f *os.File) error {
		if _, err := f.Write(make([]byte, head)); err != nil {
			return err
		}
		sum := sha256.New()
		sum.Write(key[:])
		if err := Encode(io.MultiWriter(f, sum), v); err != nil {
			return err
		}
		_, err := f.WriteAt(slices.Concat([]byte(magic), key[:], sum.Sum(nil)), 0)
		return err
	}
	place(root, key.file(), write, func() bool {
		f, err := openFile(root, key.file())
		if err != nil {
			return false
		}
		defer f.Close()
		want, have, err := read(f, key)
		return err == nil && bytes.Equal(checksum(key, have), want)
	})
	evict(root)
}

// open opens the directory: no link to one, nobody else's, and closed to others.
// It changes no mode, because the directory may have been there before.
func (c Cache) open() (*os.Root, error) {
	if c.Dir == "" {
		return nil, fs.ErrNotExist
	}
	before, err := os.Lstat(c.Dir)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, fmt.Errorf("%s is no folder", c.Dir)
	}
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(".")
	if err == nil && (!os.SameFile(before, info) || !isOwn(info)) {
		err = fmt.Errorf("%s belongs to another user", c.Dir)
	}
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		err = fmt.Errorf("%s is open to other users (mode %04o); chmod 700 closes it", c.Dir, info.Mode().Perm())
	}
	if err != nil {
		_ = root.Close()
		return nil, err
	}
	return root, nil
}

// openFile opens a file of the folder: a file, no link to one.
func openFile(root *os.Root, name string) (*os.File, error) {
	before, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() || before.Size() < int64(head) || before.Size() > maxBytes {
		return nil, fs.ErrInvalid
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !os.SameFile(before, info) || !isOwn(info) {
		f.Close()
		return nil, fs.ErrInvalid
	}
	return f, nil
}

// placeByName writes a file under another name and renames it.
func placeByName(root *os.Root, name string, write func(*os.File) error) {
	tmp := rand.Text() + tmpSuffix
	f, err := root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return
	}
	err = write(f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = root.Rename(tmp, name)
	}
	if err != nil {
		_ = root.Remove(tmp)
	}
}

// files lists the files of the cache, the oldest first. Others that may be in
// the folder are left alone.
func files(root *os.Root) (all []fs.FileInfo) {
	entries, _ := fs.ReadDir(root.FS(), ".")
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && (strings.HasSuffix(e.Name(), suffix) || strings.HasSuffix(e.Name(), tmpSuffix)) {
			all = append(all, info)
		}
	}
	slices.SortStableFunc(all, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	return all
}

// evict removes what processes that were killed have left and, while there is
// too much, the oldest.
func evict(root *os.Root) {
	var kept []fs.FileInfo
	var size int64
	for _, f := range files(root) {
		if strings.HasSuffix(f.Name(), tmpSuffix) {
			if time.Since(f.ModTime()) > staleAfter {
				_ = root.Remove(f.Name())
			}
			continue
		}
		kept = append(kept, f)
		size += f.Size()
	}
	for len(kept) > maxFiles || size > maxBytes {
		_ = root.Remove(kept[0].Name())
		size -= kept[0].Size()
		kept = kept[1:]
	}
}

// Usage returns how many files there are and their bytes. The error says why
// the folder is not used, though it is there.
func (c Cache) Usage() (n int, size int64, err error) {
	root, err := c.open()
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = root.Close() }()
	for _, f := range files(root) {
		n, size = n+1, size+f.Size()
	}
	return n, size, nil
}

// Clear removes all files of the cache and returns how many there were.
func (c Cache) Clear() (n int, err error) {
	root, err := c.open()
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer func() { _ = root.Close() }()
	for _, f := range files(root) {
		if err := root.Remove(f.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, err
		}
		n++
	}
	return n, nil
}
