// Package site writes what the server answers as files, for any web host: the page,
// the map, the endpoints and downloads of landscape2, lists of the API, and feeds.
//
// [Files] returns the files, and a [Dir] replaces those of a former site by them.
package site

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/embed"
	"github.com/landscope-cli/landscope/internal/httpapi"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/view"
	"github.com/landscope-cli/landscope/internal/webpage"
)

// File is a file of a site. Its name has slashes.
type File struct {
	Name    string
	Content []byte
}

// Options says what a site has beside the landscape.
type Options struct {
	URL   string    // where the site will be, for the sitemap; "" for none
	Flags []string  // that select the landscape at a prompt
	Logos *logo.Dir // of the items; nil for none
	// Notify is called with notes on logos and settings that cannot be used as they are.
	Notify func(note string)
}

// CheckURL returns an error if a site cannot have the URL. It can have none.
func CheckURL(address string) error {
	u, err := url.Parse(address)
	if address != "" && (err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") || redact.URL(address) != address) {
		return fmt.Errorf("--url: %q is not an http or https URL without user name and query", redact.URL(address))
	}
	return nil
}

// Files returns the files of a site.
func Files(c *landscape.Catalog, o Options) ([]File, error) {
	b := &builder{catalog: c, view: view.View{Catalog: c, Lang: "en"}, l2: view.Landscape2{Catalog: c}}
	b.logos(o)
	b.landscape2()
	for _, name := range []string{"items", "categories", "history"} {
		d, err := httpapi.Answer(c, "/api/v1/"+name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		b.add("api/v1/"+name+".json", "json", d)
	}
	items, err := c.SelectListed(landscape.Query{})
	if err != nil {
		return nil, err
	}
	b.add("map.svg", "svg", view.Map(b.view, items, nil))
	history := view.History(b.view, landscape.Events(items))
	b.add("history.atom", "atom", history)
	b.add("history.ics", "ics", history)
	b.page(b.catalog.All(), o)
	b.robots(o.URL)
	return b.files, b.err
}

// builder collects the files of a site, or the first error.
type builder struct {
	catalog *landscape.Catalog
	view    view.View
	l2      view.Landscape2
	files   []File
	err     error
}

// add adds a document as a file.
func (b *builder) add(name, format string, d *output.Document) {
	if b.err != nil {
		return
	}
	f, _ := output.FormatNamed(format)
	content, err := output.Render(f, d, output.Options{})
	if err != nil {
		b.err = fmt.Errorf("%s: %w", name, err)
		return
	}
	b.addFile(name, content)
}

func (b *builder) addJSON(name string, data any) { b.add(name, "json", &output.Document{Data: data}) }

func (b *builder) addFile(name string, content []byte) {
	b.files = append(b.files, File{portableName(name), content})
}

// logos adds the logos of the items.
func (b *builder) logos(o Options) {
	if o.Logos == nil {
		return
	}
	logos := o.Logos.Publish(view.LogoFiles(b.catalog))
	all := logos.Check()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		b.addFile("logos/"+name, all[name].Content())
	}
	if note := logos.Note(); note != "" && o.Notify != nil {
		o.Notify(note)
	}
	b.l2.Logo = view.LogoPath(logos)
	url := o.URL
	if s := b.catalog.Settings; url == "" && s != nil && s.URL != "" {
		url = s.URL
	}
	if url != "" {
		b.l2.Root = strings.TrimRight(url, "/") + "/"
	}
}

// landscape2 adds the endpoints and downloads of landscape2.
func (b *builder) landscape2() {
	c := b.catalog
	b.add("docs/items.csv", "csv", b.l2.CSV("landscape2-items", c.All()))
	b.add("docs/projects.csv", "csv", b.l2.CSV("landscape2-projects", c.All()))
	b.addFile("docs/projects.md", view.Landscape2Markdown(c))
	b.addJSON("api/members/end-users.json", b.l2.Items(view.Landscape2EndUsers(c)))
	b.list("api/projects", view.Landscape2Projects(c))
	b.list("api/members", view.Landscape2Members(c))
	b.categories()
	seen := map[string]bool{}
	for _, it := range view.Landscape2Projects(c) {
		if id := it.ID(); !seen[id] {
			seen[id] = true
			b.addJSON("api/projects/"+id+".json", b.l2.Item(it))
		}
	}
	data := b.l2.Data()
	for _, name := range data.Names() {
		content, _ := data.File(name)
		b.addFile("data/"+name, content)
	}
	for _, f := range embed.Files() {
		b.addFile("embed/"+f.Name, f.Content)
	}
}

// list adds a list of items and their number.
func (b *builder) list(path string, items []*landscape.Item) {
	b.addJSON(path+"/all.json", b.l2.Items(items))
	b.addJSON(path+"/count.json", view.Landscape2Count{Count: len(items)})
}

// categories adds the lists of every category and subcategory that has a slug.
func (b *builder) categories() {
	seen := map[string]bool{}
	once := func(category, subcategory string) {
		path := strings.TrimSuffix("api/categories/"+category+"/"+subcategory, "/")
		if seen[path] {
			return
		}
		seen[path] = true
		items, _ := view.Landscape2Category(b.catalog, category, subcategory)
		b.list(path, items)
	}
	for _, category := range b.catalog.Categories {
		slug := normalize.Slug(category.Name)
		if slug == "" || category.Name == b.catalog.MembersCategory {
			continue
		}
		once(slug, "")
		for _, sub := range category.Subcategories {
			if sub := normalize.Slug(sub); sub != "" {
				once(slug, sub)
			}
		}
	}
}

// page adds the page, with links to other files.
func (b *builder) page(items []*landscape.Item, options Options) {
	if b.err != nil {
		return
	}
	o := webpage.Options{Flags: options.Flags, LogoURL: b.l2.Logo, RemoteImages: true, Notify: options.Notify}
	for _, name := range []string{"map.svg", "api/v1/items.json", "api/projects/all.json", "docs/items.csv", "docs/projects.csv", "history.atom", "history.ics"} {
		o.Links = append(o.Links, webpage.Link{Name: name, URL: name})
	}
	var w bytes.Buffer
	if b.err = webpage.Render(&w, b.view, items, o); b.err == nil {
		b.addFile("index.html", w.Bytes())
	}
}

// robots adds robots.txt and, for a site with a URL, a sitemap.
func (b *builder) robots(url string) {
	robots := "User-agent: *\nAllow: /\n"
	if url == "" {
		b.addFile("robots.txt", []byte(robots))
		return
	}
	url = strings.TrimRight(url, "/") + "/"
	changed := ""
	if day := b.catalog.Origin.Date; day != 0 {
		changed = "<lastmod>" + day.String() + "</lastmod>"
	}
	b.addFile("robots.txt", []byte(robots+"Sitemap: "+url+"sitemap.xml\n"))
	b.addFile("sitemap.xml", []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+
		"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>"+html.EscapeString(url)+"</loc>"+changed+"</url></urlset>\n"))
}
