package scan

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/landscope-cli/landscope/internal/redact"
)

// The limits of what is recorded, so that memory stays in proportion to what
// was read.
const (
	maxPlaces         = 1000      // of one component in one file
	maxComponents     = 1_000_000 // in all files; more if they are large
	maxFileComponents = 100_000   // of one file; more if it is large
	bytesPerComponent = 400       // that allow one component more
	maxEntries        = 1_000_000 // of one file, repeated ones among them; more if it is large
	bytesPerEntry     = 32        // that allow one entry more
	maxFileRemarks    = 100       // on one file
)

// placeSeed is the seed of the keys in file.places. Keys are hashes because a map of
// components would take as much memory as the components.
var placeSeed = maphash.MakeSeed()

func (s *scanner) remark(file string, line int, format string, args ...any) {
	s.found.Remarks = append(s.found.Remarks, Warning{file, line, fmt.Sprintf(format, args...)})
}

// remark records what was passed over in the file, up to a limit.
func (f *file) remark(name string, line int, format string, args ...any) {
	switch f.remarks++; {
	case f.remarks < maxFileRemarks:
		f.scanner.remark(name, line, format, args...)
	case f.remarks == maxFileRemarks:
		f.scanner.remark(name, line, "more than %d remarks; the others are left out", maxFileRemarks)
	}
}

// add records a component that the file names.
func (f *file) add(kind, name, version string, line int) {
	f.component(Component{Kind: kind, Name: name, Version: version, Line: line})
}

// component records a component that the file names; its name need not be
// normal.
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

// isFull reports whether nothing more is recorded of the file.
func (f *file) isFull() bool {
	return f.components > f.limit() || f.rest == nil && f.entries > f.entryLimit()
}

func (f *file) entryLimit() int { return maxEntries + len(f.content)/bytesPerEntry }

// hasRoomForEntry counts one more entry. It reports false, and records once
// that the file cannot be read, if that is more than a file may have.
func (f *file) hasRoomForEntry() bool {
	limit := f.entryLimit()
	if f.entries++; f.entries == limit+1 && f.rest == nil {
		f.certain()
		f.unreadable(0, 0, "more than %d entries in one file; the others are not read", limit)
	}
	return f.entries <= limit || f.rest != nil
}

// record records a component with a normal name, or nothing if that is empty.
// Of one that is named very often, the first places are kept.
func (f *file) record(c Component) {
	for _, text := range []*string{&c.Name, &c.Version, &c.Source} {
		*text = redact.Text(*text) // addresses in files may have tokens
	}
	line := c.Line
	c.Line, c.File = 0, f.name
	key := maphash.Comparable(placeSeed, c)
	if c.Name == "" || f.places[key] >= maxPlaces || !f.hasRoom() {
		return
	}
	if f.places == nil {
		f.places = map[uint64]int32{}
	}
	f.places[key]++
	c.Line = line
	f.found.Components = append(f.found.Components, c)
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
			f.certain()
			f.unreadable(0, 0, "more than %d components in one file; the others are not read", limit)
		}
		return false
	case f.scanner.components > all:
		if !f.full {
			f.unreadable(0, 0, "more than %d components in all files; the others, and those of the files after it, are not read", all)
		}
		f.full = true
		return false
	}
	return true
}

// certain makes the file one of its kind for sure, whatever its name.
func (f *file) certain() {
	if f.in != nil {
		in := *f.in
		in.by = byName
		f.in = &in
	}
}

// limit returns how many components the file may have.
func (f *file) limit() int { return maxFileComponents + len(f.content)/bytesPerComponent }
