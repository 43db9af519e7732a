package load

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// repositoryForm finds repository addresses at known forges that name no
// repository.
func (v *validation) repositoryForm() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		at := nodes.value("repo_url")
		if at == nil || at.Kind != yaml.ScalarNode {
			return
		}
		u, fault := parseURL(at.Value)
		if fault != "" || !slices.Contains([]string{"github.com", "www.github.com", "gitlab.com", "bitbucket.org", "codeberg.org"}, u.host) {
			return
		}
		parts := strings.FieldsFunc(u.path, func(r rune) bool { return r == '/' })
		if n := len(parts); n < 2 || n > 2 && u.host != "gitlab.com" {
			v.tell(at, "repo_url %q is not the address of a repository", at.Value)
		}
	})
}

func (v *validation) urlForm() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		at := nodes.value("repo_url")
		if at == nil || at.Kind != yaml.ScalarNode {
			return
		}
		switch url := strings.TrimSpace(at.Value); {
		case strings.HasSuffix(url, "/"):
			v.tell(at, "repo_url ends in a slash")
		case strings.HasSuffix(url, ".git"):
			v.tell(at, "repo_url ends in .git")
		}
	})
}

func (v *validation) urlHTTP() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		nodes.scalars(func(key string, value *yaml.Node) {
			if strings.HasPrefix(strings.TrimSpace(value.Value), "http://") && (strings.Contains(key, "url") || key == "twitter" || key == "crunchbase") {
				v.tell(value, "%s is not encrypted (http:)", strings.TrimPrefix(key, "extra."))
			}
		})
	})
}

func (v *validation) wrongHost() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		for _, key := range []string{"url_for_bestpractices", "extra.url_for_bestpractices"} {
			at := nodes.value(key)
			if at == nil || at.Kind != yaml.ScalarNode || isNone(at) {
				continue
			}
			u, _ := parseURL(at.Value)
			if host := strings.TrimPrefix(u.host, "www."); host != "bestpractices.dev" && host != "bestpractices.coreinfrastructure.org" {
				v.tell(at, "url_for_bestpractices is at %s, not at www.bestpractices.dev", u.host)
			}
		}
	})
}

var artworkPage = pattern(`/examples/(sandbox|incubating|graduated|archived)`)

func (v *validation) artworkLevel() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		m := artworkPage().FindStringSubmatch(it.Detail(landscape.ArtworkURL))
		if at := nodes.value("extra.artwork_url"); m != nil && it.Maturity != "" && m[1] != string(it.Maturity) {
			v.tell(at, "artwork_url is a page of %s projects; this one is %s", m[1], it.Maturity)
		}
	})
}

// spdxID is the form of an SPDX licence identifier; spdxNames are words that
// have that form but are none.
var (
	spdxID    = pattern(`^\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*$`)
	spdxNames = []string{"apache", "gpl", "lgpl", "agpl", "bsd", "mpl", "apache2", "apache2.0", "gplv2", "gplv3", "proprietary", "other", "none"}
)

// isSPDX reports whether a licence has the form of an SPDX expression.
func isSPDX(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		operator := i%2 == 1
		if operator != slices.Contains([]string{"AND", "OR", "WITH"}, w) {
			return false
		}
		if !operator && (!spdxID().MatchString(w) || slices.Contains(spdxNames, strings.ToLower(w))) {
			return false
		}
	}
	return len(words)%2 == 1
}
