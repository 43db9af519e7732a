package embed

import (
	"strings"
	"testing"
)

// TestFiles checks that pages have everything in them, and that their policy allows them
// nothing but the files beside them.
func TestFiles(t *testing.T) {
	names := ""
	for _, f := range Files() {
		names += f.Name + " "
		text := string(f.Content)
		if strings.Contains(text, "[[") || len(text) < 500 {
			t.Errorf("%s: %s", f.Name, text)
		}
		if strings.HasSuffix(f.Name, ".html") && (strings.Contains(f.Policy, "unsafe") || !strings.Contains(f.Policy, "default-src 'none'") || !strings.Contains(text, `content="`+f.Policy+`"`)) {
			t.Errorf("%s: %s", f.Name, f.Policy)
		}
	}
	if names != "embed.html embed-item.html embed-item.js " {
		t.Error(names)
	}
}

func TestCheckOrigin(t *testing.T) {
	for origin, ok := range map[string]bool{"*": true, "https://example.org": true, "http://localhost:8080": true, "https://[::1]:1": true,
		"": false, "example.org": false, "https://example.org/": false, "https://example.org/x": false, "https://": false, "ftp://example.org": false,
		"https://a b": false, "https://example.org; script-src *": false, "https://example.org *": false, "'self'": false, "https://u@example.org": false, "https://a,b": false} {
		if err := CheckOrigin(origin); (err == nil) != ok {
			t.Errorf("%q: %v", origin, err)
		}
	}
}
