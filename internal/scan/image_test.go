package scan

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/name"
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

// TestParseImageAsLibrary compares random references with go-containerregistry.
func TestParseImageAsLibrary(t *testing.T) {
	parts := []string{"a", "b-c", "A", "docker.io", "index.docker.io", "localhost", "quay.io", "x:5000", "[::1]:80", "1", "v1.2_3", "é", " ", "%2f", "?q", "#f", "..", "_",
		"/", "/", "/", ":", ":", "@", "@sha256:" + strings.Repeat("0a", 32), "@sha384:" + strings.Repeat("0a", 48), "@sha512:" + strings.Repeat("F", 128), "@sha256:", "@md5:00",
		"http://", "https://", "oci://", strings.Repeat("x", 127), strings.Repeat("y", 128), strings.Repeat("é", 60)}
	r := rand.New(rand.NewPCG(1, 2))
	accepted := 0
	for range 50_000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String()
		if path, _, found := strings.Cut(text, "@"); found && len(path) > 240 {
			continue // the library counts the "library/" that it adds, but only before a digest
		}
		image, version, ok := parseImage(text)
		ref, err := name.ParseReference(text, name.WeakValidation, name.WithDefaultTag(""))
		if ok != (err == nil) {
			t.Fatalf("%q: %v, the library says %v", text, ok, err)
		}
		if !ok {
			continue
		}
		accepted++
		want := ref.Context().Name()
		if path, found := strings.CutPrefix(want, name.DefaultRegistry+"/"); found {
			want = "docker.io/" + path
		}
		if image != want || version != ref.Identifier() {
			t.Fatalf("%q is %q %q, the library has %q %q", text, image, version, want, ref.Identifier())
		}
	}
	if accepted < 2_000 {
		t.Errorf("only %d references were valid", accepted)
	}
}
