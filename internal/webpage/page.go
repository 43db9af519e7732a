// Package webpage writes a landscape as one HTML file that needs no other: a
// search, filters, a map, a table, an item's details, and a slider over time.
package webpage

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"html"
	"strings"
	"sync"
	"unicode"
)

var (
	//go:embed page.html
	frame string
	//go:embed page.css
	style string
	//go:embed *.js
	scripts embed.FS
)

// script is the program of a page: its parts in the order in which they use one
// another. It takes no part of the data for code.
var script = sync.OnceValue(func() string {
	all := "\"use strict\";\nconst data = JSON.parse(document.getElementById(\"data\").textContent);\n"
	for _, name := range []string{"search", "state", "filters", "map", "table", "item", "copies", "show"} {
		part, err := scripts.ReadFile(name + ".js")
		if err != nil {
			panic(err) // it is embedded
		}
		all += string(part)
	}
	return all
})

// Policy is the Content-Security-Policy of a page: its own script and styles,
// pictures that stand in it, nothing else, and nothing from elsewhere.
var Policy = sync.OnceValue(func() string {
	sum := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	return "default-src 'none'; style-src " + sum(style) + "; script-src " + sum(script()) + "; img-src data:; base-uri 'none'; form-action 'none'"
})

// Page is what a page shows.
type Page struct {
	Title string
	Note  string // where the data is from
	Lang  string // en or ja
	Links []Link // over the page
	Data  any    // what the scripts read, as JSON
}

// Link leads to a file beside the page.
type Link struct{ Name, URL string }

// Write writes the page. The error is that of the data's JSON.
func (p Page) Write(w *bytes.Buffer) error {
	data, err := json.Marshal(p.Data) // in which < > and & are escaped
	if err != nil {
		return err
	}
	var links strings.Builder
	for _, l := range p.Links {
		links.WriteString(`<a href="` + text(l.URL) + `">` + text(l.Name) + "</a>\n")
	}
	parts := []string{"[[lang]]", html.EscapeString(p.Lang), "[[title]]", text(p.Title), "[[note]]", text(p.Note),
		"[[links]]", links.String(), "[[policy]]", html.EscapeString(Policy()), "[[style]]", style, "[[script]]", script(), "[[data]]", string(data)}
	for key, word := range Words(p.Lang) {
		parts = append(parts, "[["+key+"]]", html.EscapeString(word))
	}
	_, err = strings.NewReplacer(parts...).WriteString(w, frame)
	return err
}

// text is a text in HTML; control characters, which HTML has not, are marked.
func text(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s))
}

// Words are the words of a page in a language.
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
	"skip":      {"Skip to the landscape", "ランドスケープへ"},
	"files":     {"Files", "ファイル"},
	"tools":     {"Tools", "操作"},
	"search":    {"Search", "検索"},
	"view":      {"View", "表示"},
	"map":       {"Map", "マップ"},
	"table":     {"Table", "表"},
	"time":      {"As of", "時点"},
	"play":      {"Play", "再生"},
	"pause":     {"Pause", "停止"},
	"copy":      {"Copy", "コピー"},
	"copied":    {"Copied", "コピーした"},
	"command":   {"Command", "コマンド"},
	"filters":   {"Filters", "絞り込み"},
	"clear":     {"Clear all", "すべて解除"},
	"narrow":    {"Find a value", "値を探す"},
	"best":      {"Best matches", "最も近いもの"},
	"none":      {"No item matches. Fewer filters or other words may help.", "該当する項目がない。条件を減らすか、別の語を試す。"},
	"found":     {"{n} of {all} items", "{all}件中{n}件"},
	"undated":   {"{n} without dates are left out", "日付のない{n}件を除く"},
	"legend":    {"Levels", "成熟度"},
	"other":     {"not hosted", "ホスト対象外"},
	"rest":      {"Show the rest", "残りを表示"},
	"close":     {"Close", "閉じる"},
	"history":   {"history", "履歴"},
	"placement": {"placement", "配置"},
	"fact":      {"note", "備考"},
	"yes":       {"yes", "はい"},
}
