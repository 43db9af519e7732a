package scan

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/landscope-cli/landscope/internal/redact"
)

// The limits of what is recorded. They keep memory in proportion to what was read.
const (
	maxPlaces         = 1000      // of a component in a file
	maxComponents     = 1_000_000 // in all files; more if they are large
	maxFileComponents = 100_000   // of one file; more if it is large
	bytesPerComponent = 400       // of a file or scan for each component above the limit
	maxEntries        = 1_000_000 // of one file, including repeated ones; more if it is large
	bytesPerEntry     = 32        // of a file for each entry above the limit
	maxFileWarnings   = 100       // on one file
)

// placeSeed is the seed of the keys in file.places. Keys are hashes because a map of
// components would take as much memory as the components.
var placeSeed = maphash.MakeSeed()

func (s *scanner) warn(file string, line int, format string, args ...any) {
	s.result.Warnings = append(s.result.Warnings, Warning{file, line, fmt.Sprintf(format, args...), format})
}

// warn records a warning about the file, up to a limit.
func (f *file) warn(name string, line int, format string, args ...any) {
	switch f.warnings++; {
	case f.warnings < maxFileWarnings:
		f.scanner.warn(name, line, format, args...)
	case f.warnings == maxFileWarnings:
		f.scanner.warn(name, line, "more than %d warnings; the others are omitted", maxFileWarnings)
	}
}

// add records a component.
func (f *file) add(kind, name, version string, line int) {
	f.component(Component{Kind: kind, Name: name, Version: version, Line: line})
}

// component records a component after normalizing its name.
func (f *file) component(c Component) {
	if f.isFull() || !f.hasRoomForEntry() {
		return
	}
	c.Name = redact.Text(c.Name)
	if c.Kind == Image {
		image, version, _ := parseImage(strings.TrimSpace(c.Name))
		c.Name, c.Version = image, cmp.Or(c.Version, version)
	} else {
		c.Name = normalizeName(c.Kind, c.Name)
	}
	f.record(c)
}

// isFull reports whether the file has as many components or entries as it may have.
func (f *file) isFull() bool {
	return f.components > f.limit() || f.rest == nil && f.entries > f.entryLimit()
}

func (f *file) entryLimit() int { return maxEntries + len(f.content)/bytesPerEntry }

// hasRoomForEntry counts one more entry. It reports false, and records once
// that the file cannot be read, if that is more than a file may have.
func (f *file) hasRoomForEntry() bool {
	limit := f.entryLimit()
	if f.entries++; f.entries == limit+1 && f.rest == nil {
		f.trustName()
		f.unreadable(0, 0, "more than %d entries in one file; the rest is skipped", limit)
	}
	return f.entries <= limit || f.rest != nil
}

// record records a component whose name is normalized, unless the name is empty. It
// keeps the first places of a component that the file names very often.
func (f *file) record(c Component) {
	for _, text := range []*string{&c.Name, &c.Version, &c.Source} {
		*text = redact.Text(*text) // URLs in files may contain tokens
	}
	line := c.Line
	c.Line, c.File, c.TestData = 0, f.name, f.testData
	key := maphash.Comparable(placeSeed, c)
	if c.Name == "" || f.places[key] >= maxPlaces || !f.hasRoom() {
		return
	}
	if f.places == nil {
		f.places = map[uint64]int32{}
	}
	f.places[key]++
	c.Line = line
	f.result.Components = append(f.result.Components, c)
}

// hasRoom counts one more component. It reports false, and records once that
// the file cannot be read, if that is more than a file or a scan may have.
func (f *file) hasRoom() bool {
	limit := f.limit()
	all := maxComponents + int(f.bytes/bytesPerComponent)
	f.components++
	f.scanner.components++
	switch {
	case f.components > limit:
		if f.components == limit+1 {
			f.trustName()
			f.unreadable(0, 0, "more than %d components in one file; the rest is skipped", limit)
		}
		return false
	case f.scanner.components > all:
		if !f.full {
			f.unreadable(0, 0, "more than %d components in all files; the rest is skipped", all)
		}
		f.full = true
		return false
	}
	return true
}

// trustName treats the file as one of its kind, even if other files may have its name.
func (f *file) trustName() {
	if f.in != nil {
		in := *f.in
		in.by = byName
		f.in = &in
	}
}

// limit returns the number of components that the file may have.
func (f *file) limit() int { return maxFileComponents + len(f.content)/bytesPerComponent }
