// Package fetch downloads one file over HTTPS, with limits on time and size. It retries
// transient errors, and transfers the file only if it has changed. It never returns part
// of a file, and writes nothing.
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

// Request describes a download.
type Request struct {
	URL string
	// ETag and LastModified are the values that the server sent with the file at hand.
	// With either, the file is downloaded only if it differs.
	ETag, LastModified string
}

// File is the result of a download.
type File struct {
	// Unchanged reports that the server still has the file at hand. The other fields are
	// zero then.
	Unchanged bool

	Content            []byte
	ETag, LastModified string // "" if the server did not send it
}

// Fetcher downloads files. Client and MaxBytes must be set.
type Fetcher struct {
	Client   *http.Client
	MaxBytes int64
	// Plain permits http, in URLs and in redirects.
	Plain bool
	// Tries is the maximum number of tries; 0 means 3.
	Tries int
	// Sleep waits between tries, until ctx ends; nil means [Sleep].
	Sleep func(ctx context.Context, d time.Duration) error
	// Progress, unless it is nil, is called with the number of bytes so far and in
	// total, which is -1 if it is not known.
	Progress func(done, total int64)
}

const defaultTries = 3

// The wait after the first try, which doubles with each try, and the maximum, which also
// applies to Retry-After.
const (
	firstWait   = time.Second
	longestWait = 30 * time.Second
)

// NewClient returns a client that times out if a server does not respond, and that uses
// the proxy of the environment.
func NewClient() *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: 30 * time.Second,
		ForceAttemptHTTP2:     true,
		// A connection serves one download. If it were kept alive, package net/http would
		// log whatever else the server sends on it.
		DisableKeepAlives: true,
	}}
}

// Sleep waits. It returns the error of ctx if ctx ends first.
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

// CheckURL returns an error if a URL cannot be downloaded. It must have a host, and the
// scheme https or, if plain, http.
func CheckURL(address string, plain bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil: // its text may contain part of a password
		return fmt.Errorf("%q is not a valid URL", redact.URL(address))
	case u.Scheme != "https" && u.Scheme != "http":
		return fmt.Errorf("%q is not an https URL", redact.URL(address))
	case u.Host == "":
		return fmt.Errorf("URL %q has no host", redact.URL(address))
	}
	return checkScheme(u, plain)
}

func checkScheme(u *url.URL, plain bool) error {
	if u.Scheme == "https" || plain && u.Scheme == "http" {
		return nil
	}
	return &InsecureError{Address: redact.URL(u.String())}
}

// InsecureError reports a URL, given or redirected to, that is not an https URL.
type InsecureError struct{ Address string }

func (e *InsecureError) Error() string { return e.Address + " is not an https URL" }

// StatusError is a response without a file.
type StatusError struct {
	Code int
	wait time.Duration // that the server requests
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("the server returned %d %s", e.Code, http.StatusText(e.Code))
}

// TooLargeError reports that the file is larger than permitted.
type TooLargeError struct{ MaxBytes int64 }

func (e *TooLargeError) Error() string {
	if e.MaxBytes >= 1<<20 {
		return fmt.Sprintf("larger than %d MiB", e.MaxBytes>>20)
	}
	return fmt.Sprintf("larger than %d bytes", e.MaxBytes)
}

// Get downloads a file. It retries after network errors, incomplete transfers and the
// statuses 429 and 5xx. All other errors, and the end of ctx, are final. The error names
// no URL except one that was redirected to.
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

// ended returns the error for a context that ended.
func ended(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("timed out: %w", ctx.Err())
	}
	return ctx.Err()
}

// once makes one try.
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

// maxRedirects is no more than browsers and curl follow.
const maxRedirects = 10

func (f Fetcher) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return &finalError{fmt.Errorf("too many redirects (more than %d)", maxRedirects)}
	}
	if err := checkScheme(req.URL, f.Plain); err != nil {
		return &finalError{fmt.Errorf("redirected: %w", err)}
	}
	return nil
}

// errNoLength reports a body that only the end of the connection ends.
var errNoLength = errors.New("the server sent neither a length nor an end marker, so a truncated file could not be detected")

// read reads a body. It must end where the server said.
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
		return nil, fmt.Errorf("connection closed after %d bytes", len(content))
	case err != nil:
		return nil, err
	case int64(len(content)) > f.MaxBytes:
		return nil, &TooLargeError{f.MaxBytes}
	}
	return content, nil
}

// counted is a Reader that reports how much was read.
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
