package cmd

import (
	"flag"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Update is the flag that rewrites expected outputs.
var Update = flag.Bool("update", false, "rewrite expected outputs, README's blocks and the reference")

// CommandFormats returns the formats of every command that the tables of
// commands lead to, by its name; none for a command without -o.
func CommandFormats() map[string][]string {
	all := map[string][]string{}
	a := newApp(&Env{Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }})
	var visit func(path string, c *cobra.Command)
	visit = func(path string, c *cobra.Command) {
		if c.RunE != nil {
			all[path] = nil
			if values, ok := c.GetFlagCompletionFunc("output"); ok {
				list, _ := values(c, nil, "")
				for _, v := range list {
					name, _, _ := strings.Cut(v, "\t")
					all[path] = append(all[path], name)
				}
			}
		}
		for _, child := range c.Commands() {
			visit(path+" "+child.Name(), child)
		}
	}
	for _, c := range commands {
		visit(c.name, c.build(a))
	}
	return all
}
