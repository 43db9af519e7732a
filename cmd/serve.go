package cmd

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"github.com/landscope-cli/landscope/internal/browser"
	"github.com/landscope-cli/landscope/internal/gctune"
	"github.com/landscope-cli/landscope/internal/httpapi"
	"github.com/spf13/cobra"
)

// serveOptions holds the flags of serve.
type serveOptions struct {
	addr, cors         string
	hosts              []string
	readTimeout, write time.Duration
	quiet, open        bool
}

func newServe(a *app) *cobra.Command {
	o := &serveOptions{}
	cmd := &cobra.Command{Use: "serve", Args: noArgs}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8000", "`HOST:PORT` to listen on")
	f.StringArrayVar(&o.hosts, "host", nil, "`NAME` that requests may be for, too; repeatable")
	f.StringVar(&o.cors, "cors", "", "`ORIGIN` whose pages may read the API; * is any")
	f.DurationVar(&o.readTimeout, "read-timeout", 10*time.Second, "how long a request may take to come in")
	f.DurationVar(&o.write, "write-timeout", 30*time.Second, "how long an answer may take to go out")
	f.BoolVar(&o.quiet, "quiet", false, "no line for each request on standard error")
	f.BoolVar(&o.open, "open", false, "open the page in the browser ($BROWSER, where that is the custom)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context(), a) }
	return cmd
}

// api returns the options of the server.
func (o *serveOptions) api(a *app) httpapi.Options {
	api := httpapi.Options{Addr: o.addr, Hosts: o.hosts, CORS: o.cors, Stderr: a.env.Stderr}
	if !o.quiet {
		api.Log = func(line string) { a.note("%s", line) }
	}
	return api
}

func (o *serveOptions) run(ctx context.Context, a *app) error {
	gctune.Long(a.env.Getenv)
	s, err := httpapi.New(&a.session, o.api(a))
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	address := listener.Addr().(*net.TCPAddr)
	if !address.IP.IsLoopback() {
		a.note("%s is open to other machines; whoever reaches it can read the landscape and its overlays", address)
	}
	a.note("serving on http://%s", address)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	if o.open {
		go a.openBrowser(browser.URL(address))
	}
	timeouts := httpapi.Timeouts{Read: o.readTimeout, Write: o.write}
	return s.Serve(ctx, listener, timeouts, func(note string) { a.note("%s", note) })
}

// openBrowser opens a URL in the browser. It notes a failure.
func (a *app) openBrowser(url string) {
	run := a.env.Exec
	if run == nil {
		run = func(name string, args ...string) error { return exec.Command(name, args...).Run() }
	}
	command := browser.Command(a.env.goos(), a.env.Getenv("BROWSER"), url)
	if err := run(command[0], command[1:]...); err != nil {
		a.note("opening the browser: %s: %v", command[0], err)
	}
}
