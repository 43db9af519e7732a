package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pageSettings is a settings file with some harmful values.
const pageSettings = `foundation: Acme
url: https://acme.example
motd: "See [the report](https://acme.example/r) or [that](javascript:alert(1)) <b>now</b>"
colors: {color1: "rgba(255, 220, 0, 1)", color2: "rgba(255, 0, 90, 1)", color3: "rgb(1,2,3)", color4: "rgb(1,2,3)", color5: "rgb(1,2,3)", color6: "rgb(1,2,3)", color7: "rgb(1,2,3)"}
header: {logo: images/logo.svg, links: {github: "https://github.com/acme/map"}}
footer:
  logo: gone.svg
  links: {homepage: "https://acme.example", slack: "javascript:alert(1)", youtube: "https://youtube.example"}
  text: |
    Copyright Acme. [Privacy](https://acme.example/privacy) and <https://acme.example/terms>.

    [Bad](javascript:alert(1)) <script>alert(1)</script>
images: {favicon: "https://acme.example/f.png", open_graph: "https://acme.example/o.png"}
upcoming_event: {name: Acme Day, start: 2998-01-02, end: 2998-01-03, banner_url: "https://acme.example/b.png", details_url: "https://acme.example/day"}
`

// writeSettings writes the settings and the logo that they name, and returns their file.
func writeSettings(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"settings.yml": pageSettings,
		"images/logo.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" onload="alert(1)"><script>alert(1)</script><path d="M0 0h90v30H0z"/></svg>`} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "settings.yml")
}

// TestPageSettings checks that the page shows what settings give, that nothing in them
// acts, and that text in their colors can be read. That the page loads nothing, open checks.
func TestPageSettings(t *testing.T) {
	t.Parallel()
	settings := writeSettings(t)
	r := runIn(nil, nil, "map", "-o", "html", "--settings", settings)
	for _, note := range []string{"color1 rgba(255, 220, 0, 1) is too light for text; the page uses #", `logo "gone.svg": no such file`} {
		if !strings.Contains(strings.ReplaceAll(r.stderr, "The system cannot find the file specified.", "no such file"), note) {
			t.Errorf("no %q in %s", note, r.stderr)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		b := open(t, pageFile(t, "--settings", settings)+"#group=all", 1440, 900)
		b.look("", "prefers-color-scheme:"+scheme, "prefers-reduced-motion:reduce")
		b.await("!$('logo').hidden && $('logo').naturalWidth > 0")
		want(b, "$('home').textContent.includes('Acme') && $('logo').alt.length > 0", true)
		want(b, "atob($('logo').src.split(',')[1]).includes('alert')", false)
		want(b, "[...document.querySelectorAll('#site-links a')].map(a => a.href).join()", "https://github.com/acme/map")
		want(b, "[...$('notice').children].map(p => p.textContent).join('|')", "See the report or [that](javascript:alert(1)) <b>now</b>|Acme Day · 2 Jan 2998 – 3 Jan 2998")
		want(b, "[...document.querySelectorAll('#footer ul a')].map(a => a.textContent + ' ' + a.href).join()", "Website https://acme.example/,YouTube https://youtube.example/")
		want(b, "[...document.querySelectorAll('#footer p a')].map(a => a.textContent).join()", "Privacy,https://acme.example/terms")
		want(b, "$('footer').querySelectorAll('p').length + document.querySelectorAll('#footer script, #footer img').length", 2)
		want(b, "[...document.querySelectorAll('a')].some(a => /^javascript/i.test(a.href))", false)
		if script, err := os.ReadFile(os.Getenv("LANDSCOPE_AXE")); err == nil {
			checkAxe(b, script)
		}
	}
	page := pageFile(t, "--settings", settings)
	content, err := os.ReadFile(strings.TrimPrefix(page, "file://"))
	if err != nil || !strings.Contains(string(content), `<meta property="og:image" content="https://acme.example/o.png">`) || strings.Contains(string(content), `href="https://acme.example/f.png"`) {
		t.Errorf("no preview, or an icon that the page loads: %v", err)
	}
}
