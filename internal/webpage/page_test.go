package webpage

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/output"
)

// TestPageIsClosed: nothing in a page comes from elsewhere, no text breaks out
// of its place, and every word of the frame has one in either language.
func TestPageIsClosed(t *testing.T) {
	for _, lang := range []string{"en", "ja"} {
		var b bytes.Buffer
		evil := "</title></script><script>alert(1)</script><img src=x>\x00\u2028[[data]]"
		p := Page{Title: evil, Description: evil, Lang: lang, Data: map[string]string{"name": evil}}
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

// TestPageWords checks that every word the sources of the page ask for exists.
func TestPageWords(t *testing.T) {
	found := 0
	en, ja := Words("en"), Words("ja")
	if len(en) != len(words) {
		t.Errorf("%d words have %d keys", len(words), len(en))
	}
	err := fs.WalkDir(os.DirFS("ui"), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".js") {
			return err
		}
		source, err := os.ReadFile(filepath.Join("ui", path))
		for _, m := range regexp.MustCompile(`\bwording\.([a-z]+)`).FindAllSubmatch(source, -1) {
			found++
			if key := string(m[1]); en[key] == "" || ja[key] == "" {
				t.Errorf("%s: no word for %s", path, key)
			}
		}
		return err
	})
	if err != nil || found < 10 {
		t.Errorf("%d words found, %v", found, err)
	}
}

// TestBundleInHTML checks that nothing in the bundle ends its element, and that
// sanitizing the page leaves the bundle as its hash is.
func TestBundleInHTML(t *testing.T) {
	for _, s := range []string{script, style} {
		if found := regexp.MustCompile(`(?i)</(script|style)|<!--`).FindString(s); s == "" || found != "" {
			t.Errorf("the bundle of %d bytes has %q", len(s), found)
		}
		if string(output.Sanitize(output.Markup, []byte(s), output.Options{CI: true})) != s {
			t.Error("sanitizing changes the bundle")
		}
	}
}

// TestPageData checks that the data of a sanitized page is JSON with the same
// strings, whatever characters they have.
func TestPageData(t *testing.T) {
	names := []string{"\x1b[31m", "\x7f", "\u0085", "\u200b", "\u202e", "\U000e0001", "a\u200db", "##[group]", "\n::error::", "</script>", "👩\u200d💻", "運用"}
	var b bytes.Buffer
	if err := (Page{Lang: "en", Data: names}).Write(&b); err != nil {
		t.Fatal(err)
	}
	page := string(output.Sanitize(output.Markup, b.Bytes(), output.Options{CI: true}))
	_, rest, _ := strings.Cut(page, `id="data">`)
	data, _, _ := strings.Cut(rest, "</script>")
	var got []string
	if err := json.Unmarshal([]byte(data), &got); err != nil || !slices.Equal(got, names) {
		t.Errorf("%q, want %q: %v", got, names, err)
	}
}
