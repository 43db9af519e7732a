// Package window detects whether texts share a run of words. The hashes of one
// text suffice, so it need not be at hand.
package window

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"
)

// Size is the number of words in a window.
const Size = 5

var word = regexp.MustCompile(`[\pL\pN]+`)

// Of returns every run of [Size] words, in lower case and joined by spaces.
func Of(text string) []string {
	words := word.FindAllString(strings.ToLower(text), -1)
	var all []string
	for i := 0; i+Size <= len(words); i++ {
		all = append(all, strings.Join(words[i:i+Size], " "))
	}
	return all
}

// Hash returns the hash of a window as ten hex digits. With ten thousand
// windows, the chance that another one has the hash of one of them is one in a
// hundred million.
func Hash(window string) string {
	h := fnv.New64a()
	h.Write([]byte(window))
	return fmt.Sprintf("%010x", h.Sum64()>>24)
}
