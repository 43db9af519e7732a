package site

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxName is the most bytes that a name may have: less than the 255 of most file
// systems.
const maxName = 200

// reservedNames cannot be names of files on Windows, whatever follows a dot.
var reservedNames = []string{"con", "prn", "aux", "nul", "com", "lpt"}

// portableName returns the path of an endpoint as a path that is valid in every
// file system: names that Windows reserves end in an underscore, and long names are
// cut, with a checksum in place of the rest. No slug has an underscore.
func portableName(endpoint string) string {
	parts := strings.Split(endpoint, "/")
	for i, part := range parts {
		stem, ext, dotted := strings.Cut(part, ".")
		if dotted {
			ext = "." + ext
		}
		if slices.Contains(reservedNames, strings.TrimRight(stem, "0123456789¹²³")) {
			stem += "_"
		}
		if len(stem)+len(ext) > maxName {
			sum := fmt.Sprintf("-%x", sha256.Sum256([]byte(stem)))[:17]
			cut := maxName - len(sum) - len(ext)
			for !utf8.RuneStart(stem[cut]) {
				cut--
			}
			stem = stem[:cut] + sum
		}
		parts[i] = stem + ext
	}
	return strings.Join(parts, "/")
}
