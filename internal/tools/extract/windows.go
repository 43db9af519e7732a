package main

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/tools/window"
)

// windows returns the hashes of every five words in a row of up's
// descriptions, each with the name of its item, sorted, a line each: enough to
// see that a description repeats upstream's words, without having them.
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
