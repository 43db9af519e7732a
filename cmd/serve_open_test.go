package cmd

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBrowser(t *testing.T) {
	for _, c := range []struct {
		goos, preferred string
		want            []string
	}{
		{"linux", "", []string{"xdg-open", "http://x/"}},
		{"linux", "firefox", []string{"firefox", "http://x/"}},
		{"linux", "firefox --new-tab:w3m", []string{"firefox", "--new-tab", "http://x/"}},
		{"freebsd", "open-it --url=%s --quiet", []string{"open-it", "--url=http://x/", "--quiet"}},
		{"linux", " :", []string{"xdg-open", "http://x/"}},
		{"darwin", "firefox", []string{"open", "http://x/"}},
		{"windows", "firefox", []string{"rundll32", "url.dll,FileProtocolHandler", "http://x/"}},
	} {
		if got := browser(c.goos, c.preferred, "http://x/"); !slices.Equal(got, c.want) {
			t.Errorf("%s, BROWSER=%q: %q", c.goos, c.preferred, got)
		}
	}
	for ip, want := range map[string]string{"127.0.0.1": "http://127.0.0.1:80/", "::1": "http://[::1]:80/", "0.0.0.0": "http://localhost:80/", "::": "http://localhost:80/"} {
		if got := pageAddress(&net.TCPAddr{IP: net.ParseIP(ip), Port: 80}); got != want {
			t.Errorf("%s: %s", ip, got)
		}
	}
}

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
