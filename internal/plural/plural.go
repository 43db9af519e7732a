// Package plural writes numbers of things in English.
package plural

import "fmt"

// Count returns "1 item" for one, and "2 items" for any other number.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
