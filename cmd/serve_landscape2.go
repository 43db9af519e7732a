package cmd

import (
	"net/http"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// routeLandscape2 enters the endpoints and downloads of landscape2.
func (s *server) routeLandscape2() {
	list := func(path string, pick func(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool)) {
		s.handle(path+"/all.json", pathAlone, func(now *served, r *http.Request) answer {
			items, ok := pick(now.catalog, r)
			if !ok {
				return problem(http.StatusNotFound, "there is nothing at %s", r.URL.Path)
			}
			return rendered("json", &output.Document{Data: view.Landscape2Items(now.catalog, items)})
		})
		s.handle(path+"/count.json", pathAlone, func(now *served, r *http.Request) answer {
			items, ok := pick(now.catalog, r)
			if !ok {
				return problem(http.StatusNotFound, "there is nothing at %s", r.URL.Path)
			}
			return rendered("json", &output.Document{Data: output.Object{{Key: "count", Value: len(items)}}})
		})
	}
	list("/api/categories/{category}", inCategory)
	list("/api/categories/{category}/{subcategory}", inCategory)
	list("/api/projects", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return those(c, func(it *landscape.Item) bool { return it.Maturity != "" }), true
	})
	list("/api/members", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return those(c, func(it *landscape.Item) bool { return c.Kind(it) == landscape.KindMember }), true
	})
	s.handle("/api/members/end-users.json", pathAlone, func(now *served, _ *http.Request) answer {
		c := now.catalog
		return rendered("json", &output.Document{Data: view.Landscape2Items(c, those(c, func(it *landscape.Item) bool {
			return c.Kind(it) == landscape.KindMember && it.EndUser
		}))})
	})
	s.handle("/api/projects/{file}", pathAlone, func(now *served, r *http.Request) answer {
		id, ok := strings.CutSuffix(r.PathValue("file"), ".json")
		for i := range now.catalog.Items {
			if it := &now.catalog.Items[i]; ok && it.Maturity != "" && it.ID() == id {
				return rendered("json", &output.Document{Data: view.Landscape2Item(now.catalog, it)})
			}
		}
		return problem(http.StatusNotFound, "there is no project of that id")
	})
	download := func(path, format, name string) {
		s.handle(path, pathAlone, func(now *served, _ *http.Request) answer {
			items := those(now.catalog, func(*landscape.Item) bool { return true })
			return rendered(format, view.Landscape2CSV(name, now.catalog, items))
		})
	}
	download("/docs/items.csv", "csv", "landscape2-items")
	download("/docs/projects.csv", "csv", "landscape2-projects")
	s.handle("/docs/projects.md", pathAlone, func(now *served, _ *http.Request) answer {
		return newAnswer(mediaTypes["markdown"], view.Landscape2Markdown(now.catalog, those(now.catalog, func(*landscape.Item) bool { return true })))
	})
}

func those(c *landscape.Catalog, pick func(*landscape.Item) bool) []*landscape.Item {
	var out []*landscape.Item
	for i := range c.Items {
		if pick(&c.Items[i]) {
			out = append(out, &c.Items[i])
		}
	}
	return out
}

// inCategory picks the items of a category, or of a subcategory of it: those
// whose place it is, for landscape2 does not count further placements here. That
// of the members is not under categories.
func inCategory(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool) {
	category, sub := r.PathValue("category"), r.PathValue("subcategory")
	known := false
	for _, cat := range c.Categories {
		if landscape.Slug(cat.Name) == category && cat.Name != c.MembersCategory {
			known = known || sub == "" || slices.ContainsFunc(cat.Subcategories, func(s string) bool { return landscape.Slug(s) == sub })
		}
	}
	return those(c, func(it *landscape.Item) bool {
		return known && landscape.Slug(it.Category) == category && (sub == "" || landscape.Slug(it.Subcategory) == sub)
	}), known
}
