package landscape2

import (
	"strings"
	"testing"
)

// urls are URLs in many forms, with their normal form, or the fault after "!".
var urls = []struct{ in, want string }{
	{"https://example.org", "https://example.org/"},
	{"http://a.example/b/../c?d#/../e", "http://a.example/c?d#/../e"},
	{" HTTPS:\\\\User:pw@EXAMPLE.org:443\\a ", "https://User:pw@example.org/a"},
	{"https://example.org:8443/a/%2e%2E/b", "https://example.org:8443/b"},
	{"https://example.org/a/./b/.", "https://example.org/a/b/"},
	{"https://例え.テスト/x", "https://xn--r8jz45g.xn--zckzah/x"},
	{"https://0x7f.1/", "https://127.0.0.1/"},
	{"https://[::0:1]/", "https://[::1]/"},
	{"mailto:a@example.org", "mailto:a@example.org"},
	{"example.org", "!relative URL without a base"},
	{"https://", "!empty host"},
	{"https://a:x/", "!invalid port number"},
	{"https://a.1.2/", "!invalid IPv4 address"},
	{"https://[::1/", "!invalid IPv6 address"},
	{"https://a b/", "!invalid domain character"},
	{"https://xn--/", "!invalid international domain name"},
}

func TestParseURL(t *testing.T) {
	for _, c := range urls {
		u, fault := ParseURL(c.in)
		got := u.String()
		if fault != "" {
			got = "!" + fault
		}
		if u.Scheme == "mailto" {
			got = strings.Replace(got, "://", ":", 1)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

// FuzzParseURL checks that the shortcut for plain URLs changes no result.
func FuzzParseURL(f *testing.F) {
	for _, c := range urls {
		f.Add(c.in)
	}
	for _, s := range []string{"https://a.b/c.d/e", "https://a.b//", "https://a.b/.c", "https://a.b/%2e", "https://a-.b_/?x", "http://a.b./", "https://a.0x/", "https://a.b#c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, fault := ParseURL(s)
		if v, want := parseAny(s); fault != want || fault == "" && u != v {
			t.Errorf("%q: %+v %q, want %+v %q", s, u, fault, v, want)
		}
	})
}
