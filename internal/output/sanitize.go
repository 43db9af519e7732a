package output

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Syntax is the kind of text that a format writes. It decides how a live
// character is written: one that a terminal obeys, or that changes how other
// text looks without being seen.
type Syntax int

// The syntaxes.
const (
	Lines     Syntax = iota // for people: may have the colors of Paint
	Cells                   // csv, tsv: also keep carriage returns and tabs; raw where wanted
	Text                    // of templates and jq: also keep tabs; raw where wanted
	JSON                    // live characters become escapes
	YAML                    // the same, as YAML has them
	Markup                  // XML and HTML
	Stream                  // iCalendar: lines end in CR LF
	Sanitized               // what is sanitized already
)

// Sanitize makes rendered text harmless. Every document passes through it once,
// after its format has written it, so that no command and no format can forget
// to. Text that is harmless is returned as it is.
func Sanitize(s Syntax, b []byte, o Options) []byte {
	if s == Sanitized || o.Raw && (s == Cells || s == Text) {
		return b
	}
	mark := []byte(nil)
	if o.BOM && s == Cells && bytes.HasPrefix(b, []byte(byteOrderMark)) {
		mark, b = b[:len(byteOrderMark)], b[len(byteOrderMark):]
	}
	b = sanitizeCharacters(s, b, o.Style)
	if o.CI {
		b = breakCommands(s, b)
	}
	if mark == nil {
		return b // append would copy it
	}
	return append(mark[:len(mark):len(mark)], b...)
}

// SanitizeString makes live characters visible and harmless: those of ASCII by their
// pictures, others by their number, bytes that are not UTF-8 by their value.
func SanitizeString(s string) string { return sanitizeExcept(s, "") }

// sanitizeExcept leaves the characters in keep as they are.
func sanitizeExcept(s, keep string) string {
	i := firstLive(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:i])
	for ; i < len(s); i++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isLiveAt(s, i, r, size) && !strings.ContainsRune(keep, r) {
			writeVisible(&b, r, s[i])
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size - 1
	}
	return b.String()
}

func writeVisible(b *strings.Builder, r rune, first byte) {
	switch {
	case r < 0x20:
		b.WriteRune(0x2400 + r)
	case r == 0x7f:
		b.WriteRune(0x2421)
	case r == utf8.RuneError:
		fmt.Fprintf(b, `\x%02x`, first)
	case r > 0xffff:
		fmt.Fprintf(b, `\U%08x`, r)
	default:
		fmt.Fprintf(b, `\u%04x`, r)
	}
}

// writeEscape writes a live character as an escape of JSON or YAML.
func writeEscape(b *strings.Builder, s Syntax, r rune) {
	switch {
	case r <= 0xffff:
		fmt.Fprintf(b, `\u%04x`, r)
	case s == YAML:
		fmt.Fprintf(b, `\U%08x`, r)
	default:
		high, low := utf16.EncodeRune(r)
		fmt.Fprintf(b, `\u%04x\u%04x`, high, low)
	}
}

// firstLive returns where the first live character is, or -1.
func firstLive(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isLiveAt(s, i, r, size) {
			return i
		}
		i += size
	}
	return -1
}

// isLiveAt reports whether the character r at i of s is live. A joiner is not
// between two letters or symbols that may need one, as in emoji and in Persian;
// Latin never does.
func isLiveAt(s string, i int, r rune, size int) bool {
	switch {
	case r == utf8.RuneError && size == 1:
		return true
	case r == '\u200c' || r == '\u200d':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		return !joins(before) || !joins(after)
	}
	return isLive(r)
}

func joins(r rune) bool {
	return r >= 0x300 && r != utf8.RuneError && !isLive(r) && !unicode.IsSpace(r) && r != '\u200c' && r != '\u200d'
}

// isLive reports whether a character is a control, a format character such as
// a mark of direction, a zero-width space or a tag, a line separator, or a
// letter that shows nothing.
func isLive(r rune) bool {
	switch {
	case r < 0x7f:
		return r < 0x20
	case r < 0xa0:
		return true
	case r < 0x34f:
		return r == 0xad
	case r == 0x34f || r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0:
		return true
	case r == '\u2028' || r == '\u2029' || r >= 0xe0000 && r <= 0xe00ff:
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// kept are the controls that are part of a syntax.
var kept = map[Syntax]string{Lines: "\n", Cells: "\t\r\n", Text: "\t\n", JSON: "\n", YAML: "\n", Markup: "\t\n", Stream: "\r\n"}

// sanitizeCharacters replaces the live characters that are not part of the syntax.
func sanitizeCharacters(syntax Syntax, b []byte, style Style) []byte {
	if isPlain(b) {
		return b
	}
	s, keep := string(b), kept[syntax]
	var out strings.Builder
	copied := 0 // the bytes of s that are in out
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f || c < 0x20 && strings.IndexByte(keep, c) >= 0 {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLiveAt(s, i, r, size) {
			i += size
			continue
		}
		out.WriteString(s[copied:i])
		if n, sequence := style.painted(s[i:]); n > 0 && syntax == Lines {
			size = n
			out.WriteString(sequence)
		} else if strings.HasPrefix(s[i:], "\r\n") && (syntax == Lines || syntax == Text) {
			out.WriteByte('\r')
		} else if (syntax == JSON || syntax == YAML) && r >= 0x7f && r != utf8.RuneError {
			writeEscape(&out, syntax, r)
		} else {
			writeVisible(&out, r, s[i])
		}
		i += size
		copied = i
	}
	if copied == 0 {
		return b
	}
	out.WriteString(s[copied:])
	return []byte(out.String())
}

// isPlain reports whether all of b is printable ASCII and line ends.
func isPlain(b []byte) bool {
	return !bytes.ContainsFunc(b, func(r rune) bool { return r != '\n' && (r < 0x20 || r > 0x7e) })
}

// painted returns the length of the color sequence that text begins with, one
// that Paint wrote, and what it is for a terminal; 0 where it begins with none.
func (s Style) painted(text string) (n int, sequence string) {
	if !s.Color || s.mark == "" || !strings.HasPrefix(text, s.mark) {
		return 0, ""
	}
	code, _, _ := strings.Cut(text[len(s.mark):], "m")
	return len(s.mark) + len(code) + len("m"), "\x1b[" + code + "m"
}

// beforeText is what a log may pass over before a command.
var beforeText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\s|[\pZ\x{85}]|\x1b\[[0-9;]*m)*`) })

// breakCommands keeps text from being a workflow command of GitHub Actions,
// which obeys "::name::" where a line begins with it, blanks aside, and
// "##[name]" anywhere. A backslash goes in between; in JSON and YAML an escape
// that reads back as the same text, in markup a character reference.
func breakCommands(s Syntax, b []byte) []byte {
	colons, brackets := `\::`, `##\[`
	switch s {
	case JSON, YAML:
		brackets = `\u0023#[`
	case Markup:
		colons, brackets = "&#58;:", "#&#35;["
	}
	b = bytes.ReplaceAll(b, []byte("##["), []byte(brackets))
	if !bytes.Contains(b, []byte("::")) {
		return b
	}
	var out bytes.Buffer
	for len(b) > 0 {
		line := b
		if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
			line = b[:i+1]
		}
		b = b[len(line):]
		text := line[len(beforeText().Find(line)):]
		if rest, ok := bytes.CutPrefix(text, []byte("::")); ok {
			out.Write(line[:len(line)-len(text)])
			out.WriteString(colons)
			out.Write(rest)
		} else {
			out.Write(line)
		}
	}
	return out.Bytes()
}
