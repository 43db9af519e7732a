// Package gctune tunes the garbage collector for a program that ends after milliseconds.
// A collection would take longer than most commands, so the first one is put off. It
// does nothing if the user configures the collector by GOGC or GOMEMLIMIT.
package gctune

import (
	"math"
	"runtime"
	"runtime/debug"
)

const (
	// startPercent lets the heap grow to some 50 MB, which most commands never reach,
	// before the first collection. It is relative to the 4 MB that a heap has at least.
	startPercent = 1200
	// laterPercent, after the first collection, is below the default of 100, because the
	// heap is large by then.
	laterPercent = 60
	// limit makes collections more frequent in a larger heap.
	limit = 256 << 20
)

// Short tunes the collector for a command that ends soon.
func Short(getenv func(string) string) {
	if configured(getenv) {
		return
	}
	first := new([16]byte)
	runtime.SetFinalizer(first, func(*[16]byte) { // called after the first collection
		if p := debug.SetGCPercent(laterPercent); p != startPercent {
			debug.SetGCPercent(p) // Long was called before
		}
	})
	debug.SetGCPercent(startPercent)
	debug.SetMemoryLimit(limit)
}

// Long restores the defaults for a command that keeps running.
func Long(getenv func(string) string) {
	if !configured(getenv) {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// configured reports whether the user configures the collector.
func configured(getenv func(string) string) bool {
	return getenv("GOGC") != "" || getenv("GOMEMLIMIT") != ""
}
