package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

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

// noteWriter makes notes of what package net/http logs, a line each.
type noteWriter struct{ app *app }

func (w noteWriter) Write(line []byte) (int, error) {
	w.app.note("%s", bytes.TrimSpace(line))
	return len(line), nil
}

// api returns how requests are answered.
func (o *serveOptions) api(a *app) httpapi.Options {
	api := httpapi.Options{Addr: o.addr, Hosts: o.hosts, CORS: o.cors, Stderr: a.env.Stderr}
	if !o.quiet {
		api.Log = func(line string) { a.note("%s", line) }
	}
	return api
}

func (o *serveOptions) run(ctx context.Context, a *app) error {
	a.env.collectAsUsual()
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
	server := &http.Server{Handler: s, ReadTimeout: o.readTimeout, WriteTimeout: o.write, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: log.New(noteWriter{a}, "", 0)}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	if o.open {
		go a.open(pageAddress(address))
	}
	select {
	case err = <-ended:
	case <-ctx.Done():
		a.note("stopping")
		wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err = server.Shutdown(wait); errors.Is(err, context.DeadlineExceeded) {
			a.note("an answer that is still going out is broken off")
			err = server.Close()
		}
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
