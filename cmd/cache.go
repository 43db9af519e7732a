package cmd

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/parsecache"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/spf13/cobra"
)

func newCache(a *app) *cobra.Command {
	actions := []string{"path", "clear"}
	p := &printer{}
	cmd := &cobra.Command{Use: "cache [path|clear]", Args: argcheck.Range("path or clear", 0, 1), ValidArgs: actions}
	p.bind(cmd, "wide", "name")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		choice, lang, err := p.chooseTable(a)
		if err != nil {
			return err
		}
		c := a.session.Cache()
		switch {
		case len(args) == 0:
			return a.print(choice, a.cacheStatus(c).Document(lang))
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

// cacheStatus returns the state of the cache, for the view.
func (a *app) cacheStatus(c parsecache.Cache) view.CacheStatus {
	s := view.CacheStatus{Dir: c.Dir}
	if c.Dir == "" {
		s.State = noCache(a)
		return s
	}
	var err error
	if s.Files, s.Bytes, err = c.Usage(); err != nil {
		s.State = "unusable: " + err.Error()
	}
	return s
}

func noCache(a *app) string {
	if a.env.Getenv("LANDSCOPE_CACHE") == "off" {
		return "disabled by LANDSCOPE_CACHE"
	}
	return "neither LANDSCOPE_CACHE nor HOME is set"
}
