package landscape_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/landscope-cli/landscope/internal/benchdata"
	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/search"
)

// catalogs returns the sample landscapes by size, each loaded on first use.
var catalogs = map[int]func() *landscape.Catalog{}

func init() {
	for _, n := range benchdata.Sizes {
		catalogs[n] = sync.OnceValue(func() *landscape.Catalog {
			c, _, err := load.Landscape(benchdata.YAML(n), "sample")
			if err != nil || len(c.Items) != n {
				panic(fmt.Sprint(n, len(c.Items), err))
			}
			return c
		})
	}
}

// bench measures an operation at every size, also per item.
func bench(b *testing.B, op func(*landscape.Catalog)) {
	for _, n := range benchdata.Sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := catalogs[n]()
			b.ReportAllocs()
			for b.Loop() {
				op(c)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/item")
		})
	}
}

func BenchmarkSelect(b *testing.B) {
	q := landscape.Query{Maturity: []string{"graduated"}, Category: []string{"category 03"}}
	bench(b, func(c *landscape.Catalog) {
		if _, err := c.Select(q); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkAsOf(b *testing.B) {
	bench(b, func(c *landscape.Catalog) { c.AsOf(20200101) })
}

func BenchmarkSearch(b *testing.B) {
	bench(b, func(c *landscape.Catalog) {
		items, _ := c.Select(landscape.Query{})
		search.Items(c, items, "policy agent")
	})
}

func BenchmarkDiff(b *testing.B) {
	old := map[*landscape.Catalog]*landscape.Catalog{}
	bench(b, func(c *landscape.Catalog) {
		if old[c] == nil {
			old[c] = c.AsOf(20200101)
		}
		diff.Compare(old[c], c)
	})
}
