// Package fetch downloads one file over HTTPS: within limits of time and size,
// again after what may pass, and only when the server has another file than
// the one at hand. It writes nothing.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/landscope-cli/landscope/internal/redact"
)

// Request says what to download.
type Request struct {
	URL string
	// ETag and LastModified are what the server said of the file at hand. With
	// either, it is asked only for another file; with neither, for any.
	ETag, LastModified string
}

// File is what was downloaded.
type File struct {
	// Unchanged says that the server has nothing but the file at hand; the
	// rest is empty then.
	Unchanged bool

	Content            []byte
	ETag, LastModified string // "" where the server does not say
}

// Fetcher downloads. Client and MaxBytes must be set.
type Fetcher struct {
	Client   *http.Client
	MaxBytes int64
	// Plain allows http, in the address and in redirects.
	Plain bool
	// Tries is how often to try at most; 0 is 3.
	Tries int
	// Sleep waits between tries, or less where ctx ends; nil is [Sleep].
	Sleep func(ctx context.Context, d time.Duration) error
	// Progress is told how many bytes there are of how many, -1 where that is
	// not known. It may be nil.
	Progress func(done, total int64)
}

const defaultTries = 3

// The waits between tries: the first one, doubled each time, and the longest
// that a server may ask for.
const (
	firstWait   = time.Second
	longestWait = 30 * time.Second
)

// NewClient returns a client that gives up on servers that do not answer and
// uses the proxy that the environment of the process names.
func NewClient() *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: 30 * time.Second,
		ForceAttemptHTTP2:     true,
		// A connection serves one download. Kept, it would only be in the way:
		// package net/http writes to the log when a server sends more on it.
		DisableKeepAlives: true,
	}}
}

// Sleep waits, or returns the error of ctx where that ends first.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// CheckURL reports what keeps an address from being downloaded: it must be
// https, or with plain http, and have a host.
func CheckURL(address string, plain bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil: // whose text may have a part of a password
		return fmt.Errorf("%q is no address: it is malformed", redact.URL(address))
	case u.Scheme != "https" && u.Scheme != "http":
		return fmt.Errorf("%q is no address: want one of https", redact.URL(address))
	case u.Host == "":
		return fmt.Errorf("%q is no address: it has no host", redact.URL(address))
	}
	return checkScheme(u, plain)
}

func checkScheme(u *url.URL, plain bool) error {
	if u.Scheme == "https" || plain && u.Scheme == "http" {
		return nil
	}
	return &InsecureError{Address: redact.URL(u.String())}
}

// InsecureError says that an address, given or redirected to, is not https.
type InsecureError struct{ Address string }

func (e *InsecureError) Error() string { return e.Address + " is not https" }

// StatusError is an answer that is no file.
type StatusError struct {
	Code int
	wait time.Duration // that the server asks for
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.Code, http.StatusText(e.Code))
}

// TooLargeError says that the file is larger than allowed.
type TooLargeError struct{ MaxBytes int64 }

func (e *TooLargeError) Error() string {
	if e.MaxBytes >= 1<<20 {
		return fmt.Sprintf("larger than %d MiB", e.MaxBytes>>20)
	}
	return fmt.Sprintf("larger than %d bytes", e.MaxBytes)
}

// Get downloads. Errors of the network, broken transfers and the statuses 429
// and 5xx are tried again; all others, and the end of ctx, are final. The
// error names no address but one that is redirected to.
func (f Fetcher) Get(ctx context.Context, r Request) (File, error) {
	if err := CheckURL(r.URL, f.Plain); err != nil {
		return File{}, err
	}
	tries, sleep := f.Tries, f.Sleep
	if tries <= 0 {
		tries = defaultTries
	}
	if sleep == nil {
		sleep = Sleep
	}
	for try := 1; ; try++ {
		file, err := f.once(ctx, r)
		switch {
		case err == nil:
			return file, nil
		case ctx.Err() != nil:
			return File{}, ended(ctx)
		case !passing(err):
			return File{}, cause(err)
		case try == tries:
			return File{}, fmt.Errorf("%w (tried %d times)", cause(err), tries)
		}
		if sleep(ctx, waitAfter(try, err)) != nil {
			return File{}, ended(ctx)
		}
	}
}

// ended words the end of a context.
func ended(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("it took too long: %w", ctx.Err())
	}
	return ctx.Err()
}

// once tries to download.
func (f Fetcher) once(ctx context.Context, r Request) (File, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL, nil)
	if err != nil {
		return File{}, err
	}
	req.Header.Set("User-Agent", "landscope")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	client := *f.Client
	client.CheckRedirect = f.redirect
	resp, err := client.Do(req)
	if err != nil {
		return File{}, err
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotModified && (r.ETag != "" || r.LastModified != ""):
		return File{Unchanged: true}, nil
	case resp.StatusCode != http.StatusOK:
		return File{}, &StatusError{resp.StatusCode, retryAfter(resp.Header)}
	}
	content, err := f.read(resp)
	return File{Content: content, ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}, err
}

// maxRedirects is as many as browsers and curl follow, or fewer.
const maxRedirects = 10

func (f Fetcher) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return &finalError{fmt.Errorf("more than %d redirects", maxRedirects)}
	}
	if err := checkScheme(req.URL, f.Plain); err != nil {
		return &finalError{fmt.Errorf("redirected: %w", err)}
	}
	return nil
}

// errNoLength says that a body ends where the connection does.
var errNoLength = errors.New("the server says neither how long the file is nor where it ends, so that one that is cut off cannot be told from a whole one")

// read reads a body to its end, which must be where the server said.
func (f Fetcher) read(resp *http.Response) ([]byte, error) {
	if resp.ContentLength > f.MaxBytes {
		return nil, &TooLargeError{f.MaxBytes}
	}
	if resp.ProtoMajor == 1 && resp.Close && resp.ContentLength < 0 && len(resp.TransferEncoding) == 0 && !resp.Uncompressed {
		return nil, &finalError{errNoLength}
	}
	body := &counted{Reader: io.LimitReader(resp.Body, f.MaxBytes+1), total: resp.ContentLength, tell: f.Progress}
	content, err := io.ReadAll(body)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("broken off after %d bytes", len(content))
	case err != nil:
		return nil, err
	case int64(len(content)) > f.MaxBytes:
		return nil, &TooLargeError{f.MaxBytes}
	}
	return content, nil
}

// counted tells how much of it was read.
type counted struct {
	io.Reader
	done, total int64
	tell        func(done, total int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.done += int64(n)
	if c.tell != nil {
		c.tell(c.done, c.total)
	}
	return n, err
}
