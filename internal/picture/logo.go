package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
)

// LogoLimit is the most bytes that a logo may have.
const LogoLimit = 1 << 20

// Logo is a picture on a tile; the zero value is none. It cannot load or run
// anything: an SVG is written anew from what only draws, and stands as an image
// of its own in the map.
type Logo struct {
	kind    string // image/svg+xml and so on
	content []byte
}

// NewLogo takes a file's content for a logo, an SVG, PNG, JPEG or WebP by what
// it is, not by its name. The error says what is wrong with it.
func NewLogo(content []byte) (Logo, error) {
	if len(content) > LogoLimit {
		return Logo{}, fmt.Errorf("it is larger than %d KiB", LogoLimit>>10)
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return Logo{"image/png", content}, nil
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return Logo{"image/jpeg", content}, nil
	case len(content) > 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP":
		return Logo{"image/webp", content}, nil
	case bytes.HasPrefix(bytes.TrimSpace(content), []byte("<")):
		safe, err := cleanSVG(content)
		if err != nil {
			return Logo{}, err
		}
		return Logo{"image/svg+xml", safe}, nil
	}
	return Logo{}, errors.New("it is no SVG, PNG, JPEG or WebP")
}

// Address holds the logo itself; it is empty for none.
func (l Logo) Address() string {
	if l.kind == "" {
		return ""
	}
	return "data:" + l.kind + ";base64," + base64.StdEncoding.EncodeToString(l.content)
}

// write draws the logo as large as a place has room for, on a light ground: most
// logos are made for one.
func (l Logo) write(w *bytes.Buffer, f frame) {
	fmt.Fprintf(w, `<rect class="ground" x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="3"/>`, f.x, f.y, f.width, f.height)
	fmt.Fprintf(w, `<image x="%.0f" y="%.0f" width="%.0f" height="%.0f" href="%s"/>`, f.x+3, f.y+2, f.width-6, f.height-4, l.Address())
}
