package search

import (
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/vectors"
)

// TestMayMatch checks that the items which are not scored would not be hits.
func TestMayMatch(t *testing.T) {
	c := landscapetest.Catalog()
	v, items := NewVocabulary(c), c.All()
	for _, name := range []string{"Open Telemetry", "Cert-Manager (CNCF)", "k8gb", "C++ x", "Éclair", "日本 mesh", "a/b.c", "Kube-OVN", "Backs up"} {
		items = append(items, &landscape.Item{Name: name, Description: "Says " + strings.ToUpper(name) + " of a service-mesh"})
	}
	queries := []string{"a", "open", "opentelemetry", "open tele", "cert manager", "certmanager", "c++", "éclair", "ECLAIR", "日本",
		"mesh service", "kubeovn", "b.c", "ervice", "xx", "services", "meshes", "saying", "backup", "storage", "policies"}
	for _, text := range queries {
		s := newScorer(understand(v, c, text, false), v)
		s.lenient(inside)
		all := 0
		for _, it := range items {
			s.read(it)
			if _, missing := s.score(); missing == 0 {
				all++
			}
		}
		if got := s.scoreAll(items, inside); len(got) != all {
			t.Errorf("%q: %d found, %d if all are scored", text, len(got), all)
		}
	}
}

func TestStem(t *testing.T) {
	for _, forms := range []string{"log logs logging", "database databases", "mesh meshes meshing", "policy policies", "trace tracing traces traced",
		"service services", "map mapping maps", "install installs installing", "cache caching", "registry registries", "proxy proxies"} {
		words := strings.Fields(forms)
		for _, w := range words {
			if stem(w) != stem(words[0]) || !strings.HasPrefix(w, stem(w)) {
				t.Errorf("stem(%q) = %q, stem(%q) = %q", w, stem(w), words[0], stem(words[0]))
			}
		}
	}
	for _, w := range []string{"dns", "redis", "nexus", "ring", "string", "access", "etcd", "bed", "ies", "データ", ""} {
		if got := stem(w); got != w {
			t.Errorf("stem(%q) = %q", w, got)
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
