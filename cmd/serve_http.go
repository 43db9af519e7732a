package cmd

import (
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// server is an http.Handler that answers from a catalog.
type server struct {
	app     *app
	options *serveOptions
	routes  *http.ServeMux
	state   atomic.Pointer[served]
	reading sync.Mutex
	tried   string       // the stamp of the files that were read last, well or not
	looked  atomic.Int64 // when the file was last looked at, in milliseconds
	counts  counters
}

// served is a catalog that is served.
type served struct {
	catalog *landscape.Catalog
	stamp   string   // of the files that it was read from
	flags   []string // that give it at a prompt
	kept    kept
}

func newServer(a *app, o *serveOptions) (*server, error) {
	s := &server{app: a, options: o, routes: http.NewServeMux()}
	s.counts.n = map[string]int{}
	if err := s.reload(); err != nil {
		return nil, err
	}
	s.route()
	return s, nil
}

// reload reads the landscape anew when its files have changed. Files that could
// not be read are not read again until they change, too. A panic is an error
// like any other, so that the server goes on with what it has.
func (s *server) reload() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("reading the landscape failed: %v", cause)
		}
	}()
	s.reading.Lock()
	defer s.reading.Unlock()
	stamp, irregular, err := s.app.session.Stamp()
	if err != nil {
		return err
	}
	now := s.state.Load()
	if now != nil && (stamp == now.stamp || stamp == s.tried) {
		return nil
	}
	s.tried = stamp
	if now != nil && irregular != "" { // such as a pipe, whose end may never come
		return fmt.Errorf("%s is not a regular file", irregular)
	}
	c, err := s.app.session.Reload()
	if err != nil {
		return err
	}
	s.state.Store(&served{catalog: c, stamp: stamp, flags: s.app.session.Flags()})
	return nil
}

// lookEvery is how often, at the most, files are looked at for changes.
const lookEvery = time.Second

func (s *server) current() *served {
	now := time.Now().UnixMilli()
	if last := s.looked.Load(); now-last > lookEvery.Milliseconds() && s.looked.CompareAndSwap(last, now) {
		if err := s.reload(); err != nil {
			s.app.note("the old data is served: %v", err)
		}
	}
	return s.state.Load()
}

// maxAddress is how long an address may be, in bytes: what is asked for takes
// the longer, the more of it there is.
const maxAddress = 4096

// ServeHTTP checks the request, answers it, and counts it.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	if o := s.options.cors; o != "" {
		h.Set("Access-Control-Allow-Origin", o)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Add("Vary", "Origin")
	}
	var got answer
	switch {
	case !s.hostAllowed(r.Host):
		got = problem(http.StatusMisdirectedRequest, "this server is not %q; --host NAME allows it", r.Host)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		got = problem(http.StatusMethodNotAllowed, "nothing is written here: GET and HEAD are answered")
	case len(r.URL.RequestURI()) > maxAddress:
		got = problem(http.StatusRequestURITooLong, "the address has %d bytes; at most %d are read", len(r.URL.RequestURI()), maxAddress)
	default:
		got = s.routed(r)
	}
	s.send(w, r, got)
	s.counts.add(got.status)
	if !s.options.quiet {
		s.app.note("%s %s %d %d bytes %s", r.Method, r.URL.RequestURI(), got.status, len(got.body), time.Since(began).Round(time.Microsecond))
	}
}

// routed returns the answer of the handler of a path, an error of the server
// where the handler panics.
func (s *server) routed(r *http.Request) (got answer) {
	defer func() {
		if cause := recover(); cause != nil {
			s.app.note("%s %s failed: %v", r.Method, r.URL.RequestURI(), cause)
			_, _ = s.app.env.Stderr.Write(debug.Stack())
			got = problem(http.StatusInternalServerError, "the answer could not be made")
		}
	}()
	recorder := &recorded{}
	s.routes.ServeHTTP(recorder, r)
	if recorder.status == 0 {
		return problem(http.StatusNotFound, "there is nothing at %s", r.URL.Path)
	}
	return recorder.answer
}

// recorded takes a handler's answer. What the router itself writes, for paths
// that it does not have, is passed over.
type recorded struct {
	answer
	header http.Header
}

func (r *recorded) Header() http.Header {
	if r.header == nil {
		r.header = http.Header{}
	}
	return r.header
}
func (r *recorded) Write(b []byte) (int, error) { return len(b), nil }
func (r *recorded) WriteHeader(int)             {}

// hostAllowed reports whether a request is for this server.
func (s *server) hostAllowed(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	own, _, _ := net.SplitHostPort(s.options.addr)
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback() || name != "" && strings.EqualFold(name, own) ||
		slices.ContainsFunc(s.options.hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// counters counts answers by status, for /metrics.
type counters struct {
	sync.Mutex
	n map[string]int
}

func (c *counters) add(status int) {
	c.Lock()
	defer c.Unlock()
	c.n[strconv.Itoa(status)]++
}

// text writes the counters as Prometheus reads them.
func (c *counters) text(items int) string {
	c.Lock()
	defer c.Unlock()
	var b strings.Builder
	b.WriteString("# HELP landscope_requests_total Requests answered, by status.\n# TYPE landscope_requests_total counter\n")
	var codes []string
	for code := range c.n {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		fmt.Fprintf(&b, "landscope_requests_total{code=\"%s\"} %d\n", code, c.n[code])
	}
	fmt.Fprintf(&b, "# HELP landscope_items Items of the landscape that is served.\n# TYPE landscope_items gauge\nlandscope_items %d\n", items)
	return b.String()
}
