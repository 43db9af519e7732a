package mcp

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// patient is a transport whose input ends only after all requests in it are answered, so
// that a shell can pipe requests into the program.
type patient struct{ sdk.Transport }

// Connect connects the transport.
func (t patient) Connect(ctx context.Context) (sdk.Connection, error) {
	c, err := t.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	p := &patientConnection{Connection: c, open: map[jsonrpc.ID]bool{}}
	p.answered = sync.NewCond(&p.mu)
	return p, nil
}

type patientConnection struct {
	sdk.Connection
	mu       sync.Mutex
	answered *sync.Cond
	open     map[jsonrpc.ID]bool // requests without an answer
	closed   bool
}

// Read returns the next message. At the end of the input it waits for the answers.
func (c *patientConnection) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := c.Connection.Read(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	switch r, isRequest := m.(*jsonrpc.Request); {
	case errors.Is(err, io.EOF):
		stop := context.AfterFunc(ctx, c.answered.Broadcast)
		defer stop()
		for len(c.open) > 0 && !c.closed && ctx.Err() == nil {
			c.answered.Wait()
		}
	case err == nil && isRequest && r.IsCall():
		c.open[r.ID] = true
	case err == nil && isRequest && r.Method == "notifications/cancelled":
		clear(c.open) // a request that is canceled may have no answer
	}
	return m, err
}

// Write writes a message.
func (c *patientConnection) Write(ctx context.Context, m jsonrpc.Message) error {
	err := c.Connection.Write(ctx, m)
	c.mu.Lock()
	defer c.mu.Unlock()
	if r, ok := m.(*jsonrpc.Response); ok {
		delete(c.open, r.ID)
	}
	c.closed = c.closed || err != nil
	c.answered.Broadcast()
	return err
}

// Close closes the connection.
func (c *patientConnection) Close() error {
	c.mu.Lock()
	c.closed = true
	c.answered.Broadcast()
	c.mu.Unlock()
	return c.Connection.Close()
}
