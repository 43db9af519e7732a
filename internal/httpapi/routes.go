package httpapi

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"runtime/debug"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/mcp"
	"github.com/landscope-cli/landscope/internal/session"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
)

// route registers all paths.
func (s *Server) route() error {
	for _, e := range endpoints {
		s.handle(e.Path, byQuery, func(g *generation, r *http.Request) response {
			q, err := e.parse(s.session, g.catalog, r)
			if err != nil {
				return failure(err)
			}
			d, err := e.answer(q)
			if err != nil {
				return failure(err)
			}
			return renderAs(q.format, path.Base(r.URL.Path), d)
		})
	}
	s.handle("/api/v1/openapi.json", byPath, func(*generation, *http.Request) response { return renderJSON(openAPI()) })
	s.handle("/healthz", never, func(*generation, *http.Request) response { return plainText("ok\n") })
	s.handle("/readyz", never, func(*generation, *http.Request) response { return plainText("ok\n") })
	s.handle("/metrics", never, func(g *generation, _ *http.Request) response { return s.meters.text(len(g.catalog.Items)) })
	s.handle("/map.svg", byPath, func(g *generation, _ *http.Request) response { return g.drawMap() })
	for _, path := range []string{"/{$}", "/index.html"} {
		s.handle(path, byPath, func(g *generation, _ *http.Request) response { return g.page() })
	}
	s.routeLandscape2()
	if s.options.MCP {
		h, err := s.mcp()
		if err != nil {
			return err
		}
		s.mux.Handle(mcpPath, h)
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		r.Pattern = "" // one series of metrics for all of these
		notFound(r).write(w, r)
	})
	return nil
}

// mcpPath is the path of the Model Context Protocol.
const mcpPath = "/mcp"

// mcp returns the handler of the Model Context Protocol. It reads no files of the caller's
// choice.
func (s *Server) mcp() (http.Handler, error) {
	m, err := mcp.New(mcp.Options{Session: s.session, Catalog: func() *landscape.Catalog { return s.generation().catalog }, Lang: "en", Version: s.options.Version})
	if err != nil {
		return nil, err
	}
	return m.Handler(), nil
}

// cacheKey returns the key of the response to a request, or "" if the response must
// not be cached.
type cacheKey func(*http.Request) string

// byQuery is the cacheKey of a response that depends on parameters. A response as of
// today is not cached, because tomorrow it is another.
func byQuery(r *http.Request) string {
	query, err := url.QueryUnescape(r.URL.RawQuery)
	if err != nil || strings.Contains(strings.ToLower(query), session.Today) {
		return ""
	}
	return r.URL.EscapedPath() + "?" + r.URL.RawQuery
}

func byPath(r *http.Request) string { return r.URL.EscapedPath() }

func never(*http.Request) string { return "" }

// handler answers a request from a generation.
type handler func(*generation, *http.Request) response

// handle registers the handler of a path.
func (s *Server) handle(path string, key cacheKey, h handler) {
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		g := s.generation()
		answer := func() response { return s.safely(h, g, r) }
		if key := key(r); key != "" {
			g.cache.get(key, answer).write(w, r)
			return
		}
		answer().write(w, r)
	})
}

// safely calls a handler. If the handler panics, it returns an internal error.
func (s *Server) safely(h handler, g *generation, r *http.Request) (res response) {
	defer func() {
		if cause := recover(); cause != nil {
			s.session.Notify(fmt.Sprintf("%s %s failed: %v", r.Method, r.URL.RequestURI(), cause))
			if s.options.Stderr != nil {
				_, _ = s.options.Stderr.Write(debug.Stack())
			}
			res = problem(http.StatusInternalServerError, "the response could not be generated")
		}
	}()
	return h(g, r)
}

func (g *generation) drawMap() response {
	items, err := g.catalog.SelectListed(landscape.Query{})
	if err != nil {
		return failure(err)
	}
	return render("svg", view.Map(view.View{Catalog: g.catalog, Lang: "en"}, items, nil))
}

// page returns the page, with links to the API.
func (g *generation) page() response {
	o := webpage.Options{Flags: g.flags, LogoURL: g.logoURL(), RemoteImages: true}
	for _, url := range []string{"/map.svg", "/api/v1/items", "/api/v1/categories", "/api/v1/history", "/api/v1/openapi.json", "/docs/items.csv", "/docs/projects.csv"} {
		o.Links = append(o.Links, webpage.Link{Name: strings.TrimPrefix(url, "/"), URL: url})
	}
	var b bytes.Buffer
	if err := webpage.Render(&b, view.View{Catalog: g.catalog, Lang: "en"}, g.catalog.All(), o); err != nil {
		return failure(err)
	}
	res := newResponse(mediaType("html"), b.Bytes())
	res.policy = webpage.Policy(g.catalog.Settings, o) + "; frame-ancestors 'none'"
	return res
}
