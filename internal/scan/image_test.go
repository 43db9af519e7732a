package scan

import (
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/name"
)

// FuzzImage: an image's reference is read as go-containerregistry reads it.
func FuzzImage(f *testing.F) {
	d := "sha256:" + strings.Repeat("0a", 32)
	for _, text := range []string{
		"", "nats", "nats:2", "nats:", ":2", "a/b", "/a", "a//b", "a/", "localhost/a", "localhost:5000", "localhost:5000/a:1", "quay.io/a/b:v1@" + d,
		"a@" + d, "@" + d, "a@" + d + "@" + d, "a@sha256:0", "a@md5:" + strings.Repeat("0", 32), "a:B@" + d, "a@" + strings.ToUpper(d), "a@sha512:" + strings.Repeat("f", 128),
		"docker.io/a", "index.docker.io/a", "docker.io/a/b", "https://x/y", "http://x", "x:y:z", "x.y:z/a:b:c", "ü/a", "a/ü", "A/b", "a:" + strings.Repeat("x", 129), strings.Repeat("x", 256),
		"[::1]:5000/a", "a b", "./a", "../a", "a:b/c", "x.y?/a", "%41.b/c", "a@", "a:1@" + d, "a:é@" + d, "a:@" + d, "localhost:/a",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, version, ok := parseImage(text)
		ref, err := name.ParseReference(text, name.WeakValidation)
		if ok != (err == nil) {
			t.Fatalf("%q: %v, and for go-containerregistry %v", text, ok, err)
		}
		if !ok {
			return
		}
		want := ref.Context().Name()
		if rest, hub := strings.CutPrefix(want, "index.docker.io/"); hub {
			want = "docker.io/" + rest
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		if want := ref.Identifier(); version != want && (version != "" || want != "latest") {
			t.Errorf("%q has version %q, want %q", text, version, want)
		}
	})
}
