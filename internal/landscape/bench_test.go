package landscape

import (
	"fmt"
	"testing"
)

// sizes are those of the embedded projects, of the CNCF landscape, and of ten
// of those.
var sizes = []int{255, 2413, 24130, 241300}

// manyItems makes a catalog by repeating a small one under other names.
func manyItems(n int) *Catalog {
	c := catalog()
	base := c.Items
	c.Items = make([]Item, n)
	for i := range c.Items {
		c.Items[i] = base[i%len(base)]
		c.Items[i].Name = fmt.Sprintf("%s %d", c.Items[i].Name, i)
	}
	return c
}

func BenchmarkSelect(b *testing.B) {
	for _, n := range sizes {
		c := manyItems(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Select(Query{Maturity: []string{"graduated"}, Category: []string{"runtime"}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range sizes {
		items, _ := manyItems(n).Select(Query{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Search(items, "policy agent")
			}
		})
	}
}

func BenchmarkAsOf(b *testing.B) {
	for _, n := range sizes {
		c := manyItems(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.AsOf(20200101)
			}
		})
	}
}
