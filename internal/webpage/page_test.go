package webpage

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// TestPageIsClosed: nothing in a page comes from elsewhere, no text breaks out
// of its place, and every word of the frame has one in either language.
func TestPageIsClosed(t *testing.T) {
	for _, lang := range []string{"en", "ja"} {
		var b bytes.Buffer
		evil := "</title></script><script>alert(1)</script><img src=x>\x00\u2028[[data]]"
		p := Page{Title: evil, Note: evil, Lang: lang, Links: []Link{{evil, "/x?a=1&b=\"><script>"}}, Data: map[string]string{"name": evil}}
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		page := b.String()
		if n := strings.Count(page, "<script"); n != 2 {
			t.Errorf("%d scripts", n)
		}
		if strings.Contains(page, "<img src") || strings.Contains(page, "\x00") {
			t.Error("a text breaks out")
		}
		if found := regexp.MustCompile(`(src|@import|url\()\s*=?\s*["']?(https?:)?//`).FindString(page); found != "" {
			t.Errorf("something is loaded: %s", found)
		}
		without := strings.ReplaceAll(page, "[[data]]", "")
		if found := regexp.MustCompile(`\[\[[a-z]+\]\]`).FindString(without); found != "" {
			t.Errorf("no word for %s", found)
		}
	}
}

// TestPageWords: the scripts ask for no word that there is not.
func TestPageWords(t *testing.T) {
	for _, m := range regexp.MustCompile(`\bT\.([a-z]+)`).FindAllStringSubmatch(script(), -1) {
		if words[m[1]].en == "" || words[m[1]].ja == "" {
			t.Errorf("no word for %s", m[1])
		}
	}
}
