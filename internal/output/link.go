package output

import (
	"fmt"
	"strconv"
	"strings"
)

// linkCode is the SGR code that stands for a link until Sanitize writes it. Colorize does
// not use it.
const linkCode = "8"

// maxLink is the length of a URL above which terminals ignore links.
const maxLink = 2000

// Link returns text that links to a URL, or unchanged if the style has no links or the
// URL is not one of the web. The result must pass through [Sanitize].
func (s Style) Link(url, text string) string {
	if !s.Links || text == "" {
		return text
	}
	if url = linkTarget(url); url == "" {
		return text
	}
	*s.urls = append(*s.urls, url)
	return s.mark + linkCode + ";" + strconv.Itoa(len(*s.urls)-1) + "m" + text + s.mark + linkCode + "m"
}

// linkTarget returns a web URL of printable ASCII characters that leads where url leads,
// or "" if there is none.
func linkTarget(url string) string {
	if !IsWebAddress(url) {
		return ""
	}
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() > maxLink {
		return ""
	}
	return b.String()
}

// sequence returns the control sequence for the code of a mark. It is "" for a link that
// the style did not make.
func (s Style) sequence(code string) string {
	number, isLink := strings.CutPrefix(code, linkCode)
	switch {
	case !isLink:
		return "\x1b[" + code + "m"
	case number == "":
		return "\x1b]8;;\x1b\\"
	}
	n, err := strconv.Atoi(strings.TrimPrefix(number, ";"))
	if err != nil || n < 0 || n >= len(*s.urls) {
		return ""
	}
	return "\x1b]8;;" + (*s.urls)[n] + "\x1b\\"
}
