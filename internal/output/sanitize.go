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

// Syntax is the syntax of an output. It decides how live characters are written:
// those that a terminal obeys, or that are invisible and change how other text looks.
type Syntax int

// The syntaxes.
const (
	Lines     Syntax = iota // for people; may have the colors of Colorize
	Cells                   // csv and tsv, which keep carriage returns and tabs; may be raw
	Text                    // of templates and jq, which keep tabs; may be raw
	JSON                    // live characters become escapes
	YAML                    // likewise, with the escapes of YAML
	Markup                  // XML and HTML
	Stream                  // iCalendar, with CR LF line ends
	Sanitized               // already sanitized
	Binary                  // not text; its writer sanitizes cells
)

// Sanitize returns rendered text without live characters and CI commands. Every
// document passes through it once, after its format has written it, so that no
// command and no format can forget to. Harmless text is returned unchanged.
func Sanitize(s Syntax, b []byte, o Options) []byte {
	if s == Sanitized || s == Binary || o.Raw && (s == Cells || s == Text) {
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

// SanitizeString returns s with visible forms in place of live characters: pictures
// for those of ASCII, the number of others, the value of bytes that are not UTF-8.
func SanitizeString(s string) string { return sanitizeExcept(s, "") }

// sanitizeExcept is [SanitizeString], but leaves the characters in keep unchanged.
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

// writeEscape writes a live character as a JSON or YAML escape.
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

// firstLive returns the index of the first live character, or -1.
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

// isLiveAt reports whether the character r at index i of s is live. A joiner is not,
// if it is between two letters or symbols that may need one, as in emoji and in
// Persian. Latin letters never do.
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

// isLive reports whether a character is a control character, a format character such
// as a direction mark, a zero-width space or a tag, a line separator, or an invisible
// letter.
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

// kept has the control characters that are part of a syntax.
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
		n, sequence := style.painted(s[i:])
		switch {
		case n > 0 && syntax == Lines:
			size = n
			out.WriteString(sequence)
		case strings.HasPrefix(s[i:], "\r\n") && (syntax == Lines || syntax == Text):
			out.WriteByte('\r')
		case (syntax == JSON || syntax == YAML) && r >= 0x7f && r != utf8.RuneError:
			writeEscape(&out, syntax, r)
		default:
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

// isPlain reports whether b has only printable ASCII and line feeds.
func isPlain(b []byte) bool {
	for _, c := range b {
		if c != '\n' && (c < 0x20 || c > 0x7e) {
			return false
		}
	}
	return true
}

// painted returns the length of the mark of [Style.Colorize] or [Style.Link] that text
// begins with, and its sequence for a terminal. It returns 0 if there is none.
func (s Style) painted(text string) (n int, sequence string) {
	if s.mark == "" || !strings.HasPrefix(text, s.mark) {
		return 0, ""
	}
	code, _, _ := strings.Cut(text[len(s.mark):], "m")
	return len(s.mark) + len(code) + len("m"), s.sequence(code)
}

// beforeText matches what a log skips before a command.
var beforeText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\s|[\pZ\x{85}]|\x1b\[[0-9;]*m)*`) })

// breakCommands breaks the workflow commands of GitHub Actions, which obeys
// "::name::" at the beginning of a line, after any whitespace, and "##[name]"
// anywhere. It inserts a backslash; in JSON and YAML it writes an escape for the same
// text, in markup a character reference.
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
