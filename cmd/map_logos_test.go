package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// logoMap is a landscape whose items have these logos.
func logoMap(logos ...string) string {
	var b strings.Builder
	b.WriteString("landscape:\n  - category:\n    name: C\n    subcategories:\n      - subcategory:\n        name: S\n        items:\n")
	for i, logo := range logos {
		b.WriteString("          - item:\n            name: N" + string(rune('a'+i)) + "\n            homepage_url: https://x.org/" + string(rune('a'+i)) + "\n            logo: '" + logo + "'\n")
	}
	return b.String()
}

const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>`

// TestMapLogos: logos are files of the folder, by what they are, and the same
// one is used for many; one note reports all that cannot be used.
func TestMapLogos(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "logos")
	for name, content := range map[string]string{
		"logos/a.svg": square, "logos/really.svg": "\x89PNG\r\n\x1a\n....", "logos/sub/b.svg": square, "secret.svg": square,
		"logos/large.svg": square + strings.Repeat(" ", 1<<20), "logos/text.svg": "hello", "logos/folder.svg/x": "",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(outer, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(outer, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	linked := os.Symlink(filepath.Join(outer, "secret.svg"), filepath.Join(dir, "link.svg")) == nil
	for _, c := range []struct {
		logos []string
		drawn int
		note  string
	}{
		{[]string{"a.svg", "a.svg", "./a.svg", "./hosted_logos/a.svg", "sub/b.svg", "really.svg"}, 6, ""},
		{[]string{"a.svg", "../secret.svg"}, 1, `skipped 1 of 2 logos; first: "../secret.svg" of Nb: path escapes from parent`},
		{[]string{filepath.Join(outer, "secret.svg"), "sub/../../secret.svg"}, 0, `skipped 2 of 2 logos; first:`},
		{[]string{"none.svg", "text.svg", "a.svg", "none.svg"}, 1, `skipped 2 of 3 logos; first: "none.svg" of Na: `},
		{[]string{"text.svg"}, 0, `skipped 1 of 1 logo; first: "text.svg" of Na: not an SVG, PNG, JPEG or WebP image`},
		{[]string{"large.svg"}, 0, `"large.svg" of Na: larger than 1024 KiB`},
		{[]string{"folder.svg"}, 0, `not a regular file`},
		{[]string{"https://x.org/logo.svg"}, 0, `a URL, not a file`},
		{[]string{"link.svg"}, 0, `"link.svg" of Na: `},
		{[]string{"x\x1b[31m.svg"}, 0, `skipped 1 of 1 logo`},
	} {
		if c.logos[0] == "link.svg" && !linked {
			continue
		}
		data := filepath.Join(outer, "data.yml")
		text := strings.ReplaceAll(logoMap(c.logos...), "'x\x1b[31m.svg'", `"x\e[31m.svg"`)
		if err := os.WriteFile(data, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r := runIn(map[string]string{}, nil, "map", "--data", data, "--logos", dir, "-o", "svg")
		if r.code != 0 || strings.Count(r.stdout, "<image ") != c.drawn || !strings.Contains(r.stderr, c.note) || strings.Count(r.stderr, "skipped") > 1 || strings.Contains(r.stderr, "\x1b") || c.note == "" && strings.Contains(r.stderr, "skipped") {
			t.Errorf("%v: exit code %d, %d drawn, %s", c.logos, r.code, strings.Count(r.stdout, "<image "), r.stderr)
		}
	}
	for _, c := range []struct{ format, dir, want string }{
		{"table", dir, "error: --logos requires -o svg or -o html, not table"},
		{"json", dir, "error: --logos requires -o svg or -o html, not json"},
		{"svg", filepath.Join(outer, "none"), "error: --logos: "},
		{"svg", filepath.Join(outer, "secret.svg"), "error: --logos: "},
	} {
		if r := run("map", "--logos", c.dir, "-o", c.format); r.code == 0 || r.stdout != "" || !strings.Contains(r.stderr, c.want) {
			t.Errorf("%v: exit code %d, %s", c, r.code, r.stderr)
		}
	}
}
