// Package logo reads logo files. What it returns cannot load or run anything:
// an SVG is written anew from what only draws.
package logo

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"

	"golang.org/x/text/encoding/unicode"
)

// Limit is the most bytes that a logo may have.
const Limit = 1 << 20

// Logo is a picture to show as an image of its own; the zero value is none.
type Logo struct {
	kind     string // image/svg+xml and so on
	content  []byte
	stripped []string
}

// New returns the logo that a file's content is, an SVG, PNG, JPEG or WebP by
// what it is, not by its name. The error says what is wrong with it.
func New(content []byte) (Logo, error) {
	if len(content) > Limit {
		return Logo{}, fmt.Errorf("it is larger than %d KiB", Limit>>10)
	}
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		var err error
		if content, err = unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(content); err != nil {
			return Logo{}, err
		}
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return Logo{kind: "image/png", content: content}, nil
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return Logo{kind: "image/jpeg", content: content}, nil
	case len(content) > 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP":
		return Logo{kind: "image/webp", content: content}, nil
	case bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")):
		safe, stripped, err := cleanSVG(content)
		if err != nil {
			return Logo{}, err
		}
		return Logo{"image/svg+xml", safe, stripped}, nil
	}
	return Logo{}, errors.New("it is no SVG, PNG, JPEG or WebP")
}

// IsZero reports whether there is no logo.
func (l Logo) IsZero() bool { return l.kind == "" }

// Size returns how many bytes the logo has.
func (l Logo) Size() int { return len(l.content) }

// Stripped says what the file has that could act or load something, and the
// logo has not; each in words that go on from "the logo".
func (l Logo) Stripped() []string { return l.stripped }

// Address returns a data: URL that holds the logo; it is empty for none.
func (l Logo) Address() string {
	if l.IsZero() {
		return ""
	}
	return "data:" + l.kind + ";base64," + base64.StdEncoding.EncodeToString(l.content)
}
