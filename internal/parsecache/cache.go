// Package parsecache caches parsed landscapes between runs of the program, in
// MessagePack, which is decoded a hundred times as fast as YAML is parsed.
// Several processes may use a cache at once.
package parsecache

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/tinylib/msgp/msgp"
)

// Cache is a directory of snapshots. No command depends on it: a snapshot that
// cannot be read is missing, and one that cannot be written is not kept.
type Cache struct {
	// Dir is the directory; "" disables the cache.
	Dir string
}

// Key identifies what a snapshot was made from.
type Key [sha256.Size]byte

// A file consists of the magic, whose number is the version of the format, the
// key, the SHA-256 of the key and the content, and the content.
const (
	magic = "landscope snapshot 3\n"
	head  = len(magic) + 2*sha256.Size

	suffix    = ".snapshot"
	tmpSuffix = ".snapshot-tmp"
)

func (k Key) file() string { return hex.EncodeToString(k[:16]) + suffix }

// Load decodes the snapshot of key into v, which must be zero, and reports
// whether there is a sound one. If not, v must not be used.
func (c Cache) Load(key Key, v msgp.Unmarshaler) bool {
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
	content, err := read(f, key)
	if err != nil {
		return false
	}
	if rest, err := v.UnmarshalMsg(content); err != nil || len(rest) > 0 {
		return false
	}
	if info, err := f.Stat(); err == nil && time.Since(info.ModTime()) > touchAfter {
		now := time.Now()
		_ = root.Chtimes(key.file(), now, now) // so that files in use are not removed as the oldest
	}
	return true
}

// errDamaged reports a file that is not a snapshot of its key as it was written.
var errDamaged = errors.New("damaged snapshot")

// read returns the content of a file after its head.
func read(f *os.File, key Key) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	all := make([]byte, info.Size()) // at most maxBytes, see openFile
	if _, err := io.ReadFull(f, all); err != nil {
		return nil, err
	}
	if !bytes.Equal(all[:head], makeHead(key, all[head:])) {
		return nil, errDamaged
	}
	return all[head:], nil
}

// makeHead returns the bytes before the content of a file.
func makeHead(key Key, content []byte) []byte {
	sum := sha256.New()
	sum.Write(key[:])
	sum.Write(content)
	return sum.Sum(append([]byte(magic), key[:]...))
}

// The bounds of the cache: past them the oldest files are removed.
const (
	maxBytes   = 256 << 20
	maxFiles   = 100
	touchAfter = 24 * time.Hour
	staleAfter = time.Hour // no process takes as long to write a file
)

// Store writes the snapshot of key. Readers find all of it or nothing, whenever
// the process ends.
func (c Cache) Store(key Key, v msgp.Marshaler) {
	if c.Dir == "" || os.MkdirAll(c.Dir, 0o700) != nil {
		return
	}
	root, err := c.open()
	if err != nil {
		return
	}
	defer func() { _ = root.Close() }()
	content, err := v.MarshalMsg(nil)
	if err != nil || head+len(content) > maxBytes {
		return
	}
	replace(root, key.file(), makeHead(key, content), content)
	evict(root)
}

// replace writes a file under another name and renames it. A process that is
// killed in between leaves a file that evict removes.
func replace(root *os.Root, name string, parts ...[]byte) {
	tmp := rand.Text() + tmpSuffix
	f, err := root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return
	}
	for _, part := range parts {
		if err == nil {
			_, err = f.Write(part)
		}
	}
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

// open opens the directory. It refuses a link, a directory of another user and
// one that others may enter. It changes no mode, because the directory may have
// existed before.
func (c Cache) open() (*os.Root, error) {
	if c.Dir == "" {
		return nil, fs.ErrNotExist
	}
	before, err := os.Lstat(c.Dir)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, fmt.Errorf("%s is not a directory", c.Dir)
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

// openFile opens a regular file of the directory; it refuses a link.
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

// files returns the files of the cache, the oldest first. It ignores others
// that may be in the directory.
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

// evict removes what killed processes left behind and, past the bounds, the
// oldest files.
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

// Usage returns the number of files and of their bytes. The error says why the
// directory is not used although it exists.
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

// Clear removes the files of the cache and returns how many it removed.
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
