// Package webpage writes a landscape as one self-contained HTML file: a search,
// filters, a map, a table, the details of items, and a slider over time.
//
// The sources of its program and styles are in ui; dist holds them bundled, as
// they are embedded here. After a change in ui run "go generate", and
// "make ui" to check format and types and to run the tests.
package webpage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html"
	"strings"
	"sync"
	"unicode"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

//go:generate go run ../tools/bundle

var (
	//go:embed page.html
	frame string
	//go:embed dist/page.css
	style string
	//go:embed dist/page.js
	script string
)

// Policy returns the Content-Security-Policy of the page of a landscape: its own script
// and styles, images embedded in it, if there are logo files those of its site, and the
// images that settings name.
func Policy(s *landscape.Settings, o Options) string {
	return policy(newLook(s, o), o.LogoURL != nil)
}

func policy(l look, logoFiles bool) string {
	images := "data:"
	if logoFiles {
		images += " 'self'"
	}
	for _, address := range l.images {
		images += " " + imageSource(address)
	}
	styles := styleSum()
	if l.style != "" {
		styles = hashSource(style + l.style)
	}
	return "default-src 'none'; style-src " + styles + "; script-src " + scriptSum() + "; img-src " + images + "; base-uri 'none'; form-action 'none'"
}

var (
	styleSum  = sync.OnceValue(func() string { return hashSource(style) })
	scriptSum = sync.OnceValue(func() string { return hashSource(script) })
)

// hashSource returns the source of a Content-Security-Policy that permits an inline text.
func hashSource(text string) string {
	h := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
}

// defaultIcon is the icon of pages whose settings have none.
const defaultIcon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect x='2' y='2' width='12' height='12' rx='2.5' fill='%232456d6'/%3E%3Crect x='16' y='2' width='6' height='6' rx='1.5' fill='%2312805c'/%3E%3Crect x='16' y='10' width='6' height='12' rx='1.5' fill='%231f6fb2'/%3E%3Crect x='2' y='16' width='12' height='6' rx='1.5' fill='%23c47a12'/%3E%3C/svg%3E"

// Page is the content of a page.
type Page struct {
	Title       string
	Description string // a sentence for search engines and previews
	Lang        string // en or ja
	// LogoFiles is set for a page that loads logos from beside it.
	LogoFiles bool
	look      look
	Data      any // marshaled as JSON for the script: see ui/model/data.js
}

// Link is a link to a file beside the page.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// Write writes the page. It fails only if Data cannot be marshaled as JSON.
func (p Page) Write(w *bytes.Buffer) error {
	data, err := json.Marshal(p.Data) // which escapes <, > and &
	if err != nil {
		return err
	}
	// Escapes survive when the page as a whole is sanitized; what replaces live
	// characters in HTML would not be JSON.
	data = output.Sanitize(output.JSON, data, output.Options{CI: true})
	parts := []string{"[[lang]]", html.EscapeString(p.Lang), "[[title]]", text(p.Title), "[[description]]", text(p.Description),
		"[[policy]]", html.EscapeString(policy(p.look, p.LogoFiles)), "[[style]]", style + p.look.style,
		"[[icon]]", text(cmp.Or(p.look.icon, defaultIcon)), "[[preview]]", p.look.previewTags(), "[[script]]", script, "[[data]]", string(data)}
	for key, word := range Words(p.Lang) {
		parts = append(parts, "[["+key+"]]", html.EscapeString(word))
	}
	_, err = strings.NewReplacer(parts...).WriteString(w, frame)
	return err
}

// previewTags returns the tags of the image that other sites show of a page, if there is
// one: they load it, the page does not.
func (l look) previewTags() string {
	if !isWeb(l.preview) {
		return `<meta name="twitter:card" content="summary">`
	}
	return `<meta property="og:image" content="` + text(l.preview) + "\">\n" + `<meta name="twitter:card" content="summary_large_image">`
}

// text escapes s for HTML and replaces control characters, which HTML does not allow.
func text(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s))
}
