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
// the content, not by the name. Metadata is left out.
func New(content []byte) (Logo, error) {
	if len(content) > Limit {
		return Logo{}, fmt.Errorf("larger than %d KiB", Limit>>10)
	}
	switch kind := kindOf(content); kind {
	case kindSVG:
		text, err := asUTF8(content)
		if err != nil {
			return Logo{}, err
		}
		safe, stripped, err := cleanSVG(text)
		if err != nil {
			return Logo{}, err
		}
		return Logo{kind, safe, stripped}, nil
	case kindPNG:
		return Logo{kind: kind, content: cleanPNG(content)}, nil
	case kindJPEG:
		return Logo{kind: kind, content: cleanJPEG(content)}, nil
	case kindWebP:
		return Logo{kind: kind, content: content}, nil
	}
	return Logo{}, errors.New("not an SVG, PNG, JPEG or WebP image")
}

// The media types of logos.
const (
	kindSVG  = "image/svg+xml"
	kindPNG  = "image/png"
	kindJPEG = "image/jpeg"
	kindWebP = "image/webp"
)

// kindOf returns the media type of an image, or "" if it is not known.
func kindOf(content []byte) string {
	switch {
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return kindPNG
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return kindJPEG
	case len(content) > 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP":
		return kindWebP
	case bytes.HasPrefix(bytes.TrimLeft(content, "\xff\xfe\xef\xbb\xbf\x00 \t\r\n"), []byte("<")):
		return kindSVG
	}
	return ""
}

// asUTF8 decodes UTF-16 and removes a byte order mark.
func asUTF8(content []byte) ([]byte, error) {
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		var err error
		if content, err = unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(content); err != nil {
			return nil, err
		}
	}
	return bytes.TrimPrefix(content, []byte("\ufeff")), nil
}

// IsZero reports whether there is no logo.
func (l Logo) IsZero() bool { return l.kind == "" }

// Size returns the size of the logo in bytes.
func (l Logo) Size() int { return len(l.content) }

// Kind returns the media type of the logo.
func (l Logo) Kind() string { return l.kind }

// Content returns the bytes of the logo, which must not be changed.
func (l Logo) Content() []byte { return l.content }

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
