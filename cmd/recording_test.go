package cmd_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/tools/recording"
)

// recorded lists the command lines of README's recording.
var recorded = []string{
	"landscope search wasm runtime --limit 7",
	"landscope show opentracing",
	"landscope history --since 2026 --limit 8",
	"landscope stats --by category,maturity",
	"landscope scan --fail-on archived",
}

// TestRecording compares README's recording of a terminal with what the commands print.
func TestRecording(t *testing.T) {
	file, err := filepath.Abs("../.github/demo.svg")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	const module = "module shop\n\nrequire (\n\tgithub.com/opentracing/opentracing-go v1.2.0\n\tgithub.com/prometheus/client_golang v1.23.0\n\tgoogle.golang.org/grpc v1.83.0\n)\n"
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(module), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var scenes []recording.Scene
	for _, line := range recorded {
		var out bytes.Buffer
		env := cmd.Env{Stdout: &out, Stderr: &out, Terminal: true, StderrTerminal: true, Width: recording.Columns, HTTP: offline(),
			Now: func() time.Time { return time.Date(2026, 8, 10, 0, 0, 0, 0, time.UTC) },
			Getenv: func(name string) string {
				return map[string]string{"LANG": "en_US.UTF-8", "TERM": "xterm-256color", "LANDSCOPE_CACHE": "off"}[name]
			}}
		if code := cmd.Run(context.Background(), &env, shellWords(line)[1:]); code != 0 && code != 3 {
			t.Fatalf("%s: exit code %d:\n%s", line, code, &out)
		}
		scenes = append(scenes, recording.Scene{Command: line, Output: out.String()})
	}
	got := recording.Draw("landscope in a terminal", scenes)
	if len(got) > 150_000 {
		t.Errorf("%d bytes", len(got))
	}
	compareFile(t, file, string(got))
}
