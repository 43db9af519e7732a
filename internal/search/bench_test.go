package search_test

import (
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/search"
)

// BenchmarkSearch measures searches of the embedded data.
func BenchmarkSearch(b *testing.B) {
	c := data.Catalog(data.Current)
	items, err := c.SelectListed(landscape.Query{})
	if err != nil {
		b.Fatal(err)
	}
	for _, query := range []string{"istio", "service mesh", "policy agent", "promethues", "container image signing", "サービスメッシュ"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				search.Items(c, items, query)
			}
		})
	}
}
