package scan

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"runtime/debug"
	"slices"
	"strings"
)

// programStarts are the first bytes of programs: ELF, PE and Mach-O.
var programStarts = []string{"\x7fELF", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf", "\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe"}

// isProgram reports whether a file that begins with four bytes is a program.
func isProgram(start []byte) bool {
	return slices.Contains(programStarts, string(start)) || bytes.HasPrefix(start, []byte("MZ"))
}

// maxBuildInfo bounds the build information of a program. The largest ones have 100 kB.
const maxBuildInfo = 1 << 20

// buildInfo returns the build information of a program, or nil if it is not one of
// Go 1.18 or later. Package debug/buildinfo finds it by the sections of the program,
// for which it needs random access; in a compressed layer there is none, and a program
// may be too large to hold. The linker aligns the information to 16 bytes.
func (a *archive) buildInfo(in io.Reader) *debug.BuildInfo {
	const align, header, inline = 16, 32, 2
	magic := []byte("\xff Go buildinf:")
	if a.buffer == nil {
		a.buffer = bufio.NewReaderSize(nil, maxBuildInfo)
	}
	a.buffer.Reset(in)
	for {
		block, _ := a.buffer.Peek(maxBuildInfo)
		if len(block) < header {
			return nil
		}
		at := 0
		for at+align <= len(block) && !bytes.HasPrefix(block[at:], magic) {
			at += align
		}
		if at == 0 {
			if block[align-1]&inline != 0 {
				if info := parseBuildInfo(block[header:]); info != nil {
					return info
				}
			}
			at = align
		}
		if _, err := a.buffer.Discard(at); err != nil {
			return nil
		}
	}
}

// parseBuildInfo parses the Go version and the modules of a program, each with its
// length before it. It returns nil if they are not valid.
func parseBuildInfo(content []byte) *debug.BuildInfo {
	version, rest := lengthPrefixed(content)
	modules, _ := lengthPrefixed(rest)
	// The linker puts 16 bytes around the text of the modules.
	if !strings.HasPrefix(version, "go") && !strings.HasPrefix(version, "devel") || len(modules) < 33 || modules[len(modules)-17] != '\n' {
		return nil
	}
	info, err := debug.ParseBuildInfo(modules[16 : len(modules)-16])
	if err != nil {
		return nil
	}
	return info
}

// lengthPrefixed returns the string at the start of content and what follows it.
func lengthPrefixed(content []byte) (text string, rest []byte) {
	size, n := binary.Uvarint(content)
	if n <= 0 || size > uint64(len(content)-n) {
		return "", nil
	}
	return string(content[n : n+int(size)]), content[n+int(size):]
}

// addProgram records the modules of a Go program.
func (f *file) addProgram(info *debug.BuildInfo) {
	f.result.Files++
	if info.Main.Path != "" {
		f.add(Module, info.Main.Path, info.Main.Version, 0)
	}
	for _, d := range info.Deps {
		f.add(Module, d.Path, d.Version, 0)
	}
}
