package cmd

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestHelpFiles: every command and topic has a help file, and every file belongs to
// one.
func TestHelpFiles(t *testing.T) {
	used := []string{}
	var visit func(c *cobra.Command, name string)
	visit = func(c *cobra.Command, name string) {
		if c.Name() == "completion" { // cobra writes its help
			return
		}
		used = append(used, name+".txt")
		if strings.TrimSpace(c.Long+c.Example) == "" {
			t.Errorf("%s has no help", c.CommandPath())
		}
		for _, child := range c.Commands() {
			visit(child, strings.TrimPrefix(name+"-"+child.Name(), "landscope-"))
		}
	}
	visit(commandTree(), "landscope")
	var files []string
	entries, err := helpFiles.ReadDir("help")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files = append(files, e.Name())
	}
	if slices.Sort(used); !slices.Equal(used, files) {
		t.Errorf("commands and topics: %v\nhelp files:          %v", used, files)
	}
}

// TestHelpLists: every {{name}} in a help file is a list with entries.
func TestHelpLists(t *testing.T) {
	entries, err := helpFiles.ReadDir("help")
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, e := range entries {
		content, err := helpFiles.ReadFile("help/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(content), "{{")[1:] {
			name, _, ok := strings.Cut(part, "}}")
			if lists++; !ok || strings.Count(helpList(name), ",")+strings.Count(helpList(name), "\n") == 0 {
				t.Errorf("%s: no list %q", e.Name(), name)
			}
		}
	}
	if lists == 0 {
		t.Error("no file has a list")
	}
}
