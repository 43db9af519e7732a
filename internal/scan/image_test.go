package scan

import (
	"strings"
	"testing"
)

// TestParseImage reads references of every shape; "" is not a reference.
func TestParseImage(t *testing.T) {
	d := "sha256:" + strings.Repeat("0a", 32)
	for text, want := range map[string]string{
		"nats":                                 "docker.io/library/nats",
		"nats:2":                               "docker.io/library/nats 2",
		"nats:":                                "",
		"a/b":                                  "docker.io/a/b",
		"docker.io/a":                          "docker.io/library/a",
		"docker.io/a/b":                        "docker.io/a/b",
		"index.docker.io/a":                    "docker.io/library/a",
		"localhost/a":                          "localhost/a",
		"localhost:5000/a:1":                   "localhost:5000/a 1",
		"localhost:5000":                       "docker.io/library/localhost 5000",
		"quay.io/a/b:v1@" + d:                  "quay.io/a/b " + d,
		"a@" + d:                               "docker.io/library/a " + d,
		"a:B@" + d:                             "docker.io/library/a " + d,
		"a:latest":                             "docker.io/library/a latest",
		"a@sha512:" + strings.Repeat("f", 128): "docker.io/library/a sha512:" + strings.Repeat("f", 128),
		"[::1]:5000/a":                         "[::1]:5000/a",
		"":                                     "",
		":2":                                   "",
		"@" + d:                                "",
		"a@" + d + "@" + d:                     "",
		"a@sha256:0":                           "",
		"a@md5:" + strings.Repeat("0", 32):     "",
		"a@" + strings.ToUpper(d):              "",
		"https://x/y":                          "",
		"ü/a":                                  "",
		"A/b":                                  "",
		"a b":                                  "",
		"a:" + strings.Repeat("x", 129):        "",
		strings.Repeat("x", 256):               "",
		"a:é@" + d:                             "",
	} {
		image, version, ok := parseImage(text)
		if got := strings.TrimSpace(image + " " + version); got != want || ok != (want != "") {
			t.Errorf("%.80q is %q, %v, want %q", text, got, ok, want)
		}
	}
}
