package scan

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// maxIndexBytes bounds the git index: that of a work tree with a million files
// has about 100 MB.
const maxIndexBytes = 256 << 20

var errIndex = errors.New("not a git index of version 2 to 4")

// trackedPaths holds the paths in a git index, sorted.
type trackedPaths []string

// parseIndex returns the paths in a git index. It knows versions 2 to 4, with
// SHA-1 and SHA-256, but no split index, whose paths are in another file.
func parseIndex(data []byte) (trackedPaths, error) {
	for _, hash := range []int{20, 32} {
		if paths, ok := indexPaths(data, hash); ok {
			slices.Sort(paths)
			return paths, nil
		}
	}
	return nil, errIndex
}

// indexPaths reads the entries of an index whose object names have hash bytes.
func indexPaths(data []byte, hash int) (paths trackedPaths, ok bool) {
	if len(data) < 12+hash || string(data[:4]) != "DIRC" {
		return nil, false
	}
	version, count := binary.BigEndian.Uint32(data[4:]), binary.BigEndian.Uint32(data[8:])
	if version < 2 || version > 4 {
		return nil, false
	}
	body := data[12 : len(data)-hash]
	path, total := []byte(nil), 0
	for range count {
		fixed := 40 + hash + 2
		if len(body) < fixed {
			return nil, false
		}
		if body[fixed-2]&0x40 != 0 { // extended flags
			fixed += 2
		}
		if len(body) < fixed {
			return nil, false
		}
		rest, cut := body[fixed:], 0
		if version == 4 {
			var n int
			if cut, n = indexVarint(rest); n == 0 || cut > len(path) {
				return nil, false
			}
			rest = rest[n:]
		} else {
			cut = len(path)
		}
		end := bytes.IndexByte(rest, 0)
		if end < 0 {
			return nil, false
		}
		path = append(path[:len(path)-cut], rest[:end]...)
		size := len(body) - len(rest) + end + 1
		if version < 4 {
			size = (size + 7) / 8 * 8
		}
		// A path repeats the one before it in version 4, which a forged index
		// can do without end.
		if total += len(path); size > len(body) || total > 3*len(data)+1<<20 {
			return nil, false
		}
		body = body[size:]
		paths = append(paths, string(path))
	}
	return paths, !hasLink(body)
}

// indexVarint reads the number of bytes to cut off the path before; n is how
// many bytes it has, 0 for none.
func indexVarint(data []byte) (value, n int) {
	for i, c := range data {
		if i == 4 {
			return 0, 0
		}
		if i > 0 {
			value++
		}
		value = value<<7 | int(c&0x7f)
		if c&0x80 == 0 {
			return value, i + 1
		}
	}
	return 0, 0
}

// hasLink reports whether the extensions of an index name another one, which
// holds some of its paths.
func hasLink(body []byte) bool {
	for len(body) >= 8 {
		size := uint64(binary.BigEndian.Uint32(body[4:])) + 8
		if string(body[:4]) == "link" || size > uint64(len(body)) {
			return true
		}
		body = body[size:]
	}
	return false
}

// has reports whether a path is tracked.
func (t trackedPaths) has(path string) bool {
	_, ok := slices.BinarySearch(t, path)
	return ok
}

// below reports whether a tracked path lies in a directory.
func (t trackedPaths) below(dir string) bool {
	i, _ := slices.BinarySearch(t, dir+"/")
	return i < len(t) && strings.HasPrefix(t[i], dir+"/")
}
