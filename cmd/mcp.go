package cmd

import (
	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/completion"
	"github.com/landscope-cli/landscope/internal/gctune"
	"github.com/landscope-cli/landscope/internal/mcp"
	"github.com/landscope-cli/landscope/internal/mcpclient"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/spf13/cobra"
)

func newMCP(a *app) *cobra.Command {
	o := mcp.Options{Session: &a.session, Version: program.Version()}
	cmd := &cobra.Command{Use: "mcp", Args: argcheck.None}
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		if o.Lang, err = a.language(); err != nil {
			return err
		}
		gctune.Long(a.env.Getenv)
		return mcp.Serve(cmd.Context(), o, a.env.Stdin, a.env.Stdout)
	}
	install := newMCPInstall(a, &o)
	for _, c := range []*cobra.Command{cmd, install} {
		c.Flags().StringVar(&o.AllowPath, "allow-path", "", "let the client scan files below `DIR`")
	}
	cmd.AddCommand(install)
	return cmd
}

func newMCPInstall(a *app, o *mcp.Options) *cobra.Command {
	r := mcpclient.Request{GOOS: a.env.goos(), Getenv: a.env.Getenv, Note: a.note}
	cmd := &cobra.Command{Use: "install [CLIENT]", Short: "Print or write the configuration of a client", Args: argcheck.Range("a CLIENT", 0, 1)}
	cmd.Flags().BoolVar(&r.Write, "write", false, "merge into the client's file")
	completion.SetWords(cmd, mcpclient.Names)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		r.Spec, r.AllowPath, r.Lang = a.session.Spec, o.AllowPath, a.lang
		text, err := r.Run(args...)
		if err != nil {
			return err
		}
		return a.write(text)
	}
	return cmd
}
