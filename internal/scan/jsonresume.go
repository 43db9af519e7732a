package scan

import (
	"bytes"
	"math"
)

// resume skips, after an error at an offset, to the next line that begins with a brace
// or a bracket. It reports false at the end of the stream.
func (r *jsonReader) resume(at int64) bool {
	r.src.limit = math.MaxInt64
	skip := int(at - r.offset())
	r.src.front = append(bytes.Clone(r.dec.UnreadBuffer()), r.src.front...)
	for {
		front := r.src.front[min(skip, len(r.src.front)):]
		if i := indexValue(front); i >= 0 {
			r.src.front = front[i:]
			r.restart(r.src, r.src.read-int64(len(front)-i))
			return true
		}
		// The last byte may be the line break before a value.
		skip = max(0, skip-len(r.src.front))
		next := make([]byte, 64<<10)
		copied := copy(next, front[max(0, len(front)-1):])
		r.src.front = nil
		n, err := r.src.Read(next[copied:])
		if r.src.front = next[:copied+n]; err != nil && n == 0 {
			return false
		}
	}
}

// indexValue returns where a line begins with a brace or a bracket, or -1.
func indexValue(text []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 || at+i+1 == len(text) {
			return -1
		}
		if at += i; text[at+1] == '{' || text[at+1] == '[' {
			return at + 1
		}
	}
}
