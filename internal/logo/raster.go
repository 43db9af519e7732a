package logo

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// cleanPNG returns a PNG without its texts, times and camera data, and without what
// follows its end. A PNG that is cut short is returned as it is.
func cleanPNG(content []byte) []byte {
	const head = 8 // bytes of the signature
	out := slices.Clone(content[:head])
	for rest := content[head:]; len(rest) >= 12; {
		size := int64(binary.BigEndian.Uint32(rest)) + 12
		if size > int64(len(rest)) {
			return content
		}
		chunk, name := rest[:size], string(rest[4:8])
		rest = rest[size:]
		switch name {
		case "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "dSIG":
			continue
		}
		if out = append(out, chunk...); name == "IEND" {
			return out
		}
	}
	return content
}

// cleanJPEG returns a JPEG without comments and without the data of drawing programs.
// The data of cameras stays, because it says which side is up. A JPEG that is cut short
// is returned as it is.
func cleanJPEG(content []byte) []byte {
	const (
		startOfScan = 0xda
		comment     = 0xfe
		app1, app13 = 0xe1, 0xed
	)
	out := slices.Clone(content[:2])
	for rest := content[2:]; len(rest) >= 4 && rest[0] == 0xff; {
		size := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if size < 4 || size > len(rest) {
			return content
		}
		segment, marker := rest[:size], rest[1]
		if marker == startOfScan {
			return append(out, rest...)
		}
		rest = rest[size:]
		if marker == comment || marker == app13 || marker == app1 && !bytes.HasPrefix(segment[4:], []byte("Exif")) {
			continue
		}
		out = append(out, segment...)
	}
	return content
}
