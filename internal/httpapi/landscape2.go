package httpapi

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/landscope-cli/landscope/internal/embed"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

// routeLandscape2 registers the endpoints and downloads of landscape2.
func (s *Server) routeLandscape2() {
	list := func(path string, pick func(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool)) {
		handle := func(path string, answer func(*generation, []*landscape.Item) any) {
			s.handle(path, byPath, func(g *generation, r *http.Request) response {
				items, ok := pick(g.catalog, r)
				if !ok {
					return notFound(r)
				}
				return renderJSON(answer(g, items))
			})
		}
		handle(path+"/all.json", func(g *generation, items []*landscape.Item) any { return g.landscape2().Items(items) })
		handle(path+"/count.json", func(_ *generation, items []*landscape.Item) any {
			return view.Landscape2Count{Count: len(items)}
		})
	}
	inCategory := func(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool) {
		return view.Landscape2Category(c, r.PathValue("category"), r.PathValue("subcategory"))
	}
	list("/api/categories/{category}", inCategory)
	list("/api/categories/{category}/{subcategory}", inCategory)
	list("/api/projects", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return view.Landscape2Projects(c), true
	})
	list("/api/members", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return view.Landscape2Members(c), true
	})
	s.handle("/api/members/end-users.json", byPath, func(g *generation, _ *http.Request) response {
		return renderJSON(g.landscape2().Items(view.Landscape2EndUsers(g.catalog)))
	})
	s.handle("/api/projects/{file}", byPath, func(g *generation, r *http.Request) response {
		id, isJSON := strings.CutSuffix(r.PathValue("file"), ".json")
		for _, it := range view.Landscape2Projects(g.catalog) {
			if isJSON && it.ID() == id {
				return renderJSON(g.landscape2().Item(it))
			}
		}
		return problem(http.StatusNotFound, "there is no project with this id")
	})
	for path, name := range map[string]string{"/docs/items.csv": "landscape2-items", "/docs/projects.csv": "landscape2-projects"} {
		s.handle(path, byPath, func(g *generation, _ *http.Request) response {
			return render("csv", g.landscape2().CSV(name, g.catalog.All()))
		})
	}
	s.handle("/logos/{name}", byPath, (*generation).logoFile)
	s.handle("/data/{file}", byPath, func(g *generation, r *http.Request) response {
		if content, ok := g.data().File(r.PathValue("file")); ok {
			return newResponse(mediaType("json"), content)
		}
		return notFound(r)
	})
	s.handle("/embed/{file}", byPath, s.embedded)
	s.handle("/docs/projects.md", byPath, func(g *generation, _ *http.Request) response {
		return newResponse(mediaType("markdown"), view.Landscape2Markdown(g.catalog))
	})
}

// embedded returns a page for frames, or the script of the pages that have these.
func (s *Server) embedded(_ *generation, r *http.Request) response {
	for _, f := range embed.Files() {
		if f.Name != r.PathValue("file") {
			continue
		}
		res := newResponse(f.MediaType, f.Content)
		if f.Policy != "" {
			res.policy = f.Policy + "; frame-ancestors " + cmp.Or(strings.Join(s.options.Framing, " "), "'none'")
		}
		res.anyOrigin = len(s.options.Framing) > 0
		return res
	}
	return notFound(r)
}

// landscape2 presents the landscape as landscape2 does.
func (g *generation) landscape2() view.Landscape2 {
	if g.logos == nil {
		return view.Landscape2{Catalog: g.catalog}
	}
	return view.Landscape2{Catalog: g.catalog, Logo: g.logoURL(), Root: "/"}
}

// logoURL returns a function that returns the path of the logo of an item, or nil if there
// are no logos.
func (g *generation) logoURL() func(*landscape.Item) string {
	if g.logos == nil {
		return nil
	}
	return view.LogoPath(g.logos())
}

// logoFile returns a logo.
func (g *generation) logoFile(r *http.Request) response {
	if g.logos != nil {
		if l, ok := g.logos().Logo(r.PathValue("name")); ok {
			res := newResponse(l.Kind(), l.Content())
			res.immutable = true
			return res
		}
	}
	return notFound(r)
}
