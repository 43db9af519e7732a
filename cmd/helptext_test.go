package cmd

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/help"
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
		if name != "identifiers" { // it has that of scan identifiers
			used = append(used, name+".txt")
		}
		if strings.TrimSpace(c.Long+c.Example) == "" {
			t.Errorf("%s has no help", c.CommandPath())
		}
		for _, child := range c.Commands() {
			visit(child, strings.TrimPrefix(name+"-"+child.Name(), "landscope-"))
		}
	}
	visit(commandTree(), "landscope")
	files, err := filepath.Glob("../internal/help/text/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		files[i] = filepath.Base(file)
	}
	if slices.Sort(used); !slices.Equal(used, files) {
		t.Errorf("commands and topics: %v\nhelp files:          %v", used, files)
	}
}

// eachCommand calls visit for every command with help of its own.
func eachCommand(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, child := range c.Commands() {
		if child.Name() != "completion" && !child.IsAdditionalHelpTopicCommand() {
			eachCommand(child, visit)
		}
	}
}

// TestHelpFits: the summaries of the program and of each command fit on a screen and say
// where the rest is.
func TestHelpFits(t *testing.T) {
	eachCommand(commandTree(), func(c *cobra.Command) {
		c.InitDefaultHelpFlag()
		limit, short, long := 32, help.Page(c, help.Width, false), help.Page(c, help.Width, true)
		if !c.HasParent() {
			limit = 40
		}
		if n := strings.Count(short, "\n"); n > limit {
			t.Errorf("%s -h: %d lines, more than %d:\n%s", c.CommandPath(), n, limit, short)
		}
		for line := range strings.Lines(short) {
			if n := len([]rune(line)) - 1; n > help.Width {
				t.Errorf("%s -h: %d columns: %s", c.CommandPath(), n, line)
			}
		}
		if c.HasParent() && !strings.Contains(short, c.CommandPath()+" --help") {
			t.Errorf("%s -h does not name --help", c.CommandPath())
		}
		if c.Flags().Lookup("category") != nil && (strings.Contains(long, "--accepted-at DATE") || !strings.Contains(long, "--accepted-at") || !strings.Contains(long, "landscope help filters")) {
			t.Errorf("%s --help must name the filters, and where they are described:\n%s", c.CommandPath(), long)
		}
		if !strings.Contains(long, "--as-of DATE") || c.HasParent() && strings.Contains(short, "--as-of DATE") {
			t.Errorf("%s: global flags belong to --help, not to -h", c.CommandPath())
		}
	})
}

// TestRootHelp: the help of the program lists each command that is not hidden in its
// group, and each topic.
func TestRootHelp(t *testing.T) {
	page := help.Page(commandTree(), help.Width, false)
	at := 0
	for _, g := range groups {
		i := strings.Index(page, "\n"+g+"\n")
		if i < at {
			t.Errorf("group %q is missing or out of order", g)
		}
		at = i
	}
	for _, c := range commands {
		if listed := strings.Contains(page, "\n  "+c.name+" "); listed != (c.group != "") {
			t.Errorf("%s is listed: %v, group %q", c.name, listed, c.group)
		}
	}
	for _, topic := range help.Topics {
		if !strings.Contains(strings.ReplaceAll(page, "\n", " "), " "+topic.Name) {
			t.Errorf("topic %s is not listed", topic.Name)
		}
	}
}

// TestMissingArguments: the error for missing arguments shows how the command is used.
func TestMissingArguments(t *testing.T) {
	checked := 0
	eachCommand(commandTree(), func(c *cobra.Command) {
		err := c.ValidateArgs(nil)
		if err == nil || c.Hidden {
			return
		}
		checked++
		name, _, _ := strings.Cut(strings.TrimPrefix(c.UseLine(), "landscope "), " ")
		if text := err.Error(); !strings.HasPrefix(text, name) || !strings.Contains(text, " requires ") || !strings.Contains(text, ", for example: landscope "+name) || exit.Code(err) != exit.Usage {
			t.Errorf("%s without arguments: %v", c.CommandPath(), err)
		}
	})
	if checked < 8 {
		t.Errorf("only %d commands require arguments", checked)
	}
}
