// Package testenv finds the programs and files that tests need from the
// machine they run on.
//
// A test that lacks one is skipped on a contributor's machine. In CI, which
// installs all of them (see .ci/run), the test fails instead, because a test that never
// runs proves nothing.
package testenv

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// CI reports whether the tests run in CI, where everything they need is
// installed. Only the Linux machines of CI have the programs; those of macOS
// and Windows run what they can.
func CI() bool { return os.Getenv("CI") == "true" && runtime.GOOS == "linux" }

// Lacks skips a test that lacks something, and fails it in CI.
func Lacks(t testing.TB, format string, args ...any) {
	t.Helper()
	if CI() {
		t.Fatalf("CI must have what this test needs: "+format, args...)
	}
	t.Skipf("SKIPPED: "+format, args...)
}

// Need returns the path of the first of the programs that is installed: they
// are alternatives. Without one the test is skipped, and fails in CI.
func Need(t testing.TB, programs ...string) string {
	t.Helper()
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Lacks(t, "%s is not installed", strings.Join(programs, " or "))
	return ""
}

// NeedBrowser returns the path of Chromium, or of Chrome.
func NeedBrowser(t testing.TB) string {
	t.Helper()
	return Need(t, "chromium", "chromium-browser", "google-chrome")
}

// NeedPython returns the path of a Python that has the modules. The system's
// own Python is tried after the first on the path, because packages of the
// system install modules for that one.
func NeedPython(t testing.TB, modules ...string) string {
	t.Helper()
	program := "import sys"
	for _, m := range modules {
		program += ", " + m
	}
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", program).Run() == nil {
			return python
		}
	}
	Lacks(t, "there is no Python 3 with %s", program)
	return ""
}
