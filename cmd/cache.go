package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newCache(a *app) *cobra.Command {
	actions := []string{"path", "clear"}
	p := &printer{}
	cmd := &cobra.Command{Use: "cache [path|clear]", Args: argRange("path or clear", 0, 1), ValidArgs: actions}
	p.bind(cmd, "wide", "name")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c := a.session.Cache()
		switch {
		case len(args) == 0:
			return a.showCache(choice, lang, c)
		case args[0] == "path" && c.Dir == "":
			return fmt.Errorf("no cache directory: %s", noCache(a))
		case args[0] == "path":
			return a.printText(output.Lines, []byte(output.SanitizeString(c.Dir)+"\n"))
		case args[0] == "clear":
			n, err := c.Clear()
			if err != nil {
				return fmt.Errorf("clearing the cache: %w", err)
			}
			a.note("removed %s", plural.Count(n, "cached file"))
			return nil
		}
		return exit.AsUsage(suggest.Unknown("action", args[0], actions))
	}
	return cmd
}

func (a *app) showCache(choice printing.Choice, lang string, c parsecache.Cache) error {
	s := &view.KeyValues{}
	if c.Dir == "" {
		s.Add("path", "")
		s.Add("state", noCache(a))
		return a.print(choice, s.Document(lang))
	}
	n, size, err := c.Usage()
	s.Add("path", c.Dir)
	if err != nil {
		s.Add("state", "unusable: "+err.Error())
	}
	s.Add("snapshots", fmt.Sprint(n))
	s.Add("bytes", fmt.Sprint(size))
	return a.print(choice, s.Document(lang))
}

func noCache(a *app) string {
	if a.env.Getenv("LANDSCOPE_CACHE") == "off" {
		return "disabled by LANDSCOPE_CACHE"
	}
	return "neither LANDSCOPE_CACHE nor HOME is set"
}
