package httpapi

import (
	"bytes"
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"time"
)

// Timeouts bound how long a client may take.
type Timeouts struct{ Read, Write time.Duration }

const (
	idleTimeout     = time.Minute     // of a connection without a request
	shutdownTimeout = 5 * time.Second // for the responses that are being written
	maxHeaderBytes  = 16 << 10
)

// Serve accepts connections until ctx ends, and then lets the requests that are being
// handled finish. It calls notify with what its operator should know.
func (s *Server) Serve(ctx context.Context, l net.Listener, t Timeouts, notify func(string)) error {
	server := &http.Server{Handler: s, ReadTimeout: t.Read, WriteTimeout: t.Write, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeaderBytes, ErrorLog: log.New(lineWriter(notify), "", 0)}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		notify("stopping")
		wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
		defer cancel()
		if err = server.Shutdown(wait); errors.Is(err, context.DeadlineExceeded) {
			notify("closing open connections")
			err = server.Close()
		}
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// lineWriter calls a function with each line that package net/http logs.
type lineWriter func(string)

func (w lineWriter) Write(line []byte) (int, error) {
	w(string(bytes.TrimSpace(line)))
	return len(line), nil
}
