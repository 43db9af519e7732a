// Package charset finds the encoding that an XML file declares. It knows single-byte and
// Japanese encodings. The tables of Chinese and Korean encodings would take more than 1 %
// of the program for files that are rare; [Markup] reads the ASCII in them.
package charset

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// Lookup returns the encoding with a label such as "ISO-8859-1" or "latin1". ASCII is
// part of windows-1252, as on the web. A file that declares UTF-16 but has no byte order
// mark is in UTF-8.
func Lookup(label string) (encoding.Encoding, error) {
	switch name := fold(label); name {
	case "utf8", "utf16", "utf16le", "utf16be":
		return unicode.UTF8, nil
	case "shiftjis", "sjis", "windows31j", "ms932", "cp932", "xsjis", "mskanji":
		return japanese.ShiftJIS, nil
	case "eucjp", "xeucjp":
		return japanese.EUCJP, nil
	case "iso2022jp":
		return japanese.ISO2022JP, nil
	case "ascii", "usascii", "ansix341968":
		return charmap.Windows1252, nil
	default:
		for _, e := range charmap.All {
			if slices.Contains(labels(e), name) {
				return e, nil
			}
		}
	}
	if isDoubleByte(label) {
		return nil, fmt.Errorf("encoding %q is not supported; convert the file to UTF-8", label)
	}
	return nil, fmt.Errorf("unknown encoding %q", label)
}

// latin numbers the ISO 8859 encodings that are also known as Latin.
var latin = []string{"iso88591", "iso88592", "iso88593", "iso88594", "iso88599", "iso885910", "iso885913", "iso885914", "iso885915", "iso885916"}

// labels returns the folded labels of a single-byte encoding.
func labels(e encoding.Encoding) []string {
	name := fold(fmt.Sprint(e))
	all := []string{name}
	if number, ok := strings.CutPrefix(name, "ibmcodepage"); ok {
		all = append(all, "cp"+number, "ibm"+number)
	}
	if number, ok := strings.CutPrefix(name, "windows"); ok {
		all = append(all, "cp"+number)
	}
	if i := slices.Index(latin, name); i >= 0 {
		all = append(all, fmt.Sprintf("latin%d", i+1), fmt.Sprintf("l%d", i+1))
	}
	return all
}

// fold returns the letters, in lower case, and the digits of a label.
func fold(label string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}, label)
}

// isDoubleByte reports whether a label names a Chinese or Korean encoding. In these, a
// byte above ASCII begins a character, and "<", "&" and quotes are ASCII.
func isDoubleByte(label string) bool {
	switch fold(label) {
	case "gb2312", "gbk", "gb18030", "cp936", "ms936", "windows936", "euccn", "big5", "big5hkscs", "cp950", "ms950", "windows950",
		"euckr", "ksc56011987", "cp949", "ms949", "windows949":
		return true
	}
	return false
}

// Markup converts XML to UTF-8. From Chinese and Korean encodings it keeps only ASCII,
// which includes the markup, and replaces other characters with U+FFFD.
func Markup(label string, content []byte) ([]byte, error) {
	if !isDoubleByte(label) {
		e, err := Lookup(label)
		if err != nil || e == unicode.UTF8 {
			return content, err
		}
		return e.NewDecoder().Bytes(content)
	}
	out := make([]byte, 0, len(content))
	for i := 0; i < len(content); i++ {
		if content[i] < utf8.RuneSelf {
			out = append(out, content[i])
			continue
		}
		out = utf8.AppendRune(out, utf8.RuneError)
		if i+1 < len(content) && content[i+1] >= '@' {
			i++ // the second byte may look like a letter, but never like markup
		}
	}
	return out, nil
}
