package scan

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
)

// Match is the project that a component comes from, and why.
type Match struct {
	Item *landscape.Item
	// Rule is what matched: identifier, repository, organization or name.
	Rule string
	// Confidence is exact, text, repackaged, organization or name.
	Confidence string
	// Scope is library for a package that programs use without the software of the
	// project, else "".
	Scope string
}

// ScopeLibrary is the scope of libraries.
const ScopeLibrary = "library"

// Confidences of matches that are weaker than exact ones.
const (
	ConfidenceText       = "text"
	ConfidenceRepackaged = "repackaged"
)

// Matcher finds the projects of components. Projects are the hosted items of a
// landscape and the items that an organization gave a status.
type Matcher struct {
	exact    map[string]map[string]*landscape.Item // by kind of identifier and name
	prefixes map[string]*prefixes                  // by kind of identifier
	names    map[string]*landscape.Item            // by slug, for loose matching
	// libraries holds the identifiers of libraries, by kind and name.
	libraries map[string]map[string]bool
	byBase    map[string]*landscape.Item // see bases
	byLabel   *prefixes                  // see labels
}

// NewLooseMatcher returns a matcher that also matches by name alone.
func NewLooseMatcher(c *landscape.Catalog) *Matcher {
	m := NewMatcher(c)
	m.names = map[string]*landscape.Item{}
	for i := range c.Items {
		it := &c.Items[i]
		if !isProject(it) {
			continue
		}
		m.names[it.Slug()] = it
		for _, a := range slices.Concat(it.Aliases, it.FormerNames) {
			m.names[normalize.Slug(a.Name)] = it
		}
	}
	return m
}

// isProject reports whether components may come from an item.
func isProject(it *landscape.Item) bool { return it.Maturity != "" || it.Status != "" }

// NewMatcher returns a matcher for the projects of a landscape.
func NewMatcher(c *landscape.Catalog) *Matcher {
	m := &Matcher{exact: map[string]map[string]*landscape.Item{}, prefixes: map[string]*prefixes{}, libraries: map[string]map[string]bool{}}
	for i := range c.Items {
		it := &c.Items[i]
		if !isProject(it) {
			continue
		}
		for _, id := range it.Identifiers {
			if kind, pattern, ok := strings.Cut(id.Pattern, ":"); ok && id.Kind == "libraries" {
				m.addLibrary(kind, pattern, it)
				continue
			}
			m.add(id.Kind, id.Pattern, it)
		}
		for _, r := range it.Repositories {
			m.add("repositories", r.URL, it)
		}
	}
	return m
}

func (m *Matcher) add(kind, pattern string, it *landscape.Item) {
	text := NormalPattern(kind, pattern)
	if text == "" {
		return
	}
	if start, ok := strings.CutSuffix(text, "*"); ok {
		if m.prefixes[kind] == nil {
			m.prefixes[kind] = &prefixes{items: map[string]*landscape.Item{}}
		}
		m.prefixes[kind].add(start, it)
		return
	}
	if m.exact[kind] == nil {
		m.exact[kind] = map[string]*landscape.Item{}
	}
	if m.exact[kind][text] == nil {
		m.exact[kind][text] = it
	}
}

// addLibrary adds an identifier of a library.
func (m *Matcher) addLibrary(kind, pattern string, it *landscape.Item) {
	if m.libraries[kind] == nil {
		m.libraries[kind] = map[string]bool{}
	}
	m.libraries[kind][NormalPattern(kind, pattern)] = true
	m.add(kind, pattern, it)
}

// Match returns the project that a component comes from. It reports false if there is
// none.
func (m *Matcher) Match(c Component) (match Match, ok bool) {
	if it := m.byIdentifier(c); it != nil {
		return Match{it, "identifier", "exact", m.scope(c)}, true
	}
	repository := sourceOf(c)
	if it := m.exact["repositories"][repository]; it != nil {
		return Match{it, "repository", "exact", ""}, true
	}
	if parts := strings.SplitN(repository, "/", 3); len(parts) >= 2 {
		if it := m.exact["organizations"][parts[0]+"/"+parts[1]]; it != nil {
			return Match{it, "organization", "organization", m.scope(c)}, true
		}
	}
	if c.Kind == Image {
		if it := m.repackaged(c.Name); it != nil {
			return Match{it, "identifier", ConfidenceRepackaged, ""}, true
		}
	}
	if m.names != nil {
		base := c.Name[strings.LastIndexAny(c.Name, "/:")+1:]
		if it := m.names[normalize.Slug(base)]; it != nil {
			return Match{it, "name", "name", ""}, true
		}
	}
	return Match{}, false
}

// scope returns the scope of a component that matches.
func (m *Matcher) scope(c Component) string {
	names := m.libraries[kindOf(c.Kind).Name]
	for name := strings.ToLower(c.Name); name != "." && len(names) > 0; name = parent(name) {
		if names[name] {
			return ScopeLibrary
		}
	}
	return ""
}

// byIdentifier returns the project whose identifiers match a component, or nil.
func (m *Matcher) byIdentifier(c Component) *landscape.Item {
	switch c.Kind {
	case Module:
		// Package URLs may have module paths in lower case.
		for path := strings.ToLower(c.Name); path != "."; path = parent(path) {
			if it := m.exact["go"][path]; it != nil {
				return it
			}
		}
		return nil
	case APIGroup:
		for group := c.Name; group != ""; {
			if it := m.exact["api_groups"][group]; it != nil {
				return it
			}
			_, group, _ = strings.Cut(group, ".")
		}
		return nil
	case Repository:
		if it := m.byName("repositories", c.Name); it != nil {
			return it
		}
		return m.exact["go"][c.Name] // the path of a Go module is that of its repository
	case Tool:
		if label, ok := strings.CutPrefix(c.Name, mavenLabel); ok {
			return m.labels().find(label)
		}
	case Chart:
		// A repository of a project may have charts of others, such as
		// kube-state-metrics.
		if it := m.exact["charts"][strings.ToLower(c.Name)]; it != nil {
			return it
		}
		if it := m.chartRepository(c.Source); it != nil {
			return it
		}
		if c.Source != "" && strings.HasPrefix(c.Source, "oci://") {
			if it := m.byName("images", strings.TrimPrefix(c.Source, "oci://")+"/"+c.Name); it != nil {
				return it
			}
		}
		return m.byName("charts", c.Name)
	case ChartRepository:
		if it := m.chartRepository(c.Name); it != nil {
			return it
		}
		if rest, ok := strings.CutPrefix(c.Name, "oci://"); ok {
			return m.byName("images", rest)
		}
		return nil
	case Download:
		for path := c.Name; path != "."; path = parent(path) {
			if it := m.exact["downloads"][path]; it != nil {
				return it
			}
		}
		return m.chartRepository("https://" + c.Name)
	}
	return m.byName(kindOf(c.Kind).Name, strings.ToLower(c.Name))
}

func (m *Matcher) byName(kind, name string) *landscape.Item {
	if it := m.exact[kind][name]; it != nil {
		return it
	}
	return m.prefixes[kind].find(name)
}

// chartRepository returns the project of a Helm repository or of one above it, or nil.
func (m *Matcher) chartRepository(address string) *landscape.Item {
	for address = strings.ToLower(strings.TrimRight(address, "/")); strings.Contains(address, "//") && !strings.HasSuffix(address, "/"); address = parent(address) {
		if it := m.exact["chart_repositories"][address]; it != nil {
			return it
		}
	}
	return nil
}

// parent removes the last part of a path. The parent of a single part is ".".
func parent(path string) string {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "."
	}
	return path[:i]
}

// sourceOf returns the repository, or its host and owner, that the name of a component
// implies, or "".
func sourceOf(c Component) string {
	switch c.Kind {
	case Module, Repository:
		if parts := strings.Split(c.Name, "/"); len(parts) >= 2 {
			return landscape.RepositoryKey(strings.Join(parts[:min(3, len(parts))], "/"))
		}
	case Image:
		if rest, ok := strings.CutPrefix(c.Name, "ghcr.io/"); ok {
			parts := strings.Split(rest, "/")
			return landscape.RepositoryKey("github.com/" + strings.Join(parts[:min(2, len(parts))], "/"))
		}
	case Chart, ChartRepository:
		address := c.Source
		if c.Kind == ChartRepository {
			address = c.Name
		}
		if rest, ok := strings.CutPrefix(address, "oci://ghcr.io/"); ok {
			parts := strings.Split(rest, "/")
			return landscape.RepositoryKey("github.com/" + strings.Join(parts[:min(2, len(parts))], "/"))
		}
		if rest, ok := strings.CutPrefix(address, "https://"); ok {
			if host, path, _ := strings.Cut(rest, "/"); strings.HasSuffix(host, ".github.io") {
				repo, _, _ := strings.Cut(path, "/")
				return "github.com/" + strings.TrimSuffix(host, ".github.io") + "/" + repo
			}
		}
	case Composer:
		return "github.com/" + c.Name
	}
	return ""
}
