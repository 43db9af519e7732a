package lint

import (
	"regexp"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// checkLandscape2 runs the checks of "landscape2 validate data" that package load does
// not run: required keys, tags and URLs.
func (l *linter) checkLandscape2() {
	for i := range l.Items {
		nodes := &l.Items[i]
		l.At = nodes.Place
		l.checkRequired(nodes)
		for i := range nodes.Keys {
			l.checkKey(&nodes.Keys[i])
		}
	}
	l.At = load.Place{}
}

// requiredKeys are the keys that every item must have.
var requiredKeys = sync.OnceValue(func() []*landscape2.Key {
	var required []*landscape2.Key
	for i := range landscape2.Keys {
		if landscape2.Keys[i].Required {
			required = append(required, &landscape2.Keys[i])
		}
	}
	return required
})

// checkRequired reports required keys that are missing or blank. The reading of
// the file reports the name of an item that has none at all.
func (l *linter) checkRequired(nodes *load.ItemNodes) {
	for _, key := range requiredKeys() {
		if key.Name == "name" && nodes.Index < 0 {
			continue
		}
		switch value := nodes.Value(key.Name); {
		case value == nil:
			l.Report(nodes.Node, "missing-key", diag.Error, "missing field %s", key.Name)
		case load.IsBlank(value):
			l.Report(value, "empty-value", diag.Error, "%s is required", strings.TrimSuffix(key.Name, "_url"))
		}
	}
}

// checkKey checks the value of one key of an item.
func (l *linter) checkKey(k *load.ItemKey) {
	switch k.Name {
	case "additional_repos":
		l.eachMapping(k.Value, func(n *yaml.Node) {
			l.checkRequiredIn(n, "additional_repos", "repo_url")
			l.checkLink(ownValue(n, "repo_url"), "additional_repository", "additional_repos.repo_url")
		})
	case "extra.audits":
		l.eachMapping(k.Value, l.checkAudit)
	case "extra.other_links":
		l.eachMapping(k.Value, l.checkOtherLink)
	case "extra.tag":
		l.checkTags(k.Value)
	default:
		key := k.Spec
		if key == nil || key.URL == "" || k.Value.Kind != yaml.ScalarNode {
			return
		}
		// A required URL that is null is the text "null"; an optional one is absent.
		if key.Required && !load.IsBlank(k.Value) || !key.Required && !load.IsNull(k.Value) {
			l.checkURL(k.Value, key)
		}
	}
}

// eachMapping calls f for the mappings in a list.
func (l *linter) eachMapping(n *yaml.Node, f func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		return
	}
	for _, child := range n.Content {
		if child = yamldoc.Resolve(child); child.Kind == yaml.MappingNode {
			f(child)
		}
	}
}

// ownValue returns the value of a key that a mapping has itself, or nil.
func ownValue(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := yamldoc.Resolve(n.Content[i]); k.Kind == yaml.ScalarNode && k.Value == key && k.Tag != "!!merge" {
			return yamldoc.Resolve(n.Content[i+1])
		}
	}
	return nil
}

// checkRequiredIn reports keys that an entry of a list lacks.
func (l *linter) checkRequiredIn(n *yaml.Node, list string, keys ...string) {
	for _, key := range keys {
		if ownValue(n, key) == nil {
			l.Report(n, "missing-key", diag.Error, "%s: missing field %s", list, key)
		}
	}
}

func (l *linter) checkAudit(n *yaml.Node) {
	l.checkRequiredIn(n, "audits", "date", "type", "url", "vendor")
	if date := ownValue(n, "date"); date != nil && load.IsNull(date) {
		l.Report(date, "date-format", diag.Error, "audits.date: %q is not a date (want YYYY-MM-DD)", date.Value)
	}
	l.checkLink(ownValue(n, "url"), "audit", "audits.url")
}

func (l *linter) checkOtherLink(n *yaml.Node) {
	l.checkRequiredIn(n, "other_links", "name", "url")
	for _, key := range []string{"name", "url"} {
		if value := ownValue(n, key); value != nil && load.IsBlank(value) {
			l.Report(value, "empty-value", diag.Error, "other_links: link %s is required", key)
		}
	}
	if url := ownValue(n, "url"); url != nil && !load.IsBlank(url) {
		l.checkLink(url, "other_link", "other_links.url")
	}
}

// checkLink checks the URL in an entry of a list; n is nil if there is none. what
// is landscape2's name for it.
func (l *linter) checkLink(n *yaml.Node, what, key string) {
	if n != nil && n.Kind == yaml.ScalarNode {
		l.checkURL(n, &landscape2.Key{Name: key, URL: what})
	}
}

func (l *linter) checkTags(tags *yaml.Node) {
	if tags.Kind != yaml.SequenceNode {
		return
	}
	for _, n := range tags.Content {
		if tag := yamldoc.Resolve(n); tag.Kind == yaml.ScalarNode && !isTag(tag.Value) {
			l.Report(n, "tag-form", diag.Error, "invalid tag %q (only lowercase letters and hyphens are allowed)", tag.Value)
		}
	}
}

// isTag reports whether s consists of lower-case letters and hyphens.
func isTag(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// checkURL checks a URL as landscape2 does.
func (l *linter) checkURL(n *yaml.Node, key *landscape2.Key) {
	u, fault := landscape2.ParseURL(n.Value)
	switch {
	case fault == "" && u.Scheme == "mailto" && key.URL == "other_link":
		return
	case fault == "" && u.Scheme != "http" && u.Scheme != "https":
		fault = "invalid scheme"
	}
	switch {
	case fault != "":
		l.Report(n, "url", diag.Error, "invalid %s url (%s): %s", key.URL, key.Short(), fault)
	case key.URL == "crunchbase" && !isOrganization(u):
		l.Report(n, "url-host", diag.Error, "invalid crunchbase url (%s): expecting https://www.crunchbase.com/organization/NAME", key.Short())
	case !key.AllowsHost(u.Host):
		l.Report(n, "url-host", diag.Error, "invalid %s url (%s): expecting https://%s/...", key.URL, key.Short(), strings.Join(key.Hosts, "|"))
	}
}

// organizationForm is landscape2's pattern, in which a dot is any character.
var organizationForm = lazyRegexp(`^https://www.crunchbase.com/organization/[^/]+/?$`)

// isOrganization reports whether landscape2 takes a URL for that of an
// organization at Crunchbase.
func isOrganization(u landscape2.URL) bool {
	s := u.String()
	if name, ok := strings.CutPrefix(s, "https://www.crunchbase.com/organization/"); ok { // much faster
		name = strings.TrimSuffix(name, "/")
		return name != "" && !strings.Contains(name, "/")
	}
	return organizationForm().MatchString(s)
}

// lazyRegexp returns a function that compiles a regular expression on first use, so
// that other commands start faster.
func lazyRegexp(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
