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

	current   atomic.Pointer[generation]
	checked   atomic.Int64 // when files were last checked for changes, in milliseconds
	reloading sync.Mutex
	tried     string // the stamp of the last reload, whether it succeeded or not
}

// generation is a catalog with the responses made of it.
type generation struct {
	catalog *landscape.Catalog
	stamp   string   // of its files
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
	if err := server.reload(); err != nil {
		return nil, err
	}
	server.route()
	return server, nil
}

// reload loads the landscape again if its files have changed. After a failure it does
// not try again until they change. It returns a panic as an error, so that the server
// goes on with the old data.
func (s *Server) reload() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("reading the landscape failed: %v", cause)
			s.meters.reload(err)
		}
	}()
	s.reloading.Lock()
	defer s.reloading.Unlock()
	stamp, irregular, err := s.session.Stamp()
	if err != nil {
		return err
	}
	now := s.current.Load()
	if now != nil && (stamp == now.stamp || stamp == s.tried) {
		return nil
	}
	s.tried = stamp
	if now != nil && irregular != "" { // such as a pipe, which may never end
		err = fmt.Errorf("%s is not a regular file", irregular)
		s.meters.reload(err)
		return err
	}
	c, err := s.session.Reload()
	s.meters.reload(err)
	if err != nil {
		return err
	}
	g := &generation{catalog: c, stamp: stamp, flags: s.session.Flags()}
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
	s.current.Store(g)
	return nil
}

// checkEvery is the least time between two checks for changed files.
const checkEvery = time.Second

// generation returns the current generation, after a reload if files have changed.
func (s *Server) generation() *generation {
	now := time.Now().UnixMilli()
	if last := s.checked.Load(); now-last > checkEvery.Milliseconds() && s.checked.CompareAndSwap(last, now) {
		if err := s.reload(); err != nil {
			s.session.Notify(fmt.Sprintf("reload failed, still serving the previous data: %v", err))
		}
	}
	return s.current.Load()
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
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
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
