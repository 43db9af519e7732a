package cmd

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestServeOpens: the page that is opened is there when it is, and the server
// stays when it cannot be opened.
func TestServeOpens(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	failed := errors.New("no screen here")
	var notes lines
	notes.at = func(line string) {
		if strings.Contains(line, failed.Error()) {
			stop()
		}
	}
	env := &Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &notes, Now: time.Now, Getenv: func(string) string { return "" },
		Exec: func(_ string, args ...string) error {
			got, err := http.Get(args[len(args)-1])
			if err != nil {
				return err
			}
			defer got.Body.Close()
			if got.StatusCode != http.StatusOK {
				t.Errorf("the page: %s", got.Status)
			}
			return failed
		}}
	code := Run(ctx, env, []string{"serve", "--open", "--quiet", "--addr", "127.0.0.1:0"})
	if ctx.Err() != context.Canceled || code != 0 {
		t.Errorf("%d, %v, %q", code, ctx.Err(), notes.all)
	}
}

// lines are what is written, line by line, by whom it may be.
type lines struct {
	all []string
	at  func(line string)
}

func (l *lines) Write(b []byte) (int, error) {
	l.all = append(l.all, string(b))
	l.at(string(b))
	return len(b), nil
}
