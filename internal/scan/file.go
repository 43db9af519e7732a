package scan

import (
	"bytes"
	"io"
	"iter"
)

// file is a file that is being read. It collects the limits and counts of that file;
// what it finds goes to the result of its scanner.
type file struct {
	*scanner
	name     string
	in       *input // nil if the content decides
	named    bool   // it is an argument or standard input
	testData bool   // it is in a directory of test data
	content  []byte // in UTF-8, without a byte order mark
	// rest reads what follows the content if the file is larger than the content,
	// else it is nil.
	rest io.Reader
	// raw reads the bytes of an image archive, which has no content.
	raw io.Reader

	places     map[uint64]int32 // how often each component is named, by its hash
	components int
	entries    int // that name components, including repeated ones
	warnings   int
	parts      int                 // of YAML
	inline     int                 // depth of YAML in strings
	first      int                 // the index of its first component
	apiObjects map[apiVersion]bool // with recorded API groups
	commands   map[string]bool     // that are recorded
	registry   string              // of images without one, in Helm values
	invalid    invalidPURLs
	// template and marked are what isTemplate and isMarked return, once known.
	template, marked *bool
}

// load reads the content of the file. A size of 0 means that it is unknown. load
// reports whether it succeeded.
func (f *file) load(in io.Reader, size int64) bool {
	in, utf16, err := decode(in)
	var b bytes.Buffer
	if err == nil {
		b.Grow(int(min(size, f.maxHeld)) + bytes.MinRead)
		_, err = b.ReadFrom(io.LimitReader(in, f.maxHeld))
	}
	if err == nil {
		f.content, err = xmlToUTF8(b.Bytes(), utf16)
	}
	if err != nil {
		f.unreadable(0, 0, "%v", cause(err))
		return false
	}
	f.result.Files++
	f.bytes += int64(len(f.content))
	var next [1]byte
	if n, err := io.ReadFull(in, next[:]); n > 0 {
		f.rest = io.MultiReader(bytes.NewReader(next[:]), in)
	} else if err != io.EOF {
		f.unreadable(0, 0, "%v", cause(err))
		return false
	}
	return true
}

// readFrom reads the file, whose content decides what it is if its name does not.
func (f *file) readFrom(in io.Reader, size int64) {
	if f.in == nil && f.options.Docs == nil {
		var start []byte
		if start, in = peek(in); isArchive(start) {
			f.in = imageArchives()
		}
	}
	if f.in != nil && f.in.raw {
		f.raw = in
		f.in.read(f)
		return
	}
	if f.load(in, size) {
		f.parse()
	}
}

// reader returns a reader of the whole file, however large.
func (f *file) reader() io.Reader {
	if f.rest == nil {
		return bytes.NewReader(f.content)
	}
	return io.MultiReader(bytes.NewReader(f.content), f.rest)
}

// recover records a panic of a reader as a file that could not be read. It
// must be deferred.
func (f *file) recover() {
	if fault := recover(); fault != nil {
		f.unreadable(0, 0, "internal error while reading the file: %v", fault)
	}
}

// maxLine bounds a line of a file that is read line by line.
const maxLine = 1 << 20

// lines returns the lines of the content, without their line breaks, and their
// numbers from 1. It stops at a line that is too long, which it records, and when the
// file has as many components as it may have.
func (f *file) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range bytes.Lines(f.content) {
			if f.isFull() {
				return
			}
			if n++; len(line) > maxLine {
				f.unreadable(n, 0, "line larger than %d KiB", maxLine>>10)
				return
			}
			if !yield(n, string(bytes.TrimSuffix(line, []byte("\n")))) {
				return
			}
		}
	}
}

// parse records the components that the content names. It chooses the reader by the
// content if the name does not decide.
func (f *file) parse() {
	if f.options.Docs != nil {
		if f.isWhole() {
			f.options.Docs(f.name, f.content)
		}
		return
	}
	if bytes.IndexByte(f.content[:min(len(f.content), 4096)], 0) >= 0 {
		f.unreadable(0, 0, "not a text file: contains NUL bytes (if it is UTF-16, add a byte order mark)")
		return
	}
	read, streams := f.selectReader()
	if streams || f.isWhole() {
		f.first = len(f.result.Components)
		read(f)
		if f.template != nil && *f.template {
			f.templateLines()
		}
		f.warnInvalidPURLs()
		f.checkUnderstood()
	}
}

// isWhole reports whether the whole file is in memory, and records that it
// cannot be read if not.
func (f *file) isWhole() bool {
	if f.rest != nil {
		f.unreadable(0, 0, "larger than %d MiB", maxFileBytes>>20)
	}
	return f.rest == nil
}
