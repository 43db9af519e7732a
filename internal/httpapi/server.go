package httpapi

import (
	"cmp"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/landscope-cli/landscope/internal/embed"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
)

// Options says how requests are answered.
type Options struct {
	Addr  string    // the listen address, whose host is accepted in requests
	Hosts []string  // further hosts that are accepted
	Logos *logo.Dir // of the items; nil for none
	CORS  string    // the origin whose pages may read the API; "" for none, "*" for any
	// Framing are the origins whose pages may show /embed in frames; "*" is any.
	Framing []string
	// MCP reports whether /mcp answers the Model Context Protocol, for the program of
	// the Version.
	MCP     bool
	Version string
	// Log is called with a line for each request; nil logs nothing.
	Log func(line string)
	// Stderr receives the stack trace of a handler that panics; nil drops it.
	Stderr io.Writer
}

// Server is an http.Handler that answers from the landscape of a session.
type Server struct {
	session *session.Session
	options Options
	mux     *http.ServeMux
	meters  *meters

	live    *session.Live
	current atomic.Pointer[generation]
}

// generation is a catalog with the responses made of it.
type generation struct {
	catalog *landscape.Catalog
	flags   []string // that select it on the command line
	cache   cache
	// logos returns the logos of the items; nil if there are none.
	logos func() *logo.Published
	// data has the files under /data.
	data func() *view.Landscape2Data
}

// New returns a server of the landscape of a session. It fails if the landscape cannot
// be loaded.
func New(s *session.Session, o Options) (*Server, error) {
	for _, origin := range o.Framing {
		if err := embed.CheckOrigin(origin); err != nil {
			return nil, exit.AsUsage(err)
		}
	}
	server := &Server{session: s, options: o, mux: http.NewServeMux(), meters: newMeters()}
	var err error
	if server.live, err = s.Live(server.meters.reload); err != nil {
		return nil, err
	}
	return server, server.route()
}

// generation returns the generation of the current landscape.
func (s *Server) generation() *generation {
	c := s.live.Catalog()
	old := s.current.Load()
	if old != nil && old.catalog == c {
		return old
	}
	s.current.CompareAndSwap(old, s.newGeneration(c)) // or another request has made it
	return s.current.Load()
}

func (s *Server) newGeneration(c *landscape.Catalog) *generation {
	g := &generation{catalog: c, flags: s.session.Flags()}
	if dir := s.options.Logos; dir != nil {
		g.logos = sync.OnceValue(func() *logo.Published {
			p := dir.Publish(view.LogoFiles(c))
			if note := p.Note(); note != "" {
				s.session.Notify(note)
			}
			return p
		})
	}
	g.data = sync.OnceValue(func() *view.Landscape2Data { return g.landscape2().Data() })
	return g
}

// maxURL is the greatest length of a URL in bytes. The time to answer grows with it.
const maxURL = 4096

// ServeHTTP checks, answers, counts and logs a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	s.setHeaders(w.Header())
	rec := &recorder{ResponseWriter: w, status: http.StatusOK}
	if res, ok := s.refusal(r); ok {
		if res.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		res.write(rec, r)
	} else {
		s.mux.ServeHTTP(rec, r)
	}
	took := time.Since(began)
	s.meters.request(strings.TrimSuffix(r.Pattern, "{$}"), rec.status, took)
	if s.options.Log != nil {
		s.options.Log(fmt.Sprintf("%s %s %d %d bytes %s", r.Method, r.URL.RequestURI(), rec.status, rec.bytes, took.Round(time.Microsecond)))
	}
}

func (s *Server) setHeaders(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	if s.options.CORS != "" {
		h.Set("Access-Control-Allow-Origin", s.options.CORS)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Add("Vary", "Origin")
	}
}

// refusal returns the response to a request that is refused before any handler.
// ServeMux would redirect paths with dots or double slashes; here they do not exist.
func (s *Server) refusal(r *http.Request) (res response, refused bool) {
	escaped := r.URL.EscapedPath()
	switch {
	case !s.hostAllowed(r.Host):
		return problem(http.StatusMisdirectedRequest, "host %q is not allowed; use --host to allow it", r.Host), true
	case r.Method != http.MethodGet && r.Method != http.MethodHead && (!s.options.MCP || r.URL.Path != mcpPath):
		return problem(http.StatusMethodNotAllowed, "method not allowed; use GET or HEAD"), true
	case len(r.URL.RequestURI()) > maxURL:
		return problem(http.StatusRequestURITooLong, "the URL has %d bytes; the limit is %d", len(r.URL.RequestURI()), maxURL), true
	case path.Clean("/"+escaped) != cmp.Or(strings.TrimSuffix(escaped, "/"), "/"):
		return notFound(r), true
	}
	return response{}, false
}

func notFound(r *http.Request) response {
	return problem(http.StatusNotFound, "not found: %s", r.URL.Path)
}

// hostAllowed reports whether the host of a request is this server. A web site whose
// name resolves to this machine must not read the landscape through a browser.
func (s *Server) hostAllowed(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	listened, _, _ := net.SplitHostPort(s.options.Addr)
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback() || name != "" && strings.EqualFold(name, listened) ||
		slices.ContainsFunc(s.options.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// recorder records the status and the size of a response.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}
