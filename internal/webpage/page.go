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
	Title string
	Note  string // the source of the data
	Lang  string // en or ja
	Links []Link // shown in the header
	// LogoFiles is set for a page that loads logos from beside it.
	LogoFiles bool
	Data      any // marshaled as JSON for the script: see ui/model/data.js
}

// Link is a link to a file beside the page.
type Link struct{ Name, URL string }

// Write writes the page. It fails only if Data cannot be marshaled as JSON.
func (p Page) Write(w *bytes.Buffer) error {
	data, err := json.Marshal(p.Data) // which escapes <, > and &
	if err != nil {
		return err
	}
	// Escapes survive when the page as a whole is sanitized; what replaces live
	// characters in HTML would not be JSON.
	data = output.Sanitize(output.JSON, data, output.Options{CI: true})
	var links strings.Builder
	for _, l := range p.Links {
		links.WriteString(`<a href="` + text(l.URL) + `">` + text(l.Name) + "</a>\n")
	}
	parts := []string{"[[lang]]", html.EscapeString(p.Lang), "[[title]]", text(p.Title), "[[note]]", text(p.Note),
		"[[links]]", links.String(), "[[policy]]", html.EscapeString(Policy(p.LogoFiles)), "[[style]]", style, "[[script]]", script, "[[data]]", string(data)}
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

// Words returns the wording of a page in a language, by key.
func Words(lang string) map[string]string {
	out := make(map[string]string, len(words))
	for key, w := range words {
		out[key] = w.en
		if lang == "ja" {
			out[key] = w.ja
		}
	}
	return out
}

var words = map[string]struct{ en, ja string }{
	"skip":    {"Skip to the landscape", "ランドスケープへ移動"},
	"files":   {"Files", "ファイル"},
	"tools":   {"Tools", "操作"},
	"search":  {"Search", "検索"},
	"view":    {"View", "表示"},
	"map":     {"Map", "マップ"},
	"table":   {"Table", "表"},
	"time":    {"As of", "時点"},
	"play":    {"Play", "再生"},
	"pause":   {"Pause", "停止"},
	"copy":    {"Copy", "コピー"},
	"copied":  {"Copied", "コピーしました"},
	"command": {"Command", "コマンド"},
	"filters": {"Filters", "絞り込み"},
	"clear":   {"Clear all", "すべて解除"},
	"narrow":  {"Find a value", "値を探す"},
	"best":    {"Best matches", "関連候補"},
	"none":    {"No item matches. Fewer filters or other words may help.", "該当する項目がありません。条件を減らすか、別の語をお試しください。"},
	"found":   {"{n} of {all} items", "{all}件中{n}件"},
	"undated": {"{n} without dates are left out", "日付のない{n}件は除外"},
	"partial": {"no item matches all words; showing items that match some", "すべての語に一致する項目がないため、一部に一致する項目を表示"},
	"first":   {"only the first {n} match all words; the others match some", "すべての語に一致するのは最初の{n}件で、ほかは一部の語に一致"},
	"ignored": {"no {level} item matches; showing items at any level", "{level}の項目が見つからないため、すべての成熟度を表示"},
	"at":      {"searching for \"{words}\" at level {level}", "成熟度{level}で「{words}」を検索"},
	"every":   {"showing all items at level {level}", "成熟度{level}の全項目を表示"},

	"alternatives": {"showing alternatives to {name}, then other items of its subcategory", "{name}の代替、続いて同じサブカテゴリーの項目を表示"},

	"legend":    {"Levels", "成熟度"},
	"other":     {"not hosted", "非ホスト"},
	"rest":      {"Show the rest", "残りを表示"},
	"close":     {"Close", "閉じる"},
	"history":   {"history", "履歴"},
	"placement": {"placement", "分類"},
	"fact":      {"note", "備考"},
	"yes":       {"yes", "はい"},
}
