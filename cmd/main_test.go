package cmd_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the program itself, under its name, on a fixed date.
func TestMain(m *testing.M) {
	landscope := func() {
		env := cmd.SystemEnv()
		env.Now = func() time.Time { return time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC) }
		os.Exit(cmd.Run(context.Background(), env, os.Args[1:]))
	}
	testscript.Main(m, map[string]func(){"landscope": landscope, "kubectl-landscape": landscope})
}

// TestScripts runs testdata/script/*.txtar: a file for each concern, headed by
// what it shows.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *cmd.Update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURE", filepath.Join(fixtures, "fixture.yml"))
			env.Setenv("HOSTILE", filepath.Join(fixtures, "hostile.yml"))
			env.Setenv("LANDSCOPE_DATA", "")
			env.Setenv("LANDSCOPE_HOME", filepath.Join(env.WorkDir, "copies"))
			return nil
		},
		RequireExplicitExec: true,
	})
}
