package cmd

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/landscope-cli/landscope/internal/argcheck"
	"github.com/landscope-cli/landscope/internal/browser"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/gctune"
	"github.com/landscope-cli/landscope/internal/httpapi"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/program"
	"github.com/spf13/cobra"
)

// The flags that site and serve share.
const (
	settingsDoc = "apply a landscape2 settings `FILE`: groups, end users, TAGs, featured items"
	logosDoc    = "publish the logos in `DIR`, such as hosted_logos of cncf/landscape"
)

// serveOptions holds the flags of serve.
type serveOptions struct {
	addr, cors, logos  string
	hosts, framing     []string
	readTimeout, write time.Duration
	quiet, open, mcp   bool
}

func newServe(a *app) *cobra.Command {
	o := &serveOptions{}
	cmd := &cobra.Command{Use: "serve [HOST:PORT]", Args: argcheck.Range("a HOST:PORT", 0, 1)}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8000", "listen on `HOST:PORT` (default 127.0.0.1:8000)")
	f.StringArrayVar(&o.hosts, "host", nil, "additional host `NAME` to accept (repeatable)")
	f.StringVar(&o.cors, "cors", "", "allow cross-origin requests from `ORIGIN` (* for any)")
	f.StringVar(&o.logos, "logos", "", logosDoc)
	f.StringVar(&a.session.Settings, "settings", "", settingsDoc)
	f.StringArrayVar(&o.framing, "allow-framing", nil, "let pages of `ORIGIN` show /embed in frames (* for any; repeatable)")
	f.DurationVar(&o.readTimeout, "read-timeout", 10*time.Second, "maximum `TIME` to read a request (default 10s)")
	f.DurationVar(&o.write, "write-timeout", 30*time.Second, "maximum `TIME` to write a response (default 30s)")
	f.BoolVar(&o.quiet, "quiet", false, "do not log requests")
	f.BoolVar(&o.mcp, "mcp", false, "answer the Model Context Protocol at /mcp (see \"landscope help mcp\")")
	f.BoolVar(&o.open, "open", false, "open the page in a browser (honors $BROWSER)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			o.addr = args[0]
		}
		return o.run(cmd.Context(), a)
	}
	return cmd
}

// api returns the options of the server.
func (o *serveOptions) api(a *app, logos *logo.Dir) httpapi.Options {
	api := httpapi.Options{Addr: o.addr, Hosts: o.hosts, CORS: o.cors, Framing: o.framing, MCP: o.mcp, Version: program.Version(), Logos: logos, Stderr: a.env.Stderr}
	if !o.quiet {
		api.Log = func(line string) { a.note("%s", line) }
	}
	return api
}

func (o *serveOptions) run(ctx context.Context, a *app) error {
	if _, err := strconv.Atoi(o.addr); err == nil {
		o.addr = "127.0.0.1:" + o.addr // a port alone
	}
	if _, _, err := net.SplitHostPort(o.addr); err != nil {
		return &exit.UsageError{Err: fmt.Errorf("%q is not HOST:PORT", o.addr), Advice: "landscope serve --addr 127.0.0.1:8000"}
	}
	gctune.Long(a.env.Getenv)
	logos, err := logo.OpenDir(o.logos)
	if err != nil {
		return fmt.Errorf("--logos: %w", err)
	}
	s, err := httpapi.New(&a.session, o.api(a, logos))
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	address := listener.Addr().(*net.TCPAddr)
	if !address.IP.IsLoopback() {
		a.note("%s is reachable from other machines; anyone who can connect can read the landscape and its overlays", address)
	}
	a.note("serving on http://%s", address)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	if o.open {
		go func() {
			if err := a.openPage(browser.URL(address)); err != nil {
				a.note("%v", err)
			}
		}()
	}
	timeouts := httpapi.Timeouts{Read: o.readTimeout, Write: o.write}
	return s.Serve(ctx, listener, timeouts, func(note string) { a.note("%s", note) })
}

// openPage opens a URL in the browser.
func (a *app) openPage(url string) error {
	return browser.Open(a.env.goos(), a.env.Getenv("BROWSER"), url, a.env.Exec)
}

// openOrPrint opens a URL in the browser. It prints the URL instead if there is neither a
// terminal nor $BROWSER, or no browser.
func (a *app) openOrPrint(url string) error {
	if a.env.Terminal || a.env.Getenv("BROWSER") != "" {
		a.note("opening %s", url)
		err := a.openPage(url)
		if err == nil {
			return nil
		}
		a.note("%v", err)
	}
	return a.write([]byte(output.SanitizeString(url) + "\n"))
}
