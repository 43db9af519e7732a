// Package embed has the pages that show a part of a landscape in a frame of another web
// site, under the names and with the parameters of landscape2's: existing frames keep
// working.
//
// The pages are the same for every landscape. They read the files of the directory data
// beside them, which package view makes.
package embed

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
)

var (
	//go:embed embed.html
	frame string
	//go:embed embed.css
	viewStyle string
	//go:embed embed.js
	viewScript string
	//go:embed item.css
	itemStyle string
	//go:embed item.js
	itemScript string
	//go:embed embed-item.js
	relay string
)

// File is a file of the directory embed. Policy is the Content-Security-Policy of a page,
// which lacks frame-ancestors because a page itself cannot say that.
type File struct {
	Name, MediaType, Policy string
	Content                 []byte
}

// Files returns the files of the directory embed.
func Files() []File {
	return []File{
		page("embed.html", viewStyle, viewScript, "<main></main>"),
		page("embed-item.html", itemStyle, itemScript, `<dialog aria-labelledby="title"></dialog>`),
		{Name: "embed-item.js", MediaType: "text/javascript; charset=utf-8", Content: []byte(relay)},
	}
}

// page returns a page with its style and script.
func page(name, style, script, body string) File {
	policy := "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) +
		"; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
	html := strings.NewReplacer("[[policy]]", policy, "[[style]]", style, "[[script]]", script, "[[body]]", body).Replace(frame)
	return File{name, "text/html; charset=utf-8", policy, []byte(html)}
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// CheckOrigin returns an error if s is not an origin whose pages can be allowed to frame
// others: a scheme and a host, or * for any.
func CheckOrigin(s string) error {
	if s == "*" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != s || strings.ContainsAny(u.Host, "'\";, ") {
		return fmt.Errorf("%q is not an origin such as https://example.org, or *", s)
	}
	return nil
}
