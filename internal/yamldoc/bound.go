package yamldoc

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/diag"
)

// A node takes about 200 bytes of memory however short it is: every two bytes of
// "[a,a,a" are a node. So the size of the file limits the number of its nodes, and
// the number is estimated before the YAML library allocates them.
const (
	commentNodes = 3   // nodes that take as much memory as a comment
	maxTags      = 100 // %TAG directives: the library compares each with all others
)

// maxNodes returns the number of nodes that a file of a size may have, with aliases
// expanded. Real landscape files have a node for every 20 to 27 bytes; the largest has
// 58,000 nodes.
func maxNodes(size int) int { return 120_000 + size/32 }

// maxStreamNodes is maxNodes for the documents of [Documents] and [JSON]. It is
// higher because their callers keep less of them.
func maxStreamNodes(size int) int { return 350_000 + size/20 }

// checkSize returns an error if data may have more than limit nodes.
func checkSize(data []byte, name string, limit int) error {
	if n := estimate(data); n > limit {
		return &diag.Fault{File: name, Msg: fmt.Sprintf("too many values: about %d in %d bytes; at most %d are allowed", n, len(data), limit)}
	}
	return nil
}

// estimate returns an upper bound of the number of nodes, within a factor of 1.5. It
// looks at single characters and ignores quotes and comments, so that nothing can hide
// a node from it: every node but the root follows a dash, a colon, a question mark, a
// comma, or an opening bracket.
func estimate(data []byte) int {
	n := 1
	pairs := false         // whether a block mapping can have a key on this line
	comments, last := 0, 0 // last is n at the last comment: more of one node cost little
	for i, c := range data {
		if !counted[c] {
			continue
		}
		switch c {
		case '\n', '\r', 0x85, 0xa8, 0xa9: // the last three end the other line breaks
			pairs = true
		case ',', '[', '{', '?': // a key, and a value that is left out
			n += 2
		case ':':
			n++
			if (pairs || n == 2) && endsIndicator(data, i) {
				n, pairs = n+1, false
			}
		case '-':
			if endsIndicator(data, i) {
				n++
			}
		case '#':
			if i > 0 && isWordByte(data[i-1]) {
				continue
			}
			if comments++; n > last {
				comments, last = comments+commentNodes-1, n
			}
		}
	}
	return n + comments
}

// counted holds the bytes that estimate looks at. It skips all others, which is
// three times as fast.
var counted = [256]bool{'\n': true, '\r': true, 0x85: true, 0xa8: true, 0xa9: true,
	',': true, '[': true, '{': true, '?': true, ':': true, '-': true, '#': true}

// endsIndicator reports whether the character at i is a YAML indicator, as it is only
// before whitespace.
func endsIndicator(data []byte, i int) bool {
	return i+1 == len(data) || data[i+1] <= ' ' || data[i+1] == 0xc2 || data[i+1] == 0xe2
}

// isWordByte reports whether a number sign after c is part of a word. After other
// bytes it counts as the beginning of a comment.
func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '/' || c >= 0x80
}
