package testenv

import (
	"fmt"
	"runtime"
	"testing"
)

// recorder is a test that only records how it ended.
type recorder struct {
	testing.TB
	end string
}

func (r *recorder) Helper()                        {}
func (r *recorder) Fatalf(format string, a ...any) { r.stop("failed: " + fmt.Sprintf(format, a...)) }
func (r *recorder) Skipf(format string, a ...any)  { r.stop("skipped: " + fmt.Sprintf(format, a...)) }
func (r *recorder) stop(end string)                { r.end = end; panic(r) }

func ending(f func(testing.TB)) (end string) {
	r := &recorder{}
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
		end = r.end
	}()
	f(r)
	return r.end
}

// TestNeed checks that a missing program skips a test, and fails it in CI.
func TestNeed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only the Linux machines of CI have every program")
	}
	missing := func(t testing.TB) { Need(t, "no-such-program", "nor-this-one") }
	module := func(t testing.TB) { NeedPython(t, "no_such_module") }
	present := func(t testing.TB) { Need(t, "no-such-program", "go") }
	for _, c := range []struct {
		ci, want string
		need     func(testing.TB)
	}{
		{"", "skipped: SKIPPED: no-such-program or nor-this-one is not installed", missing},
		{"true", "failed: CI must have what this test needs: no-such-program or nor-this-one is not installed", missing},
		{"", "skipped: SKIPPED: there is no Python 3 with import sys, no_such_module", module},
		{"true", "failed: CI must have what this test needs: there is no Python 3 with import sys, no_such_module", module},
		{"true", "", present},
	} {
		t.Setenv("CI", c.ci)
		if got := ending(c.need); got != c.want {
			t.Errorf("with CI=%s the test has %q, want %q", c.ci, got, c.want)
		}
	}
}
