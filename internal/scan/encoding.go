package scan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/landscope-cli/landscope/internal/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode returns a reader of a file converted to UTF-8, without its byte order mark,
// and whether the file is in UTF-16. A file without a mark is not converted.
func decode(in io.Reader) (out io.Reader, utf16 bool, err error) {
	mark := make([]byte, 4)
	n, err := io.ReadFull(in, mark)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, false, err
	}
	mark = mark[:n]
	whole := io.MultiReader(bytes.NewReader(mark), in)
	switch {
	case bytes.HasPrefix(mark, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(mark, []byte("\x00\x00\xfe\xff")):
		return nil, false, errors.New("UTF-32 is not supported; convert the file to UTF-8")
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		return transform.NewReader(whole, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder()), true, nil
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		return io.MultiReader(bytes.NewReader(mark[3:]), in), false, nil
	}
	return whole, false, nil
}

var xmlDeclaration = lazyRegexp{source: `^<\?xml\s[^>]*?\s(encoding\s*=\s*(?:"([^"]*)"|'([^']*)'))`}

// xmlToUTF8 returns XML in UTF-8, converted from the encoding that it declares
// unless it has been converted. It removes the declaration of an encoding. It returns
// other text unchanged.
func xmlToUTF8(content []byte, converted bool) ([]byte, error) {
	m := xmlDeclaration.get().FindSubmatchIndex(content[:min(len(content), 1024)])
	if m == nil {
		return content, nil
	}
	label := string(content[max(m[4], m[6]):max(m[5], m[7])])
	for i := m[2]; i < m[3]; i++ {
		content[i] = ' '
	}
	if converted {
		return content, nil
	}
	return charset.Markup(label, content)
}

// readRegular reads a regular file of at most size bytes. It does not follow links.
func readRegular(file string, size int64) ([]byte, error) {
	info, err := os.Lstat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if info.Size() > size {
		return nil, fmt.Errorf("larger than %d KiB", size>>10)
	}
	return os.ReadFile(file)
}

// readSmallFile reads a regular file of at most 1 MiB. It reports false if it cannot.
func readSmallFile(file string) (string, bool) {
	content, err := readRegular(file, 1<<20)
	return string(content), err == nil
}
