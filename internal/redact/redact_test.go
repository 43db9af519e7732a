package redact

import (
	"strings"
	"testing"
)

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://h/f":                 "https://h/f",
		"https://h/a%2Fb/@scope/x@1":  "https://h/a%2Fb/@scope/x@1",
		"https://h/f?token=SECRET":    "https://h/f?...",
		"https://h/f#access=SECRET":   "https://h/f#...",
		"https://SECRET:SECRET@h:8/f": "https://h:8/f",
		"https://SECRET@h/f?x=SECRET": "https://h/f?...",
		"ftp://SECRET:SECRET@h":       "ftp://h",
		"git+https://SECRET@h/x.git":  "git+https://h/x.git",
		"http://SECRET:SECRET@/x":     "http://...",
		"https://SECRET:SE CRET@h/x":  "https://...",
		"https://u:SECRET/SECRET@h/x": "https://...",
		"https://u:SECRET?SECRET@h/x": "https://...",
		"https://u:/SECRET@h/x":       "https://...",
		"https://u:SECRET@h/%zz":      "https://...",
		"https://u:SECRET%zz@h/x":     "https://...",
		"SECRET:SECRET@h/x":           "...@h/x",
		"SECRET:SECRET://SECRET@ h":   "...",
		"landscape.yml":               "landscape.yml",
		"https://":                    "https://...",
	} {
		if got := URL(in); got != want {
			t.Errorf("URL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestText(t *testing.T) {
	const in = `Get "https://u:SECRET@h/f?SECRET": redirected to ftp://SECRET@h2, see https://h3/x: 403`
	const want = `Get "https://h/f?...": redirected to ftp://h2, see https://h3/x: 403`
	if got := Text(in); got != want {
		t.Errorf("%q", got)
	}
}

// FuzzURL looks for a password, or a query, that comes through. A slash or the
// like in a password ends it, so that it may be a path; such are left out.
func FuzzURL(f *testing.F) {
	f.Add("u", "p", "h/x", "q")
	f.Fuzz(func(t *testing.T, user, password, rest, query string) {
		const secret = "SeCrEt0"
		if strings.Contains(rest, secret) || strings.ContainsAny(user+password, `/?#\`) {
			return
		}
		for _, address := range []string{"https://" + user + ":" + password + secret + "@h/" + rest, "https://" + secret + password + "@" + rest, "https://h/x?" + query + secret} {
			if got := URL(address); strings.Contains(got, secret) {
				t.Errorf("URL(%q) = %q", address, got)
			}
		}
	})
}
