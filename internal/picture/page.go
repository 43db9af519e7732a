package picture

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the script
	"encoding/base64"
	"fmt"
)

//go:embed page.js
var pageScript string

// PagePolicy is the Content-Security-Policy of a page: its own script and
// styles, nothing else, and nothing from elsewhere.
func PagePolicy() string {
	sum := sha256.Sum256([]byte(pageScript))
	return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

const pageStyle = `:root{color-scheme:light dark}body{margin:0;font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK JP",sans-serif;background:#fff;color:#1f2937}
.bar{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;padding:10px 20px;background:#fff;border-bottom:1px solid #cbd5e1}
input[type=search]{font:inherit;padding:6px 10px;min-width:16em;border:1px solid #64748b;border-radius:6px;background:#fff;color:#1f2937}
nav{padding:8px 20px}nav a{margin-right:16px;color:#1d4ed8}svg{display:block;max-width:100%;height:auto;margin:auto}svg g{transition:opacity .15s}svg g.dim{opacity:.12}
@media(max-width:700px){main{overflow-x:auto}svg{max-width:none;width:1000px}}@media(prefers-reduced-motion:reduce){svg g{transition:none}}
@media(prefers-color-scheme:dark){body,.bar,input[type=search]{background:#111827;color:#e5e7eb}nav a{color:#93c5fd}}@media print{.bar,nav{display:none}}`

// PageLink is a link over a page.
type PageLink struct{ Name, URL string }

// MapPage writes a map as a page of its own: one file that needs no other, with
// a search over the tiles and a choice of levels. The words may stand in the
// address: #q=mesh&level=t-graduated.
func MapPage(w *bytes.Buffer, m Map, c Caption, lang string, links ...PageLink) {
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"%s\"><title>%s</title><style>%s</style></head>\n<body>", lang, escape(PagePolicy()), escape(c.Title), pageStyle)
	label, none := "Search", "not hosted"
	if lang == "ja" {
		label = "検索"
	}
	fmt.Fprintf(w, `<div role="search" class="bar"><label>%s <input type="search" id="words" autocomplete="off"></label>`, label)
	for _, k := range m.Legend {
		if k.Level == "" {
			none = k.Name
			continue
		}
		fmt.Fprintf(w, `<label><input type="checkbox" name="level" value="%s"> %s</label>`, tileClass(k.Level), escape(k.Name))
	}
	fmt.Fprintf(w, `<label><input type="checkbox" name="level" value="tile"> %s</label><output id="found" aria-live="polite"></output></div>`, escape(none))
	if len(links) > 0 {
		w.WriteString("\n<nav>")
		for _, l := range links {
			fmt.Fprintf(w, `<a href="%s">%s</a>`, escape(l.URL), escape(l.Name))
		}
		w.WriteString("</nav>")
	}
	w.WriteString("\n<main>")
	DrawMap(w, m, c)
	fmt.Fprintf(w, "</main>\n<script>%s</script></body></html>\n", pageScript)
}
