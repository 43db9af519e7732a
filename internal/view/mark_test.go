package view

import (
	"regexp"
	"testing"

	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/search"
)

// brackets stand for an underlined word.
var brackets = regexp.MustCompile(`\[[^\]]*\]`)

func TestMarkWords(t *testing.T) {
	mark := MarkWords([]search.Hit{{Words: []string{"mesh", "c++"}}, {Words: []string{"été"}}})
	for cell, want := range map[string]string{
		"":                     "",
		"Service Mesh, meshes": "Service [Mesh], meshes",
		"mesh":                 "[mesh]",
		"(C++) Été!":           "([C++]) [Été]!",
		"no word":              "no word",
	} {
		style := output.NewStyle(true, false)
		want = brackets.ReplaceAllStringFunc(want, func(w string) string { return style.Colorize(output.Bold+";"+output.Underline, w[1:len(w)-1]) })
		if got := mark(style, cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	if got := mark(output.Style{}, "mesh"); got != "mesh" {
		t.Errorf("without color: %q", got)
	}
}
