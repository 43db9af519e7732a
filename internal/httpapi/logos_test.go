package httpapi

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/session"
)

// TestLogos checks that logos are served under the names that the API and the page have,
// harmless, and that nothing else of the disk is.
func TestLogos(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"logos/alpha.svg": `<svg><script>bad()</script><path d="M0 0h9"/></svg>`, "logos/beta.svg": "<html/>", "secret.svg": `<svg><path/></svg>`,
		"data.yml": "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n" + logoItem("Alpha", "alpha.svg") + logoItem("Beta", "beta.svg") + logoItem("Gamma", "../secret.svg")} {
		if err := os.MkdirAll(filepath.Join(dir, "logos"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	logos, err := logo.OpenDir(filepath.Join(dir, "logos"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = logos.Close() })
	var notes []string
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": filepath.Join(dir, "data.yml")}, Options{Logos: logos}, &notes)
	var items []struct {
		Name string
		URL  string `json:"logo_url"`
	}
	if err := json.Unmarshal(ask(s, "/api/projects/all.json", nil).Body.Bytes(), &items); err != nil || len(items) != 3 {
		t.Fatal(items, err)
	}
	got := ask(s, items[0].URL, nil)
	if got.Code != 200 || got.Header().Get("Content-Type") != "image/svg+xml" || strings.Contains(got.Body.String(), "bad") || !strings.Contains(got.Header().Get("Cache-Control"), "immutable") ||
		!strings.Contains(got.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%s: %d %v %s", items[0].URL, got.Code, got.Header(), got.Body)
	}
	if items[2].URL != "" {
		t.Errorf("a file outside of the directory is %s", items[2].URL)
	}
	for _, address := range []string{items[1].URL, "/logos/alpha.svg", "/logos/", "/logos/..%2fsecret.svg", "/logos/%2e%2e%2fsecret.svg", "/logos/x/y.svg"} {
		if got := ask(s, address, nil); got.Code != 404 {
			t.Errorf("%s: %d", address, got.Code)
		}
	}
	page := ask(s, "/index.html", nil)
	if !strings.Contains(page.Body.String(), `"`+strings.TrimPrefix(items[0].URL, "/")+`"`) || !strings.Contains(page.Header().Get("Content-Security-Policy"), "img-src data: 'self'") {
		t.Errorf("%d %v", page.Code, page.Header())
	}
	if csv := ask(s, "/docs/items.csv", nil).Body.String(); !strings.Contains(csv, ","+strings.TrimPrefix(items[0].URL, "/")+",") {
		t.Error(csv)
	}
	if len(notes) != 1 || !strings.HasPrefix(notes[0], "skipped 1 of 3 logos; first: ") {
		t.Errorf("%q", notes)
	}
	if got := ask(testServer(t, nil, Options{}), items[0].URL, nil); got.Code != 404 {
		t.Errorf("without logos: %d", got.Code)
	}
}

// logoItem returns an item of a landscape file with a logo.
func logoItem(name, file string) string {
	return "          - item:\n            name: " + name + "\n            homepage_url: https://example.org\n            logo: " + file + "\n            project: sandbox\n"
}

// TestSettingsImages checks that the policy of the page permits the images of the settings,
// and no other.
func TestSettingsImages(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.yml")
	if err := os.WriteFile(file, []byte("foundation: Acme\nurl: https://acme.example\nheader: {logo: \"https://acme.example/a.svg\"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := New(&session.Session{Spec: session.Spec{Settings: file}, Stdin: strings.NewReader(""), Now: time.Now, Program: func() string { return "test" },
		Getenv: func(string) string { return "" }, Notify: func(string) {}}, Options{Addr: "127.0.0.1:8000"})
	if err != nil {
		t.Fatal(err)
	}
	page := ask(s, "/", nil)
	if policy := page.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "img-src data: https://acme.example/a.svg;") {
		t.Error(policy)
	}
}

// TestFraming checks that only /embed can be shown in frames, and only by the origins that
// are allowed to.
func TestFraming(t *testing.T) {
	for want, o := range map[string]Options{"frame-ancestors 'none'": {}, "frame-ancestors https://a.example https://b.example": {Framing: []string{"https://a.example", "https://b.example"}}} {
		s := testServer(t, nil, o)
		for _, address := range []string{"/embed/embed.html", "/embed/embed-item.html?x=y"} {
			got := ask(s, address, nil)
			if got.Code != 200 || !strings.HasSuffix(got.Header().Get("Content-Security-Policy"), want) {
				t.Errorf("%s: %d %s", address, got.Code, got.Header())
			}
		}
		script := ask(s, "/embed/embed-item.js", nil)
		if crossOrigin := script.Header().Get("Cross-Origin-Resource-Policy") == "cross-origin"; crossOrigin != (o.Framing != nil) {
			t.Errorf("%v", script.Header())
		}
		for _, address := range []string{"/", "/index.html", "/api/v1/items", "/data/full.json", "/embed/x", "/data/x.json"} {
			got := ask(s, address, nil)
			if policy := got.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || strings.HasSuffix(address, "x.json") && got.Code != 404 {
				t.Errorf("%s: %d %s", address, got.Code, policy)
			}
		}
	}
}
