package cmd

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
	"github.com/spf13/cobra"
)

type siteOptions struct {
	address string
	force   bool
}

func newSite(a *app) *cobra.Command {
	o := &siteOptions{}
	cmd := &cobra.Command{
		Use: "site DIR",
		Long: "Write what serve answers as files, for any web host: the page with the map, the\n" +
			"picture, the endpoints and downloads of landscape2, items, categories and history\n" +
			"as JSON, and feeds of the changes of level (Atom, iCalendar).\n\n" +
			"DIR is empty, or has a site that landscope wrote: its files are replaced, those\n" +
			"of items that are gone are removed, others are left alone. Links in DIR are not\n" +
			"followed. Names that are too long, or that Windows reserves, are shortened or end\n" +
			"in an underscore.",
		Example: "  landscope site public",
		Args:    wants("a DIR", 1, 1),
	}
	cmd.Flags().StringVar(&o.address, "url", "", "`ADDRESS` at which the site will be, for its sitemap")
	cmd.Flags().BoolVar(&o.force, "force", false, "write into a DIR that has other files, and replace those of the same names")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return o.run(a, args[0]) }
	return cmd
}

func (o *siteOptions) run(a *app, dir string) error {
	if o.address != "" {
		if u, err := url.Parse(o.address); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") || redact.URL(o.address) != o.address {
			return usagef("--url is %q, not a web address without user and query", redact.URL(o.address))
		}
	}
	out, err := openSiteDir(dir, o.force)
	if err != nil {
		return err
	}
	s, err := newServer(a, &serveOptions{quiet: true})
	if err != nil {
		return err
	}
	files, err := s.files(o.address)
	if err != nil {
		return err
	}
	removed, err := out.write(files)
	if err != nil {
		return err
	}
	gone := ""
	if removed > 0 {
		gone = fmt.Sprintf(", %d removed", removed)
	}
	a.note("%s written to %s%s", plural.Count(len(files), "file"), dir, gone)
	return nil
}

// siteFile is a file of a site; its name has slashes.
type siteFile struct {
	name    string
	content []byte
}

// files returns the files of a site.
func (s *server) files(address string) ([]siteFile, error) {
	now := s.current()
	v := view.View{Catalog: now.catalog, Lang: "en"}
	var files []siteFile
	add := func(name string, got answer) error {
		if got.status != http.StatusOK {
			return fmt.Errorf("%s: %s", name, got.body)
		}
		files = append(files, siteFile{name, got.body})
		return nil
	}
	for _, path := range sitePaths(now.catalog) {
		if err := add(siteName(path), s.ask("/"+path)); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"items", "categories", "history"} {
		if err := add("api/v1/"+name+".json", s.ask("/api/v1/"+name)); err != nil {
			return nil, err
		}
	}
	items, err := now.catalog.SelectListed(landscape.Query{})
	if err != nil {
		return nil, err
	}
	history := view.History(v, landscape.Events(items))
	for _, format := range []string{"atom", "ics"} {
		if err := add("history."+format, rendered(format, history)); err != nil {
			return nil, err
		}
	}
	var index bytes.Buffer
	var links []webpage.Link
	for _, name := range []string{"map.svg", "api/v1/items.json", "api/projects/all.json", "docs/items.csv", "docs/projects.csv", "history.atom", "history.ics"} {
		links = append(links, webpage.Link{Name: name, URL: name})
	}
	if err := webpage.Render(&index, v, items, webpage.Options{Flags: now.flags, Links: links}); err != nil {
		return nil, err
	}
	files = append(files, siteFile{"index.html", index.Bytes()}, siteFile{"robots.txt", []byte("User-agent: *\nAllow: /\n")})
	if address != "" {
		address = strings.TrimRight(address, "/") + "/"
		changed := ""
		if day := now.catalog.Origin.Day; day != 0 {
			changed = "<lastmod>" + day.String() + "</lastmod>"
		}
		files[len(files)-1].content = append(files[len(files)-1].content, "Sitemap: "+address+"sitemap.xml\n"...)
		files = append(files, siteFile{"sitemap.xml", []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
			"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + html.EscapeString(address) + "</loc>" + changed + "</url></urlset>\n")})
	}
	return files, nil
}

// ask answers a path as a request for it would be.
func (s *server) ask(path string) answer {
	return s.routed(&http.Request{Method: http.MethodGet, URL: &url.URL{Path: path}, Host: "localhost"})
}

// sitePaths lists the paths of landscape2's endpoints and downloads that a
// landscape has.
func sitePaths(c *landscape.Catalog) []string {
	paths := []string{"map.svg", "docs/items.csv", "docs/projects.csv", "docs/projects.md", "api/members/end-users.json"}
	both := func(path string) { paths = append(paths, path+"/all.json", path+"/count.json") }
	both("api/projects")
	both("api/members")
	seen := map[string]bool{"api/categories/": true}
	once := func(path string) {
		if !seen[path] && !strings.HasSuffix(path, "/") {
			seen[path] = true
			both(path)
		}
	}
	for _, cat := range c.Categories {
		if cat.Name == c.MembersCategory {
			continue
		}
		path := "api/categories/" + landscape.Slug(cat.Name)
		once(path)
		for _, sub := range cat.Subcategories {
			if slug := landscape.Slug(sub); slug != "" && !strings.HasSuffix(path, "/") {
				once(path + "/" + slug)
			}
		}
	}
	for i := range c.Items {
		if it := &c.Items[i]; it.Maturity != "" && !seen[it.ID()] {
			seen[it.ID()] = true
			paths = append(paths, "api/projects/"+it.ID()+".json")
		}
	}
	return paths
}
