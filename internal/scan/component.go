package scan

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	packageurl "github.com/package-url/packageurl-go"
)

// Component is a package, image or other piece of software that a file names.
type Component struct {
	Kind    string // one of the kinds below
	Name    string // normalized: see normalizeName
	Version string // "" when none is given
	// Source is the repository of a chart, "" when unknown.
	Source string
	File   string
	Line   int // from 1; 0 in what has no lines
	// Indirect reports whether only other components require it.
	Indirect bool
	// Text reports whether a script or a template names it, as a known string.
	Text bool
	// TestData reports whether the file is in a directory of test data, examples or
	// documentation.
	TestData bool
}

// The kinds of component. Each has a row in [landscape.IdentifierKinds].
const (
	Module          = "go"
	Image           = "image"
	Chart           = "chart"
	ChartRepository = "chart_repository"
	APIGroup        = "api_group"
	Operator        = "operator" // package of an operator catalog
	Repository      = "repository"
	Download        = "download"
	OSPackage       = "os_package"
	NPM             = "npm"
	PyPI            = "pypi"
	Cargo           = "cargo"
	Maven           = "maven"
	NuGet           = "nuget"
	Gem             = "gem"
	Hex             = "hex"
	Composer        = "composer"
	Tool            = "tool"    // MANAGER/NAME: see tools.go
	Command         = "command" // PROGRAM, or PROGRAM VERB: see commands.go
)

// kindOf returns the row of a kind of component in the table of identifiers. A kind that
// only a saved report of another version has gets an empty row.
func kindOf(kind string) landscape.IdentifierKind {
	i := slices.IndexFunc(landscape.IdentifierKinds, func(k landscape.IdentifierKind) bool { return k.Component == kind })
	if i < 0 {
		return landscape.IdentifierKind{}
	}
	return landscape.IdentifierKinds[i]
}

// componentKey identifies a component regardless of its version and place.
type componentKey struct{ kind, name, source string }

func (c Component) key() componentKey { return componentKey{c.Kind, c.Name, c.Source} }

// PURL returns the package URL, or KIND:NAME where that kind has none.
func (c Component) PURL() string {
	typ, full := kindOf(c.Kind).PURL, c.Name
	if c.Kind == Repository && !strings.HasPrefix(full, "github.com/") {
		typ = ""
	}
	if typ == "" {
		return c.Kind + ":" + full
	}
	full = strings.TrimPrefix(full, "github.com/")
	if c.Kind == Module {
		full = c.Name
	}
	space, base := "", full
	cut := "/"
	if c.Kind == Maven {
		cut = ":"
	}
	if at := strings.LastIndex(full, cut); at >= 0 {
		space, base = full[:at], full[at+1:]
	}
	var qualifiers packageurl.Qualifiers
	if c.Source != "" {
		qualifiers = packageurl.QualifiersFromMap(map[string]string{"repository_url": c.Source})
	}
	version := c.Version
	if c.Kind == Image && strings.HasPrefix(full, "docker.io/") {
		space = strings.TrimPrefix(strings.TrimPrefix(space, "docker.io"), "/")
	} else if c.Kind == Image {
		registry, rest, _ := strings.Cut(space, "/")
		space, qualifiers = rest, packageurl.QualifiersFromMap(map[string]string{"repository_url": registry})
	}
	return packageurl.NewPackageURL(typ, space, base, version, qualifiers, "").ToString()
}

// Label returns the component as people write it: an image by its reference, anything else
// by its package URL without escapes, with the repository in parentheses as the only
// qualifier.
func (c Component) Label() string {
	if c.Kind == Image {
		name := strings.TrimPrefix(strings.TrimPrefix(c.Name, "docker.io/"), "library/")
		switch {
		case c.Version == "":
			return name
		case strings.Contains(c.Version, ":"):
			return name + "@" + c.Version // a digest
		}
		return name + ":" + c.Version
	}
	purl, qualifiers, _ := strings.Cut(c.PURL(), "?")
	if text, err := url.PathUnescape(purl); err == nil {
		purl = text
	}
	if values, err := url.ParseQuery(qualifiers); err == nil && values.Get("repository_url") != "" {
		purl += " (" + values.Get("repository_url") + ")"
	}
	return purl
}

// ParsePURL returns the component that a package URL names. It reports false for a
// package URL that is not valid and for a type of package that scan does not know.
func ParsePURL(text string) (c Component, ok bool) {
	c, err := parsePURL(text)
	return c, err == nil && c.Name != ""
}

// parsePURL returns the component that a package URL names, without a name if scan
// does not know its type. The error says why it is not valid.
func parsePURL(text string) (Component, error) {
	var c Component
	p, err := packageurl.FromString(text)
	if err != nil {
		return c, err
	}
	full := strings.TrimPrefix(p.Namespace+"/"+p.Name, "/")
	repository := p.Qualifiers.Map()["repository_url"]
	c.Version = p.Version
	switch p.Type {
	case packageurl.TypeGolang:
		c.Kind, full = Module, modulePath(text, full)
	case packageurl.TypeDocker, packageurl.TypeOCI:
		c.Kind = Image
		if p.Type == packageurl.TypeOCI && repository != "" {
			full = repository
		} else if repository != "" {
			full = repository + "/" + full
		}
	case packageurl.TypeHelm:
		c.Kind, c.Source, full = Chart, repository, p.Name
	case packageurl.TypeGithub:
		c.Kind, full = Repository, "github.com/"+full
	case packageurl.TypeMaven:
		c.Kind, full = Maven, p.Namespace+":"+p.Name
	case packageurl.TypeDebian, packageurl.TypeApk, packageurl.TypeRPM, packageurl.TypeAlpm:
		c.Kind, full = OSPackage, p.Name
	default:
		i := slices.IndexFunc(landscape.IdentifierKinds, func(k landscape.IdentifierKind) bool { return k.PURL == p.Type })
		if i < 0 {
			return c, nil
		}
		c.Kind = landscape.IdentifierKinds[i].Component
	}
	if c.Name = normalizeName(c.Kind, full); c.Name == "" {
		return c, fmt.Errorf("%q is not a valid %s name", full, p.Type)
	}
	return c, nil
}

// modulePath returns the path of a Go module in a package URL. Module paths are
// case-sensitive, but the library writes them in lower case, as lower is.
func modulePath(purl, lower string) string {
	path := purl[strings.Index(purl, ":")+1:]
	if end := strings.IndexAny(path, "@?#"); end >= 0 {
		path = path[:end]
	}
	_, path, _ = strings.Cut(strings.TrimLeft(path, "/"), "/")
	if path, err := url.PathUnescape(strings.Trim(path, "/")); err == nil && strings.EqualFold(path, lower) {
		return path
	}
	return lower
}

var pythonBreaks = lazyRegexp{source: `[-_.]+`}

// normalizeName returns the form of a name in which equal names are equal strings, or
// "" for a string that is not a name of that kind.
func normalizeName(kind, text string) string {
	text = strings.TrimSpace(text)
	switch kind {
	case Image:
		name, _, _ := parseImage(text)
		return name
	case Module:
		return text
	case PyPI:
		return pythonBreaks.get().ReplaceAllString(strings.ToLower(text), "-")
	case Repository:
		return landscape.RepositoryKey(repositoryURL(text))
	case ChartRepository, Download:
		return strings.ToLower(strings.TrimRight(text, "/"))
	}
	return strings.ToLower(text)
}

// repositoryURL makes an address of a web page in a repository, or of git,
// that of the repository: host/owner/name.
func repositoryURL(text string) string {
	text = strings.TrimPrefix(text, "git+")
	text = strings.TrimPrefix(text, "git::")
	if rest, ok := strings.CutPrefix(text, "git@"); ok {
		text = strings.Replace(rest, ":", "/", 1)
	}
	for _, scheme := range []string{"ssh://git@", "ssh://", "git://", "https://", "http://"} {
		text = strings.TrimPrefix(text, scheme)
	}
	text = strings.Replace(text, "raw.githubusercontent.com/", "github.com/", 1)
	text, _, _ = strings.Cut(text, "?")
	text, _, _ = strings.Cut(text, "#")
	parts := strings.Split(strings.Trim(text, "/"), "/")
	if len(parts) > 2 {
		parts = parts[:3]
		parts[2], _, _ = strings.Cut(parts[2], "@")
	}
	return strings.Join(parts, "/")
}

func compareComponents(a, b Component) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
}
