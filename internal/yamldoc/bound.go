package yamldoc

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/diag"
)

// A node takes about 200 bytes of memory, however short it is written: two
// bytes of "[a,a,a" are a node. So the number of nodes is bounded by the size
// of the text, and estimated before the YAML library builds any.
const (
	commentNodes = 3   // a comment beside a node takes as much as so many
	maxTags      = 100 // %TAG directives: the library compares each to all
)

// maxNodes returns how many nodes a file of that size may have, counting what
// aliases stand for. Real landscape files have one for each 20 to 27 bytes; the
// largest has 58,000.
func maxNodes(size int) int { return 120_000 + size/32 }

// maxStreamNodes is the same of a document of [Documents] or [JSON], of which
// less is made.
func maxStreamNodes(size int) int { return 350_000 + size/20 }

// checkSize refuses a text that may become more than limit nodes.
func checkSize(data []byte, name string, limit int) error {
	if n := estimate(data); n > limit {
		return &diag.Fault{File: name, Msg: fmt.Sprintf("too many values: about %d in %d bytes; at most %d are allowed", n, len(data), limit)}
	}
	return nil
}

// estimate returns how many nodes a text has at most, short of a factor of 1.5.
// It looks at single characters, not at quotes and comments, so that nothing
// can hide a node from it: every node but the root comes after a dash, a
// colon, a question mark, a comma, or an opening bracket.
func estimate(data []byte) int {
	n := 1
	pairs := false         // whether a block mapping can have a key on this line
	comments, last := 0, 0 // last is n at the last comment: more of one node cost little
	for i, c := range data {
		if !counted[c] {
			continue
		}
		switch c {
		case '\n', '\r', 0x85, 0xa8, 0xa9: // the last ones end other line breaks
			pairs = true
		case ',', '[', '{', '?': // a key and a value that is not written
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
			if i > 0 && inPlain(data[i-1]) {
				continue
			}
			if comments++; n > last {
				comments, last = comments+commentNodes-1, n
			}
		}
	}
	return n + comments
}

// counted holds the bytes that estimate looks at, which are few.
var counted = [256]bool{'\n': true, '\r': true, 0x85: true, 0xa8: true, 0xa9: true,
	',': true, '[': true, '{': true, '?': true, ':': true, '-': true, '#': true}

// endsIndicator reports whether what follows the character makes it one that
// structures a block.
func endsIndicator(data []byte, i int) bool {
	return i+1 == len(data) || data[i+1] <= ' ' || data[i+1] == 0xc2 || data[i+1] == 0xe2
}

// inPlain reports whether a number sign after c may be part of a word. After
// other characters it is taken for the beginning of a comment.
func inPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '/' || c >= 0x80
}
