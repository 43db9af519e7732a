package search

import (
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/vectors"
)

// TestMayMatch checks that the items which are not scored would not be hits.
func TestMayMatch(t *testing.T) {
	items := landscapetest.Catalog().All()
	for _, name := range []string{"Open Telemetry", "Cert-Manager (CNCF)", "k8gb", "C++ x", "Éclair", "日本 mesh", "a/b.c", "Kube-OVN"} {
		items = append(items, &landscape.Item{Name: name, Description: "Says " + strings.ToUpper(name) + " of a service-mesh"})
	}
	queries := []string{"a", "open", "opentelemetry", "open tele", "cert manager", "certmanager", "c++", "éclair", "ECLAIR", "日本", "mesh service", "kubeovn", "b.c", "ervice", "xx"}
	for _, q := range queries {
		var all []Hit
		queried := normalize.Words(q)
		var fs fields
		for _, it := range items {
			fs.read(it)
			if h, ok := fs.score(it, q, queried, false); ok {
				all = append(all, h)
			}
		}
		if got := scoreItems(items, q, queried, false); len(got) != len(all) {
			t.Errorf("%q: %d found, %d if all are scored", q, len(got), len(all))
		}
	}
}

// TestMisspellingVectors checks which words count as misspellings of others.
func TestMisspellingVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		A, B            string
		Limit, Distance int
		Misspelling     bool
	}](t, "distance") {
		if got := isTypo(v.A, v.B); got != v.Misspelling {
			t.Errorf("%q is a misspelling of %q: %t, want %t", v.A, v.B, got, v.Misspelling)
		}
	}
}
