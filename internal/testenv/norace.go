//go:build !race

package testenv

// Race reports whether the race detector is on: allocations are not those of the
// program then.
const Race = false
