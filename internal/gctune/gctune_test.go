package gctune

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// percent returns the percentage that is set.
func percent() int {
	p := debug.SetGCPercent(100)
	debug.SetGCPercent(p)
	return p
}

func TestTuning(t *testing.T) {
	defer Long(func(string) string { return "" })
	set := func(name string) func(string) string {
		return func(n string) string {
			if n == name {
				return "50"
			}
			return ""
		}
	}
	debug.SetGCPercent(77)
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		Short(set(name))
		Long(set(name))
		if percent() != 77 {
			t.Errorf("%s is set: %d", name, percent())
		}
	}
	Short(set(""))
	if percent() != startPercent || debug.SetMemoryLimit(-1) != limit {
		t.Errorf("at the start: %d", percent())
	}
	for range 100 { // finalizers run some time after a collection
		runtime.GC()
		if percent() == laterPercent {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if percent() != laterPercent {
		t.Errorf("after a collection: %d", percent())
	}
	Long(set(""))
	if percent() != 100 || debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Errorf("long: %d", percent())
	}
	Short(set(""))
	Long(set(""))
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	if percent() != 100 {
		t.Errorf("long, after a collection: %d", percent())
	}
}
