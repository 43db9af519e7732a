package main

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/tools/window"
)

// windows returns the sorted hashes of all runs of five words in up's
// descriptions, each with the name of its item. They suffice to detect that one
// of our descriptions repeats upstream's words, without a copy of those.
func windows(own, up *landscape.Catalog) []byte {
	var all []string
	for _, it := range common(own, up) {
		for _, w := range window.Of(it.Description) {
			all = append(all, window.Hash(it.Name+": "+w)+"\n")
		}
	}
	slices.Sort(all)
	return []byte(strings.Join(slices.Compact(all), ""))
}
