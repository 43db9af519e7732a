package scan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestByteOrderMarks reads a file of each kind in UTF-8 and UTF-16 with a byte
// order mark.
func TestByteOrderMarks(t *testing.T) {
	encodings := map[string]*encoding.Encoder{
		"UTF-8":     unicode.UTF8BOM.NewEncoder(),
		"UTF-16 LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"UTF-16 BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
	}
	for _, s := range samples(t, "inputs") {
		for _, f := range s.files() {
			if inputFor(f.Name).raw {
				continue
			}
			for name, e := range encodings {
				text, err := e.Bytes(f.Data)
				if err != nil {
					t.Fatal(err)
				}
				dir := s.write(t)
				file := filepath.Join(dir, filepath.FromSlash(f.Name))
				if err := os.WriteFile(file, text, 0o644); err != nil {
					t.Fatal(err)
				}
				for _, path := range []string{dir, file} {
					if got, want := linesOf(scanned(t, dir, path), f.Name), linesOf(s.want(t), f.Name); got != want {
						t.Errorf("%s in %s:\n%swant:\n%s", f.Name, name, got, want)
					}
				}
			}
		}
	}
}

// TestXMLEncodings reads XML in the encoding that it declares.
func TestXMLEncodings(t *testing.T) {
	const body = "<project><!-- für --><dependency><groupId>io.grpc</groupId><artifactId>grpc-api</artifactId></dependency></project>"
	latin, err := charmap.ISO8859_1.NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?>` + body)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"utf8":         `<?xml version="1.0" encoding="utf8"?>` + body,
		"UTF-8":        `<?xml version='1.0' encoding = 'UTF-8' standalone="yes"?>` + body,
		"ISO-8859-1":   `<?xml version="1.0" encoding="ISO-8859-1"?>` + latin,
		"US-ASCII":     `<?xml version="1.0" encoding="US-ASCII"?>` + latin,
		"windows-1252": `<?xml version="1.0" encoding="windows-1252"?>` + latin,
		"Shift_JIS":    `<?xml version="1.0" encoding="Shift_JIS"?>` + strings.ReplaceAll(latin, "\xfc", "\x83\x65"),
		"UTF-16":       wide,
	} {
		found, err := Scan([]string{tree(t, "pom.xml", text)}, Options{})
		if err != nil || names(found) != "maven io.grpc:grpc-api@ :1" {
			t.Errorf("%s: %v %q, unreadable: %v", name, err, names(found), found.Unreadable)
		}
	}
	for want, text := range map[string]string{
		`unknown encoding "klingon"`:             `<?xml version="1.0" encoding="klingon"?>` + body,
		"UTF-32":                                 "\xff\xfe\x00\x00<\x00\x00\x00",
		"if it is UTF-16, add a byte order mark": "<\x00a\x00/\x00>\x00",
		"not a text file: contains NUL ":         "\x7fELF\x00\x01",
	} {
		found, err := Scan([]string{tree(t, "pom.xml", text)}, Options{})
		if err != nil || len(found.Unreadable) != 1 || !strings.Contains(found.Unreadable[0].Reason, want) {
			t.Errorf("%q: %v, unreadable: %v", want, err, found.Unreadable)
		}
	}
}
