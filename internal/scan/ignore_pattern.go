package scan

import (
	"slices"
	"strings"
)

// pattern is one line of a .gitignore file, as gitignore(5) defines it. All
// matching is by bytes, as in git.
type pattern struct {
	negated   bool
	dirOnly   bool
	anchored  bool   // matches the path below the file's directory, not the base name
	prefix    string // literal bytes up to the first wildcard
	suffix    string // literal bytes that end the pattern, of its last segment
	segments  [][]element
	shortest  int // bytes that the segments match at least
	isLiteral bool
}

// element matches one byte or, if it is a star, any run of bytes without a
// slash.
type element struct {
	kind  elementKind
	c     byte
	class *[256]bool
}

type elementKind uint8

const (
	oneByte elementKind = iota
	anyByte
	classByte
	star
	doubleStar // alone in its segment: any number of segments
)

// maxPatternBytes bounds one pattern; a path has at most 4,096 bytes.
const maxPatternBytes = 4096

// parsePattern parses a line of a .gitignore file. It reports false for a
// blank line, a comment and a pattern that can match nothing.
func parsePattern(line string) (p pattern, ok bool) {
	line = trimTrailingSpaces(strings.TrimSuffix(line, "\r"))
	if line == "" || line[0] == '#' || len(line) > maxPatternBytes {
		return p, false
	}
	if line[0] == '!' {
		p.negated, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		p.dirOnly, line = true, line[:len(line)-1]
	}
	p.anchored = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	literal := strings.IndexAny(line, `*?[\`)
	if literal < 0 {
		p.prefix, p.isLiteral = line, true
		return p, line != ""
	}
	p.prefix = line[:literal]
	if p.segments, ok = parseSegments(line[literal:]); !ok {
		return p, false
	}
	p.measure()
	return p, true
}

// trimTrailingSpaces cuts off the spaces that end a line, unless a backslash
// escapes them.
func trimTrailingSpaces(line string) string {
	end := -1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			if end < 0 {
				end = i
			}
		case '\\':
			i++
			if i == len(line) {
				return line
			}
			end = -1
		default:
			end = -1
		}
	}
	if end >= 0 {
		return line[:end]
	}
	return line
}

// parseSegments parses the part of a pattern from its first wildcard on.
func parseSegments(text string) (segments [][]element, ok bool) {
	var now []element
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case '/':
			segments, now = append(segments, now), nil
			i++
		case '*':
			begin := i
			for i < len(text) && text[i] == '*' {
				i++
			}
			escaped := strings.HasPrefix(text[i:], `\/`)
			bounded := (begin == 0 || text[begin-1] == '/') && (i == len(text) || text[i] == '/' || escaped)
			switch {
			case i-begin == 1 || !bounded:
				now = append(now, element{kind: star})
			case escaped: // git wants one segment at least here
				segments, now = append(segments, []element{{kind: star}}), []element{{kind: doubleStar}}
			default:
				now = append(now, element{kind: doubleStar})
			}
		case '?':
			now = append(now, element{kind: anyByte})
			i++
		case '[':
			class, n := parseClass(text[i:])
			if class == nil {
				return nil, false
			}
			now = append(now, element{kind: classByte, class: class})
			i += n
		case '\\':
			if i++; i == len(text) {
				return nil, false
			}
			if text[i] == '/' {
				continue
			}
			fallthrough
		default:
			now = append(now, element{kind: oneByte, c: text[i]})
			i++
		}
	}
	return append(segments, now), true
}

// measure sets what lets match say no cheaply.
func (p *pattern) measure() {
	for i, segment := range p.segments {
		if i > 0 && (len(segment) != 1 || segment[0].kind != doubleStar) && (len(p.segments[i-1]) != 1 || p.segments[i-1][0].kind != doubleStar) {
			p.shortest++
		}
		for _, e := range segment {
			if e.kind < star {
				p.shortest++
			}
		}
	}
	last := p.segments[len(p.segments)-1]
	var suffix []byte
	for i := len(last) - 1; i >= 0 && last[i].kind == oneByte; i-- {
		suffix = append(suffix, last[i].c)
	}
	slices.Reverse(suffix)
	p.suffix = string(suffix)
}

// match reports whether the pattern matches a path relative to its file's
// directory, the base name of which is base. It takes time linear in the
// product of the lengths of the pattern's and the path's segments.
func (p *pattern) match(path, base string, dir bool) bool {
	if p.dirOnly && !dir {
		return false
	}
	text := base
	if p.anchored {
		text = path
	}
	if p.isLiteral {
		return text == p.prefix
	}
	if len(text) < len(p.prefix)+p.shortest || !strings.HasPrefix(text, p.prefix) || !strings.HasSuffix(text, p.suffix) {
		return false
	}
	return matchSegments(p.segments, text[len(p.prefix):])
}

// matchSegments matches the segments of a pattern with those of a path. Where
// it fails, only the last ** needs to be tried again.
func matchSegments(segments [][]element, text string) bool {
	at, retryAt, done := 0, -1, false
	var retryText string
	for {
		if at < len(segments) && len(segments[at]) == 1 && segments[at][0].kind == doubleStar {
			if at == len(segments)-1 {
				return !done
			}
			at++
			retryAt, retryText = at, text
			if done {
				return false
			}
			continue
		}
		if at < len(segments) && !done {
			part, rest, more := strings.Cut(text, "/")
			if matchSegment(segments[at], part) {
				at, text, done = at+1, rest, !more
				if done && at == len(segments) {
					return true
				}
				continue
			}
		}
		if retryAt < 0 {
			return false
		}
		var more bool
		if _, retryText, more = strings.Cut(retryText, "/"); !more {
			return false
		}
		at, text, done = retryAt, retryText, false
	}
}

// matchSegment matches a segment of a pattern with one of a path. Where it
// fails, only the last star needs to be tried again.
func matchSegment(segment []element, text string) bool {
	at, i, retryAt, retryText := 0, 0, -1, 0
	for i < len(text) {
		if at < len(segment) && segment[at].kind >= star {
			at++
			retryAt, retryText = at, i
			continue
		}
		if at < len(segment) && segment[at].matches(text[i]) {
			at, i = at+1, i+1
			continue
		}
		if retryAt < 0 {
			return false
		}
		retryText++
		at, i = retryAt, retryText
	}
	for at < len(segment) && segment[at].kind >= star {
		at++
	}
	return at == len(segment)
}

func (e element) matches(c byte) bool {
	switch e.kind {
	case oneByte:
		return e.c == c
	case anyByte:
		return c != '/'
	case classByte:
		return e.class[c]
	}
	return false
}
