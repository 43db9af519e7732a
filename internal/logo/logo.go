// Package logo reads logo files and makes them safe to embed. A logo cannot load or
// run anything: an SVG is rewritten with only the elements and attributes that draw.
package logo

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"

	"golang.org/x/text/encoding/unicode"
)

// Limit is the maximum size of a logo in bytes.
const Limit = 1 << 20

// Logo is an image. The zero Logo is none.
type Logo struct {
	kind     string // image/svg+xml and so on
	content  []byte
	stripped []string
}

// New returns the logo of a file's content. It recognizes SVG, PNG, JPEG and WebP by
// the content, not by the name.
func New(content []byte) (Logo, error) {
	if len(content) > Limit {
		return Logo{}, fmt.Errorf("larger than %d KiB", Limit>>10)
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
	return Logo{}, errors.New("not an SVG, PNG, JPEG or WebP image")
}

// IsZero reports whether there is no logo.
func (l Logo) IsZero() bool { return l.kind == "" }

// Size returns the size of the logo in bytes.
func (l Logo) Size() int { return len(l.content) }

// Stripped lists what was removed from the file because it could act or load
// something, each in words that continue "the logo".
func (l Logo) Stripped() []string { return l.stripped }

// Address returns the logo as a data: URL, or "" if there is none.
func (l Logo) Address() string {
	if l.IsZero() {
		return ""
	}
	return "data:" + l.kind + ";base64," + base64.StdEncoding.EncodeToString(l.content)
}
