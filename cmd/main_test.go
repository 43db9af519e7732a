package cmd_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the program itself, under its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"landscope": func() { os.Exit(cmd.Main()) },
	})
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
