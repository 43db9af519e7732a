package landscape_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

func TestMeanings(t *testing.T) {
	c := data.Catalog(data.Current)
	for word, want := range map[string]string{
		"istio":                "item Istio",
		"OPA":                  "item Open Policy Agent (OPA)",
		"kubernetes":           "item Kubernetes, tag kubernetes",
		"graduated":            "maturity graduated",
		"Incubation":           "maturity incubating",
		"卒業":                   "maturity graduated",
		"hosted":               "maturity hosted",
		"members":              "kind member",
		"runtime":              "category Runtime, subcategory Runtime (Inference), tag runtime",
		"service-mesh":         "subcategory Service Mesh (Orchestration & Management), tag service-mesh",
		"サービスメッシュ":             "subcategory Service Mesh (Orchestration & Management)",
		"observability":        "subcategory Observability (Observability and Analysis, AI Native Infra), tag observability",
		"observability and":    "category Observability and Analysis…",
		"Inference/Runtime":    "subcategory Runtime (Inference)",
		"ai":                   "tag AI, category AI Agent…, category AI Native Infra…, subcategory AI/Machine Learning (Wasm)…",
		"security, compliance": "subcategory Security & Compliance (Provisioning)",
		"nothing":              "",
		"":                     "",
		"/":                    "",
	} {
		if got := describe(c.Meanings(word)); got != want {
			t.Errorf("Meanings(%q) = %q, want %q", word, got, want)
		}
	}
}

// describe writes meanings in one line.
func describe(meanings []landscape.Meaning) string {
	var parts []string
	for _, m := range meanings {
		s := m.Kind + " " + m.Name
		if len(m.Categories) > 0 {
			s += fmt.Sprintf(" (%s)", strings.Join(m.Categories, ", "))
		}
		if m.Prefix {
			s += "…"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// TestMeaningsSelect checks that every meaning is a value of its filter, and that
// every level, category and subcategory is a meaning of its own name.
func TestMeaningsSelect(t *testing.T) {
	c := data.Catalog(data.Current)
	for _, kind := range []string{"maturity", "category", "subcategory", "tag"} {
		f, _ := landscape.FilterNamed(kind)
		for _, v := range f.Values(c) {
			if strings.Contains(v.Name, landscape.PlacementSeparator) {
				continue
			}
			found := false
			for _, m := range c.Meanings(v.Name) {
				found = found || m.Kind == kind && m.Name == v.Name
				if m.Kind == landscape.KindItem {
					continue
				}
				var q landscape.Query
				g, _ := landscape.FilterNamed(m.Kind)
				if err := g.Set(&q, m.Name); err != nil {
					t.Error(err)
				}
				if _, err := c.Select(q); err != nil {
					t.Errorf("%q means %v: %v", v.Name, m, err)
				}
			}
			if !found {
				t.Errorf("%q does not mean the %s", v.Name, kind)
			}
		}
	}
}
