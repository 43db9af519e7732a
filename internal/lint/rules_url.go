package lint

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/load"
	"gopkg.in/yaml.v3"
)

// forges are hosts of repositories whose URLs have the form /OWNER/NAME.
var forges = []string{"github.com", "www.github.com", "gitlab.com", "bitbucket.org", "codeberg.org"}

// repositoryForm finds URLs at known forges in repo_url that do not have the form of a
// repository.
func repositoryForm(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		at := nodes.Value("repo_url")
		if at == nil || at.Kind != yaml.ScalarNode {
			return
		}
		u, fault := landscape2.ParseURL(at.Value)
		if fault != "" || !slices.Contains(forges, u.Host) {
			return
		}
		if n := countSegments(u.Path); n < 2 || n > 2 && u.Host != "gitlab.com" {
			l.report(at, "repo_url %q is not a repository URL", at.Value)
		}
	}
}

// countSegments returns the number of segments of a path that are not empty.
func countSegments(path string) int {
	n := 0
	for i := range len(path) {
		if path[i] != '/' && (i == 0 || path[i-1] == '/') {
			n++
		}
	}
	return n
}

// urlSuffixes finds URLs of repositories that end in a slash or .git.
func urlSuffixes(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		at := nodes.Value("repo_url")
		if at == nil || at.Kind != yaml.ScalarNode {
			return
		}
		switch url := strings.TrimSpace(at.Value); {
		case strings.HasSuffix(url, "/"):
			l.report(at, "repo_url ends in a slash")
		case strings.HasSuffix(url, ".git"):
			l.report(at, "repo_url ends in .git")
		}
	}
}

// unencryptedURLs finds URLs with http:.
func unencryptedURLs(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		eachScalar(nodes, func(k *load.ItemKey) {
			if isUnencrypted(k.Name, k.Value.Value) {
				l.report(k.Value, "%s is not encrypted (http:)", withoutExtra(k.Name))
			}
		})
	}
}

// isUnencrypted reports whether a key holds a URL, and the value begins with
// http:.
func isUnencrypted(key, value string) bool {
	return strings.HasPrefix(strings.TrimSpace(value), "http://") && (strings.Contains(key, "url") || key == "twitter" || key == "crunchbase")
}

// wrongHost finds entries of OpenSSF Best Practices at other hosts.
func wrongHost(l *linter) itemCheck {
	return func(_ *landscape.Item, nodes *load.ItemNodes) {
		for _, key := range []string{"url_for_bestpractices", "extra.url_for_bestpractices"} {
			at := nodes.Value(key)
			if at == nil || at.Kind != yaml.ScalarNode || load.IsNull(at) {
				continue
			}
			u, _ := landscape2.ParseURL(at.Value)
			if host := strings.TrimPrefix(u.Host, "www."); host != "bestpractices.dev" && host != "bestpractices.coreinfrastructure.org" {
				l.report(at, "url_for_bestpractices is at %s, not at www.bestpractices.dev", u.Host)
			}
		}
	}
}
