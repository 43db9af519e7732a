package logo

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">`

// harmful are parts of an SVG that could act or load something.
var harmful = []string{
	`<script>bad()</script>`, `<SCRIPT>bad()</SCRIPT>`, `<script xlink:href="https://bad/x.js"/>`, `<g onload="bad()" onclick='bad()'/>`,
	`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="bad"/></body></foreignObject>`, `<a href="javascript:bad()"><path d="M1"/></a>`,
	`<a xlink:href="https://bad/"/>`, `<image href="https://bad/x.png"/>`, `<image xlink:href="data:image/svg+xml;base64,bad"/>`, `<image href="data:text/html,bad"/>`,
	`<use href="https://bad/x.svg#a"/>`, `<use xlink:href="bad.svg#a"/>`, `<animate attributeName="href" to="bad"/>`, `<set attributeName="onload" to="bad"/>`,
	`<style>@import "https://bad/x.css";</style>`, `<style>@import url(//bad);.a{fill:url(https://bad/x.svg#y)}</style><g class="a"/>`,
	`<style>@font-face{font-family:bad;src:url(bad)}</style>`, `<style>g{background:url(bad)}</style><g/>`, `<style>g{fill:u\72l(bad)}</style><g/>`,
	`<style>g{fill:ur/**/l(bad)}</style><g/>`, `<style>g{cursor:url(bad)}g{mask:image-set("bad" 1x)}</style><g/>`, `<g style="fill:URL( 'https://bad/' )"/>`, `<g fill="url(//bad)"/>`,
	`<g style="behavior:url(bad)"/>`, `<g filter="url(https://bad/f.svg#f)"/>`, `<feImage href="bad"/>`, `<iframe src="bad"/>`,
	`<?xml-stylesheet href="bad"?>`, `<unknown bad="x"><script>bad()</script><g bad="y"/></unknown>`, `<h:script xmlns:h="http://www.w3.org/1999/xhtml">bad()</h:script>`,
	`<text><script>bad</script>good</text>`, `<metadata><script>bad()</script></metadata>`, `<set href="#a" attributeName="href" to="bad"/>`,
	`<image href="data:image/svg+xml,bad"/>`, `<style>@font-face{font-family:x;src:url(data:font/bad)}</style>`, `<filter><feImage href="bad"/></filter>`, `<g clip-path="image-set('bad' 1x)"/>`, `<style>.a{fill:red}@IMPORT 'bad';</style>`, `<g xml:base="https://bad/"/>`, `<g mask="url(#a%62bad)"/>`,
}

// inert are parts of an SVG that are left out, but could do nothing.
var inert = []string{
	`<metadata><rdf:bad xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>`, `<!-- bad -->`, `<title>bad</title>`, `<desc>bad</desc>`,
	`<g xmlns:e="http://www.w3.org/2001/xml-events" e:href="bad"/>`, `<g data-bad="1"/>`, `<filter><feBlend bad="1"/></filter>`,
	`<style>@media print{.a{fill:bad}}.a:bad{color:red}@charset "bad";@namespace url(http://bad);</style>`, `<a xlink:href=""/>`, `<g xml:space="bad"/>`,
}

// TestLogoHarmless checks that only what draws is left of an SVG, and that
// Stripped says what could have acted or loaded something, and nothing else.
func TestLogoHarmless(t *testing.T) {
	for i, c := range slices.Concat(harmful, inert) {
		logo, err := New([]byte(head + c + `<path d="M0 0h9"/></svg>`))
		if err != nil {
			t.Errorf("%s: %v", c, err)
		}
		if s := strings.ToLower(string(logo.content)); strings.Contains(s, "bad") || strings.Contains(s, "script") || !strings.Contains(s, `d="m0 0h9"`) {
			t.Errorf("%s: %s", c, s)
		}
		if told := len(logo.Stripped()) > 0; told != (i < len(harmful)) {
			t.Errorf("%s: stripped %v", c, logo.Stripped())
		}
	}
}

// TestLogoKept: style sheets end in the elements, in the order of how much they
// count, and a size that is given becomes a view.
func TestLogoKept(t *testing.T) {
	for in, want := range map[string]string{
		`<svg width="20px" height="10" x="3"><path d="M0&#10;1"/></svg>`: `<svg viewBox="0 0 20 10"><path d="M0 1"/></svg>`,
		`<svg><style>.b,.a{fill:red} path{fill:blue;x:y}/*c*/@media print{.a{fill:pink}}.a{stroke:url(#g)}#i{opacity:.5}</style><path id="i" class="a" style="color:#fff"/></svg>`:                       `<svg><path id="i" style="fill:blue;fill:red;stroke:url(#g);opacity:.5;color:#fff;"/></svg>`,
		`<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use href="#a" xlink:href="#a"/></svg>`:                                                                                                         `<svg><use href="#a"/></svg>`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:a><s:text x="1">A &amp; <s:tspan>B</s:tspan></s:text></s:a></s:svg>`:                                                                             `<svg><g><text x="1">A &amp; <tspan>B</tspan></text></g></svg>`,
		`<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "x">]><svg xmlns="&ns_svg;" xmlns:i="&ns_ai;"><switch><foreignObject i:x="1"/><g i:y="2"><rect/></g></switch></svg>`: `<svg><switch><g><rect/></g></switch></svg>`,
		`<svg><image href="data:image/png;base64,AAAA" width="9"/></svg>`:                                                                                                                                `<svg><image href="data:image/png;base64,AAAA" width="9"/></svg>`,
	} {
		logo, err := New([]byte(in))
		if got := strings.Replace(string(logo.content), ` xmlns="http://www.w3.org/2000/svg"`, "", 1); err != nil || got != want {
			t.Errorf("%s:\n%s, want\n%s, %v", in, got, want, err)
		}
	}
}

// TestLogoRefused: what is no logo, and what would hold up who reads or draws it.
func TestLogoRefused(t *testing.T) {
	var bomb, masks strings.Builder
	for i := range 30 {
		fmt.Fprintf(&bomb, `<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 4))
		fmt.Fprintf(&masks, `<mask id="m%d">%s</mask>`, i, strings.Repeat(fmt.Sprintf(`<path class="c%d"/>`, i-1), 4))
		fmt.Fprintf(&masks, `<style>.c%d{mask:url(#m%d)}</style>`, i, i)
	}
	for in, want := range map[string]string{
		"":                           "not an SVG, PNG, JPEG or WebP image",
		"GIF89a":                     "not an SVG, PNG, JPEG or WebP image",
		"<html><svg/></html>":        "not an SVG: starts with <html>",
		`<svg xmlns="x"><path/>`:     "not an SVG: starts with <svg>",
		"<svg><path></svg>":          "not well-formed XML",
		"<svg><path/>&lol;</svg>":    "not well-formed XML",
		"<svg><g/></svg>":            "the image is empty",
		"<svg></svg>":                "the image is empty",
		"<!-- nothing -->":           "the image is empty",
		strings.Repeat(" ", 1<<20+1): "larger than 1024 KiB",
		`<!DOCTYPE svg [<!ENTITY a "lollol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><svg><text>&b;&c;</text></svg>`: "not well-formed XML",
		"<svg>" + strings.Repeat("<g>", 101) + "<path/>":                                                                   "elements nested more than 100 deep",
		"<svg>" + strings.Repeat("<g>", 300_000):                                                                           "elements nested more than 100 deep",
		"<svg>" + bomb.String() + `<use href="#a29"/></svg>`:                                                               "more than 100000 elements",
		"<svg>" + masks.String() + `<path class="c29"/></svg>`:                                                             "more than 100000 elements",
		"<svg><style>" + strings.Repeat(".a{fill:red}", 6000) + "</style><path/></svg>":                                    "style sheets larger than 64 KiB",
		"<svg><style>g{font-family:" + strings.Repeat("x", 60_000) + "}</style>" + strings.Repeat("<g/>", 1000) + "</svg>": "larger than 4096 KiB including its styles",
	} {
		_, err := New([]byte(in))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: %v, want %s", in, err, want)
		}
	}
}

func FuzzLogo(f *testing.F) {
	f.Add([]byte(head + `<style>.a{fill:url(#b)}</style><g class="a" onload="x"><use href="#b"/></g></svg>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		logo, err := New(content)
		if err != nil || logo.kind != "image/svg+xml" {
			return
		}
		again, err := New(logo.content)
		if err != nil || !bytes.Equal(again.content, logo.content) || len(again.Stripped()) > 0 {
			t.Errorf("%q becomes %q, and that %q without %v, %v", content, logo.content, again.content, again.Stripped(), err)
		}
	})
}

// logos are SVGs of the makes that there are.
var logos = []string{
	head + `<path d="M0 0h10v5z" fill="#c00"/></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50"><style>.a{fill:#0a0}.b{stroke:#00f;stroke-width:6}</style><circle class="a b" cx="30" cy="25" r="18"/><rect class="b" x="60" y="10" width="130" height="30"/></svg>`,
	head + `<defs><linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1" style="stop-color:blue"/></linearGradient><clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath></defs><rect width="10" height="10" style="fill:url(#a)" clip-path="url(#c)"/></svg>`,
	head + `<defs><path id="a" d="M5 0l5 10H0z"/></defs><mask id="b" fill="#fff"><use xlink:href="#a"/></mask><use xlink:href="#a" fill="#f80"/><g mask="url(#b)"><path d="M0 6h10v4H0"/></g></svg>`,
	head + `<symbol id="s" viewBox="0 0 4 4"><path d="M1 0h3v4z"/></symbol><g transform="rotate(20 5 5)" opacity=".5"><use href="#s" width="8" height="8"/></g><text x="1" y="9" font-size="3" font-family="sans-serif">Ab</text></svg>`,
	head + `<pattern id="p" width="2" height="2" patternUnits="userSpaceOnUse"><path d="M0 0h1v1H0z"/></pattern><ellipse cx="5" cy="5" rx="5" ry="3" fill="url(#p)" stroke="#333" stroke-width=".2"/></svg>`,
}

// TestLogosLookTheSame: a browser draws a logo as it does the file it is made
// from.
func TestLogosLookTheSame(t *testing.T) {
	browser := testenv.NeedBrowser(t)
	var page strings.Builder
	page.WriteString(`<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';img-src data:"><style>body{margin:0}svg{display:block;float:left}</style>`)
	for _, svg := range logos {
		logo, err := New([]byte(svg))
		if err != nil {
			t.Fatal(err)
		}
		for _, content := range [][]byte{[]byte(svg), logo.content} {
			fmt.Fprintf(&page, `<svg width="100" height="100"><image width="100" height="100" href="data:image/svg+xml;base64,%s"/></svg>`, base64.StdEncoding.EncodeToString(content))
		}
	}
	dir := t.TempDir()
	file, shot := filepath.Join(dir, "logos.html"), filepath.Join(dir, "logos.png")
	if err := os.WriteFile(file, []byte(page.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir="+filepath.Join(dir, "profile"),
		fmt.Sprintf("--window-size=200,%d", 100*len(logos)), "--screenshot="+shot, "file://"+file)
	c.Dir = dir
	if err := c.Run(); err != nil {
		testenv.Lacks(t, "the browser does not run: %v", err)
	}
	f, err := os.Open(shot)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for i, svg := range logos {
		drawn, other := 0, 0
		for y := 100 * i; y < 100*i+100; y++ {
			for x := range 100 {
				r, g, b, _ := picture.At(x, y).RGBA()
				if r&g&b != 0xffff {
					drawn++
				}
				r2, g2, b2, _ := picture.At(x+100, y).RGBA()
				if max(r, r2)-min(r, r2) > 0x800 || max(g, g2)-min(g, g2) > 0x800 || max(b, b2)-min(b, b2) > 0x800 {
					other++
				}
			}
		}
		if drawn < 300 || other > 20 { // edges may differ by where they lie
			t.Errorf("%d points drawn, %d otherwise: %s", drawn, other, svg)
		}
	}
}

// TestLogoEncodings checks that an SVG is read in the encoding it declares.
func TestLogoEncodings(t *testing.T) {
	const text = "<svg><text>é</text></svg>"
	for name, in := range map[string]string{
		"UTF-8":             text,
		"UTF-8 with a mark": "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text,
		"Latin-1":           "<?xml version='1.0' encoding='iso-8859-1'?><svg><text>\xe9</text></svg>",
		"Latin-1 in a DTD":  "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"no\"?><!DOCTYPE svg><svg><text>\xe9</text></svg>",
		"Shift JIS":         "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><svg><text>\x83\x41</text></svg>",
		"UTF-16":            utf16le("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text),
	} {
		logo, err := New([]byte(in))
		want := "<text>é</text>"
		if name == "Shift JIS" {
			want = "<text>ア</text>"
		}
		if err != nil || !strings.Contains(string(logo.content), want) {
			t.Errorf("%s: %q, %v", name, logo.content, err)
		}
	}
	if _, err := New([]byte("<?xml version='1.0' encoding='none-such'?>" + text)); err == nil || !strings.Contains(err.Error(), `unknown encoding "none-such"`) {
		t.Error(err)
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestDir checks that nothing outside of a directory is read, and nothing large.
func TestDir(t *testing.T) {
	outside, path := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{
		filepath.Join(outside, "secret.svg"): logos[0], filepath.Join(path, "a.svg"): logos[0], filepath.Join(path, "sub", "b.svg"): logos[0],
	} {
		_ = os.Mkdir(filepath.Dir(name), 0o700)
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	large, err := os.Create(filepath.Join(path, "large.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := large.Truncate(3 << 30); err != nil { // sparse
		t.Fatal(err)
	}
	_ = large.Close()
	names := []string{"a.svg", "large.svg"}
	if os.Symlink("a.svg", filepath.Join(path, "link.svg")) == nil {
		_ = os.Symlink(filepath.Join(outside, "secret.svg"), filepath.Join(path, "out.svg"))
		_ = os.Symlink("nowhere.svg", filepath.Join(path, "nowhere-link.svg"))
		names = []string{"a.svg", "large.svg", "link.svg", "nowhere-link.svg", "out.svg"}
	}
	dir, err := OpenDir(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = dir.Close() }()
	if got, err := dir.Names(); err != nil || !slices.Equal(got, names) {
		t.Errorf("names %v, %v; want %v", got, err, names)
	}
	for name, want := range map[string]string{
		"a.svg": "", "sub/b.svg": "", "link.svg": "", "sub": "not a regular file", "large.svg": "larger than 1024 KiB",
		"out.svg": "broken link, or link out of the directory", "nowhere-link.svg": "broken link, or link out of the directory",
		"../" + filepath.Base(outside) + "/secret.svg": "path escapes from parent", filepath.Join(outside, "secret.svg"): "path escapes from parent", "none.svg": "no such file or directory",
	} {
		if strings.Contains(name, "link") && len(names) == 2 || name == "out.svg" && len(names) == 2 {
			continue // no links here
		}
		_, err := dir.Read(name)
		if (err == nil) != (want == "") || err != nil && err.Error() != want && (name != "none.svg" || os.PathSeparator != '\\') {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
		if has := dir.Has(name); has != (err == nil || strings.HasPrefix(want, "broken link") || name == "large.svg") {
			t.Errorf("%s: has %v", name, has)
		}
	}
}
