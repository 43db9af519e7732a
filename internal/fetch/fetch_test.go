package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// waits notes what it is asked to wait, and does not.
type waits []time.Duration

func (w *waits) sleep(ctx context.Context, d time.Duration) error {
	*w = append(*w, d)
	return ctx.Err()
}

func write(w io.Writer, text string) { _, _ = io.WriteString(w, text) }

func serve(t *testing.T, answer http.HandlerFunc) (*httptest.Server, Fetcher, *waits) {
	t.Helper()
	s := httptest.NewTLSServer(answer)
	t.Cleanup(s.Close)
	w := &waits{}
	return s, Fetcher{Client: s.Client(), MaxBytes: 1000, Sleep: w.sleep}, w
}

func TestGet(t *testing.T) {
	s, f, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` || r.Header.Get("If-Modified-Since") == "then" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Last-Modified", "then")
		write(w, "content")
	})
	var done, total int64
	f.Progress = func(d, t int64) { done, total = d, t }
	file, err := f.Get(t.Context(), Request{URL: s.URL})
	if err != nil || string(file.Content) != "content" || file.ETag != `"1"` || file.LastModified != "then" || file.Unchanged {
		t.Errorf("%+v, %v", file, err)
	}
	if done != 7 || total != 7 {
		t.Errorf("progress: %d of %d", done, total)
	}
	for _, r := range []Request{{URL: s.URL, ETag: `"1"`}, {URL: s.URL, LastModified: "then"}} {
		if file, err = f.Get(t.Context(), r); err != nil || !file.Unchanged || file.Content != nil {
			t.Errorf("%+v: %+v, %v", r, file, err)
		}
	}
}

// TestBodyWithoutEnd: a body that only the end of the connection ends is refused,
// because it may be cut off; one in chunks, or compressed, has an end of its own.
func TestBodyWithoutEnd(t *testing.T) {
	for head, want := range map[string]bool{
		"HTTP/1.0 200 OK\r\n\r\ncontent":                                                                      false,
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ncontent":                                                 false,
		"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 7\r\n\r\ncontent":                            true,
		"HTTP/1.0 200 OK\r\nContent-Length: 7\r\n\r\ncontent":                                                 true,
		"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n7\r\ncontent\r\n0\r\n\r\n": true,
		"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n7\r\ncontent\r\n":          false,
		"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\ncontent":                            false,
	} {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			for {
				conn, err := listener.Accept()
				if err != nil {
					return
				}
				_, _ = conn.Read(make([]byte, 4096))
				write(conn, head)
				_ = conn.Close()
			}
		}()
		f := Fetcher{Client: NewClient(), MaxBytes: 1000, Plain: true, Sleep: (&waits{}).sleep}
		file, err := f.Get(t.Context(), Request{URL: "http://" + listener.Addr().String()})
		if (err == nil) != want || want && string(file.Content) != "content" {
			t.Errorf("%q: %q, %v", head, file.Content, err)
		}
		_ = listener.Close()
	}
}

// TestNothingIsLogged: what a server sends after its answer makes package
// net/http write nothing to standard error.
func TestNothingIsLogged(t *testing.T) {
	var logged strings.Builder
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		_, _ = conn.Read(make([]byte, 4096))
		write(conn, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ncontent")
		time.Sleep(100 * time.Millisecond)
		write(conn, "more")
		_ = conn.Close()
	}()
	f := Fetcher{Client: NewClient(), MaxBytes: 1000, Plain: true, Sleep: (&waits{}).sleep}
	if file, err := f.Get(t.Context(), Request{URL: "http://" + listener.Addr().String()}); err != nil || string(file.Content) != "con" {
		t.Errorf("%q, %v", file.Content, err)
	}
	time.Sleep(200 * time.Millisecond)
	if logged.Len() > 0 {
		t.Errorf("logged: %s", &logged)
	}
}

func TestTriesAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		codes []int
		wait  string // Retry-After
		want  int    // the status of the error; 0 is none
		waits waits
	}{
		{"500 once", []int{500}, "", 0, waits{time.Second}},
		{"429 twice", []int{429, 429}, "7", 0, waits{7 * time.Second, 7 * time.Second}},
		{"503 always", []int{503, 503, 503}, "", 503, waits{time.Second, 2 * time.Second}},
		{"a long wait", []int{503}, "99999999999", 0, waits{longestWait}},
		{"a bad wait", []int{503}, "-1", 0, waits{time.Second}},
		{"404", []int{404}, "", 404, nil},
		{"204", []int{204}, "", 204, nil},
		{"304 unasked", []int{304}, "", 304, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := 0
			s, f, slept := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				if n++; n <= len(c.codes) {
					w.Header().Set("Retry-After", c.wait)
					w.WriteHeader(c.codes[n-1])
				}
			})
			_, err := f.Get(t.Context(), Request{URL: s.URL})
			var status *StatusError
			if errors.As(err, &status); (err == nil) != (c.want == 0) || err != nil && status.Code != c.want {
				t.Errorf("error %v, want %d", err, c.want)
			}
			if fmt.Sprint(*slept) != fmt.Sprint(c.waits) {
				t.Errorf("waited %v, want %v", *slept, c.waits)
			}
		})
	}
}

func TestBroken(t *testing.T) {
	n := 0
	s, f, slept := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if n++; n == 1 {
			w.Header().Set("Content-Length", "100")
		}
		write(w, "content")
	})
	if file, err := f.Get(t.Context(), Request{URL: s.URL}); err != nil || string(file.Content) != "content" || len(*slept) != 1 {
		t.Errorf("broken once: %q, %v, %v", file.Content, err, *slept)
	}
	n, f.Tries = 0, 1
	if file, err := f.Get(t.Context(), Request{URL: s.URL}); err == nil || file.Content != nil || !strings.Contains(err.Error(), "connection closed after 7 bytes") {
		t.Errorf("broken: %q, %v", file.Content, err)
	}
	s, f, slept = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_ = c.Close()
		}
	})
	if _, err := f.Get(t.Context(), Request{URL: s.URL}); err == nil || len(*slept) != 2 || strings.Contains(err.Error(), s.URL) {
		t.Errorf("closed: %v, %v", err, *slept)
	}
}

func TestTooLarge(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"declared": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "1001") },
		"unending": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := fmt.Fprint(w, "more and more "); err != nil {
					return
				}
			}
		},
	} {
		s, f, slept := serve(t, answer)
		_, err := f.Get(t.Context(), Request{URL: s.URL})
		var tooLarge *TooLargeError
		if !errors.As(err, &tooLarge) || len(*slept) > 0 {
			t.Errorf("%s: %v, %v", name, err, *slept)
		}
	}
	s, f, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) { write(w, strings.Repeat("x", 1000)) })
	if file, err := f.Get(t.Context(), Request{URL: s.URL}); err != nil || len(file.Content) != 1000 {
		t.Errorf("as large as allowed: %v", err)
	}
}

func TestHTTPSOnly(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer plain.Close()
	s, f, slept := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, plain.URL, http.StatusFound) })
	for _, address := range []string{plain.URL, s.URL} {
		_, err := f.Get(t.Context(), Request{URL: address})
		var insecure *InsecureError
		if !errors.As(err, &insecure) || insecure.Address != plain.URL || len(*slept) > 0 {
			t.Errorf("%s: %v", address, err)
		}
	}
	f.Plain = true
	for _, address := range []string{plain.URL, s.URL} {
		if _, err := f.Get(t.Context(), Request{URL: address}); err != nil {
			t.Errorf("%s, allowed: %v", address, err)
		}
	}
	for _, address := range []string{"", "x.yml", "file:///etc/passwd", "ftp://x.org", "https://", "https://[", "https:x"} {
		if CheckURL(address, true) == nil {
			t.Errorf("%q is taken for an address", address)
		}
	}
}

// TestEnds: the end of a context ends a download, and the wait before a try.
func TestEnds(t *testing.T) {
	release := make(chan struct{})
	s, f, slept := serve(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := f.Get(ctx, Request{URL: s.URL}); !errors.Is(err, context.DeadlineExceeded) || len(*slept) > 0 {
		t.Errorf("%v, %v", err, *slept)
	}
	ctx, cancel = context.WithCancel(t.Context())
	f.Sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return Sleep(ctx, time.Hour) }
	f.Client = &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("no network")
	}}}
	if _, err := f.Get(ctx, Request{URL: s.URL}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if Sleep(t.Context(), time.Microsecond) != nil {
		t.Error("a wait that ends fails")
	}
}

// TestStrangers: a certificate that nobody vouches for, and a host that is not
// there, are final.
func TestStrangers(t *testing.T) {
	s, f, slept := serve(t, func(http.ResponseWriter, *http.Request) {})
	f.Client = NewClient()
	if _, err := f.Get(t.Context(), Request{URL: s.URL}); err == nil || len(*slept) > 0 {
		t.Errorf("certificate: %v, %v", err, *slept)
	}
	f.Client = &http.Client{Transport: &http.Transport{DialContext: func(_ context.Context, _, address string) (net.Conn, error) {
		return nil, &net.DNSError{Err: "no such host", Name: address, IsNotFound: true}
	}}}
	if _, err := f.Get(t.Context(), Request{URL: "https://nowhere.example"}); err == nil || len(*slept) > 0 {
		t.Errorf("host: %v, %v", err, *slept)
	}
}
