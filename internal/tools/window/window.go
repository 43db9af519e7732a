// Package window compares texts by the words they have in a row, without having
// both texts: hashes of one are enough.
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

// Of returns every window of a text, in lower case, with a space between words.
func Of(text string) []string {
	words := word.FindAllString(strings.ToLower(text), -1)
	var all []string
	for i := 0; i+Size <= len(words); i++ {
		all = append(all, strings.Join(words[i:i+Size], " "))
	}
	return all
}

// Hash returns the hash of a window, ten hex digits: among ten thousand windows
// one in a hundred million is taken for another by chance.
func Hash(window string) string {
	h := fnv.New64a()
	h.Write([]byte(window))
	return fmt.Sprintf("%010x", h.Sum64()>>24)
}
