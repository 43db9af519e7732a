package cmd_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/config"
)

// TestConfigKeys: each key of the file is a flag or stands for a variable, and help
// has it.
func TestConfigKeys(t *testing.T) {
	help, list := run("help", "environment").stdout, run("list", "--help").stdout
	for _, k := range config.Keys {
		if !strings.Contains(help, "\n  "+k.Name+" ") {
			t.Errorf("help environment does not tell %s", k.Name)
		}
		if k.Variable == "" && !slices.Contains(strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(" \n,", r) }), "--"+k.Name) {
			t.Errorf("%s is no flag", k.Name)
		}
	}
}
