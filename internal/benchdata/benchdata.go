// Package benchdata generates landscape files of any size for benchmarks.
//
// A file of n items always has the same bytes. As in the CNCF landscape, one
// item in ten is hosted and three in ten are members.
package benchdata

import (
	"bytes"
	"fmt"
)

// Sizes are the numbers of items to measure: CNCF's projects, CNCF's landscape,
// and five times that.
var Sizes = []int{255, 2413, 12065}

var (
	levels = []string{"sandbox", "incubating", "graduated", "archived"}
	words  = []string{"policy", "agent", "mesh", "proxy", "storage", "runtime", "metrics", "tracing", "registry", "scheduler", "gateway", "secrets", "workflow", "database", "stream", "cluster"}
)

const (
	categories    = 15 // the last one is for members
	subcategories = 8
)

// YAML returns a landscape file of n items.
func YAML(n int) []byte {
	var b bytes.Buffer
	b.WriteString("landscape:\n")
	total, next := categories*subcategories, 0
	for c := range categories {
		name := fmt.Sprintf("Category %02d", c)
		if c == categories-1 {
			name = "Members"
		}
		fmt.Fprintf(&b, "  - category:\n    name: %s\n    subcategories:\n", name)
		for s := range subcategories {
			fmt.Fprintf(&b, "      - subcategory:\n        name: Box %02d %02d\n        items:\n", c, s)
			i := c*subcategories + s
			end := n * 7 / 10 * (i + 1) / (total - subcategories)
			if c == categories-1 {
				end = n*7/10 + (n-n*7/10)*(s+1)/subcategories
			}
			for ; next < end; next++ {
				writeItem(&b, next, c == categories-1)
			}
		}
	}
	return b.Bytes()
}

func writeItem(b *bytes.Buffer, i int, member bool) {
	word := func(k int) string { return words[(i*7+k*5+i/16)%len(words)] }
	fmt.Fprintf(b, "          - item:\n            name: Item %s %06d\n            homepage_url: https://item%d.example.org/\n            logo: item-%d.svg\n", word(0), i, i, i)
	if member {
		fmt.Fprintf(b, "            crunchbase: https://www.crunchbase.com/organization/item-%d\n            joined: '20%02d-0%d-1%d'\n", i, 15+i%11, 1+i%9, i%9)
		return
	}
	fmt.Fprintf(b, "            description: Item %d is a %s for the %s of a %s, with %s and %s built in\n", i, word(1), word(2), word(3), word(4), word(5))
	fmt.Fprintf(b, "            repo_url: https://github.com/example/item-%d\n            twitter: https://twitter.com/item%d\n", i, i)
	if i%7 != 0 {
		return
	}
	level := i / 7 % len(levels)
	fmt.Fprintf(b, "            project: %s\n            extra:\n              accepted: '20%02d-03-0%d'\n", levels[level], 16+i%9, 1+i%9)
	for l := 1; l <= level; l++ {
		fmt.Fprintf(b, "              %s: '20%02d-0%d-11'\n", levels[l], 17+i%9, 3+l)
	}
	fmt.Fprintf(b, "              dev_stats_url: https://item%d.devstats.example.org/\n              slack_url: https://chat.example.org/item%d\n              summary_tags: %s, %s\n", i, i, word(1), word(6))
}
