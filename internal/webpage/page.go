// Package webpage writes a landscape as one self-contained HTML file: a search,
// filters, a map, a table, the details of items, and a slider over time.
//
// The sources of its program and styles are in ui; dist holds them bundled, as
// they are embedded here. After a change in ui run "go generate", and
// "make ui" to check format and types and to run the tests.
package webpage

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html"
	"strings"
	"sync"
	"unicode"

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

// Policy returns the Content-Security-Policy of a page: its own script and
// styles, images embedded in it, and, if there are logo files, those of its site.
func Policy(logoFiles bool) string {
	if logoFiles {
		return strings.Replace(policy(), "img-src data:", "img-src data: 'self'", 1)
	}
	return policy()
}

var policy = sync.OnceValue(func() string {
	sum := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	return "default-src 'none'; style-src " + sum(style) + "; script-src " + sum(script) + "; img-src data:; base-uri 'none'; form-action 'none'"
})

// Page is the content of a page.
type Page struct {
	Title       string
	Description string // a sentence for search engines and previews
	Lang        string // en or ja
	// LogoFiles is set for a page that loads logos from beside it.
	LogoFiles bool
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
		"[[policy]]", html.EscapeString(Policy(p.LogoFiles)), "[[style]]", style, "[[script]]", script, "[[data]]", string(data)}
	for key, word := range Words(p.Lang) {
		parts = append(parts, "[["+key+"]]", html.EscapeString(word))
	}
	_, err = strings.NewReplacer(parts...).WriteString(w, frame)
	return err
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
