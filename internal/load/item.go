package load

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// itemKeys and extraKeys tell how each key is read that is no plain field of
// [landscape.Fields]; fieldKeys are those that are, by place and key.
var (
	itemKeys = map[string]func(*walker, *landscape.Item, *yaml.Node){
		"item":             func(*walker, *landscape.Item, *yaml.Node) {},
		"extra":            (*walker).extra,
		"repo_url":         (*walker).repoURL,
		"branch":           (*walker).branch,
		"additional_repos": (*walker).additionalRepos,
		"second_path":      (*walker).secondPath,
		"cncf_project": func(w *walker, it *landscape.Item, n *yaml.Node) {
			it.Maturity = landscape.Level(w.text(n, "cncf_project"))
		},
	}
	extraKeys = map[string]func(*walker, *landscape.Item, *yaml.Node){
		"extra.summary_tags":     func(w *walker, it *landscape.Item, n *yaml.Node) { it.Summary.Tags = w.commas(n) },
		"extra.summary_personas": func(w *walker, it *landscape.Item, n *yaml.Node) { it.Summary.Personas = w.commas(n) },
		"extra.audits":           (*walker).audits,
		"extra.other_links":      (*walker).otherLinks,
		"extra.annotations":      (*walker).annotations,
	}
	fieldKeys = func() map[string]landscape.Field {
		m := make(map[string]landscape.Field, len(landscape.Fields))
		for _, f := range landscape.Fields {
			if f.Key != "" {
				m[f.Key] = f
			}
		}
		return m
	}()
)

// item adds an item to the catalog.
func (w *walker) item(c *landscape.Catalog, n *yaml.Node, category, subcategory string) {
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "item is %s, not a mapping", kindName(n))
		return
	}
	it := landscape.Item{Category: category, Subcategory: subcategory, Line: n.Line, Column: n.Column}
	w.keys(&it, n, "", itemKeys)
	primaryFirst(&it)
	if it.Name == "" {
		w.report(n, "item-name", diag.Error, "item has no name")
		return
	}
	if it.HomepageURL == "" {
		w.report(n, "homepage-required", diag.Error, "item %q has no homepage_url", it.Name)
	}
	if it.Logo == "" {
		w.report(n, "logo-required", diag.Error, "item %q has no logo", it.Name)
	}
	c.Items = append(c.Items, it)
}

// keys reads a mapping of the item; prefix says where it is.
func (w *walker) keys(it *landscape.Item, n *yaml.Node, prefix string, special map[string]func(*walker, *landscape.Item, *yaml.Node)) {
	for _, p := range w.pairs(n) {
		name := prefix + p.key.Value
		if read, ok := special[name]; ok {
			read(w, it, p.value)
		} else if f, ok := fieldKeys[name]; ok {
			w.field(it, f, p.value)
		} else {
			w.unknownKey(p.key, knownKeys(prefix, special))
		}
	}
}

func knownKeys(prefix string, special map[string]func(*walker, *landscape.Item, *yaml.Node)) []string {
	var known []string
	for _, f := range landscape.Fields {
		if key, ok := strings.CutPrefix(f.Key, prefix); ok && key != "" && !strings.Contains(key, ".") {
			known = append(known, key)
		}
	}
	for key := range special {
		known = append(known, strings.TrimPrefix(key, prefix))
	}
	return known
}

func (w *walker) field(it *landscape.Item, f landscape.Field, n *yaml.Node) {
	switch {
	case f.Text != nil:
		*f.Text(it) = w.text(n, f.Key)
	case f.Day != nil:
		*f.Day(it) = w.day(n, f.Key, true)
	case f.Flag != nil:
		*f.Flag(it) = w.flag(n, f.Key)
	case f.List != nil:
		*f.List(it) = w.texts(n, f.Key)
	}
}

func (w *walker) extra(it *landscape.Item, n *yaml.Node) {
	if yamldoc.IsNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.report(n, "wrong-type", diag.Error, "extra is %s, not a mapping", kindName(n))
		return
	}
	w.keys(it, n, "extra.", extraKeys)
}

// commas reads a list that the format writes as one text.
func (w *walker) commas(n *yaml.Node) []string {
	var out []string
	for _, s := range strings.Split(w.text(n, "summary"), ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (w *walker) repoURL(it *landscape.Item, n *yaml.Node) {
	if url := w.text(n, "repo_url"); url != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{URL: url, Primary: true})
	}
}

// branch comes before or after repo_url; primaryFirst joins the two.
func (w *walker) branch(it *landscape.Item, n *yaml.Node) {
	if branch := w.text(n, "branch"); branch != "" {
		it.Repositories = append(it.Repositories, landscape.Repository{Branch: branch})
	}
}

// primaryFirst puts the primary repository first, with its branch and licence.
func primaryFirst(it *landscape.Item) {
	var primary landscape.Repository
	var others []landscape.Repository
	for _, r := range it.Repositories {
		switch {
		case r.Primary:
			primary.URL, primary.Primary = r.URL, true
		case r.URL == "":
			primary.Branch = r.Branch
		default:
			others = append(others, r)
		}
	}
	it.Repositories = others
	if primary.Primary {
		primary.License = it.License
		it.Repositories = append([]landscape.Repository{primary}, others...)
	}
}

func (w *walker) additionalRepos(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "additional_repos", func(n *yaml.Node) {
		var r landscape.Repository
		w.read(n, keys{"repo_url": w.into(&r.URL), "branch": w.into(&r.Branch), "license": w.into(&r.License)})
		if r.URL == "" {
			w.report(n, "repository-required", diag.Error, "additional_repos has an entry without repo_url")
			return
		}
		it.Repositories = append(it.Repositories, r)
	})
}

func (w *walker) secondPath(it *landscape.Item, n *yaml.Node) {
	for _, s := range w.texts(n, "second_path") {
		p, ok := splitPath(s)
		if !ok {
			w.report(n, "second-path-form", diag.Warning, "second_path %q is not of the form Category / Subcategory", s)
			continue
		}
		it.Also = append(it.Also, p)
	}
}

func (w *walker) audits(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "audits", func(n *yaml.Node) {
		var a landscape.Audit
		w.read(n, keys{
			"type": w.into(&a.Type), "url": w.into(&a.URL), "vendor": w.into(&a.Vendor),
			"date": func(n *yaml.Node) { a.Date = w.day(n, "audit date", true) },
		})
		it.Audits = append(it.Audits, a)
	})
}

func (w *walker) otherLinks(it *landscape.Item, n *yaml.Node) {
	w.structs(n, "other_links", func(n *yaml.Node) {
		var l landscape.Link
		w.read(n, keys{"name": w.into(&l.Name), "url": w.into(&l.URL)})
		it.Links = append(it.Links, l)
	})
}

func (w *walker) annotations(it *landscape.Item, n *yaml.Node) {
	w.each(n, "annotations", func(key string, value *yaml.Node) {
		it.Notes = append(it.Notes, landscape.Annotation{Key: key, Value: w.text(value, "annotation")})
	})
}
