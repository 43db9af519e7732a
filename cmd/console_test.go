package cmd_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
)

// TestPatternsAreFilesOnWindows: its shells leave *.yml to the program.
func TestPatternsAreFilesOnWindows(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yml", "b.yml", "c.txt", "package.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(small("a"), "{", "")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	try := func(goos string, args ...string) result {
		return runWith(cmd.Env{GOOS: goos, HTTP: offline(), Getenv: func(string) string { return "" }}, args...)
	}
	if r := try("windows", "validate", filepath.Join(dir, "*.yml")); r.code != 0 || !strings.Contains(r.stderr, "2 files") {
		t.Errorf("code %d, %s", r.code, r.stderr)
	}
	if r := try("windows", "fmt", "--check", filepath.Join(dir, "?.yml")); r.code != 3 || strings.Count(r.stdout, "\n") != 2 {
		t.Errorf("code %d, %s%s", r.code, r.stdout, r.stderr)
	}
	for goos, pattern := range map[string]string{"windows": "none*.yml", "linux": "*.yml"} {
		if r := try(goos, "validate", filepath.Join(dir, pattern)); r.code != 1 || !strings.Contains(r.stderr, pattern) {
			t.Errorf("%s, %s: code %d, %s", goos, pattern, r.code, r.stderr)
		}
	}
	if r := try("windows", "list", "--name", "*", "-o", "name"); r.code != 0 || strings.Count(r.stdout, "\n") < 100 {
		t.Errorf("a pattern of names: code %d, %.200s", r.code, r.stdout)
	}
}

// TestConsoleWithoutColors: a console that prints color sequences gets none.
func TestConsoleWithoutColors(t *testing.T) {
	for _, plain := range []bool{true, false} {
		var out bytes.Buffer
		env := cmd.Env{Stdout: &out, Stderr: &out, Terminal: true, Width: 80, NoColors: plain, HTTP: offline(), Now: time.Now, Getenv: func(string) string { return "" }}
		if code := cmd.Run(context.Background(), &env, []string{"list", "--limit", "3"}); code != 0 || strings.Contains(out.String(), "\x1b") == plain {
			t.Errorf("plain %v: code %d, %q", plain, code, &out)
		}
	}
}
