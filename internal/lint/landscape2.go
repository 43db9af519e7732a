package load

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// The checks by which landscape2 rejects a file, beyond those of reading it:
// its `validate data` of 1.1.0.

// urlRule is an address that landscape2 checks: the key it stands at, what
// landscape2 calls it, and what its host may end in, if that matters.
type urlRule struct {
	key, kind string
	hosts     []string
}

var urlRules = []urlRule{
	{"url_for_bestpractices", "best_practices", nil},
	{"crunchbase", "crunchbase", nil},
	{"homepage_url", "homepage", nil},
	{"repo_url", "repository", nil},
	{"twitter", "twitter", []string{"twitter.com", "x.com"}},
	{"extra.annual_review_url", "annual_review", nil},
	{"extra.artwork_url", "artwork", nil},
	{"extra.blog_url", "blog", nil},
	{"extra.bluesky_url", "bluesky", []string{"bsky.app"}},
	{"extra.dev_stats_url", "dev_stats", nil},
	{"extra.discord_url", "discord", nil},
	{"extra.docker_url", "docker", nil},
	{"extra.documentation_url", "documentation", nil},
	{"extra.facebook_url", "facebook", []string{"facebook.com"}},
	{"extra.funding_url", "funding", nil},
	{"extra.github_discussions_url", "github_discussions", nil},
	{"extra.gitter_url", "gitter", nil},
	{"extra.linkedin_url", "linkedin", []string{"linkedin.com"}},
	{"extra.mailing_list_url", "mailing_list", nil},
	{"extra.package_manager_url", "package_manager", nil},
	{"extra.pinterest_url", "pinterest", []string{"pinterest.com"}},
	{"extra.reddit_url", "reddit", []string{"reddit.com"}},
	{"extra.slack_url", "slack", nil},
	{"extra.stack_overflow_url", "stack_overflow", []string{"stackoverflow.com"}},
	{"extra.youtube_url", "youtube", []string{"youtube.com"}},
}

var (
	tagForm        = pattern(`^[a-z\-]+$`)
	crunchbaseForm = pattern(`^https://www.crunchbase.com/organization/[^/]+/?$`)
)

// pattern compiles a regular expression when it is first used: the program
// starts without.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// strictItem makes landscape2's checks of an item whose keys have been read.
func (w *walker) strictItem(n *yaml.Node, nodes itemNodes) {
	for _, key := range []string{"name", "homepage_url", "logo"} {
		switch value := nodes.value(key); {
		case value == nil:
			w.report(n, "missing-key", diag.Error, "missing field %s", key)
		case isBlank(value):
			w.report(value, "empty-value", diag.Error, "%s is required", strings.TrimSuffix(key, "_url"))
		}
	}
	if tags := nodes.value("extra.tag"); tags != nil && tags.Kind == yaml.SequenceNode {
		for _, child := range tags.Content {
			if tag := yamldoc.Resolve(child); tag.Kind == yaml.ScalarNode && !tagForm().MatchString(tag.Value) {
				w.report(child, "tag-form", diag.Error, "invalid tag %q (only lower-case letters and hyphens)", tag.Value)
			}
		}
	}
	for _, rule := range urlRules {
		value := nodes.value(rule.key)
		if value == nil || value.Kind != yaml.ScalarNode {
			continue
		}
		// Null is no absent homepage but the text "null": the key is required.
		if required := rule.key == "homepage_url"; required && !isBlank(value) || !required && !isNone(value) {
			w.strictURL(value, rule)
		}
	}
}

// strictURL checks an address as landscape2 does.
func (w *walker) strictURL(n *yaml.Node, rule urlRule) {
	u, fault := parseURL(n.Value)
	rule.key = strings.TrimPrefix(rule.key, "extra.")
	switch {
	case fault == "" && u.scheme == "mailto" && rule.kind == "other_link":
		return
	case fault == "" && u.scheme != "http" && u.scheme != "https":
		fault = "invalid scheme"
	}
	if fault != "" {
		w.report(n, "url", diag.Error, "invalid %s url (%s): %s", rule.kind, rule.key, fault)
		return
	}
	if rule.kind == "crunchbase" && !crunchbaseForm().MatchString(u.String()) {
		w.report(n, "url-host", diag.Error, "invalid crunchbase url (%s): expecting https://www.crunchbase.com/organization/NAME", rule.key)
	}
	for _, host := range rule.hosts {
		if strings.HasSuffix(u.host, host) {
			return
		}
	}
	if len(rule.hosts) > 0 {
		w.report(n, "url-host", diag.Error, "invalid %s url (%s): expecting https://%s/...", rule.kind, rule.key, strings.Join(rule.hosts, "|"))
	}
}

// isPlain reports whether a scalar is written without quotes and is no block.
func isPlain(n *yaml.Node) bool {
	const other = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Kind == yaml.ScalarNode && n.Style&other == 0
}

// isNone reports whether landscape2 takes an optional value for absent: it is
// a plain null.
func isNone(n *yaml.Node) bool { return isPlain(n) && n.Tag == "!!null" }

// isVoid reports whether a key has no value written at all, which landscape2
// takes for an empty list or mapping.
func isVoid(n *yaml.Node) bool { return isPlain(n) && n.Value == "" }

// isBadNull reports whether a value is tagged !!null and is none, which
// landscape2 rejects where a value is optional.
func isBadNull(n *yaml.Node) bool {
	return isNone(n) && n.Style&yaml.TaggedStyle != 0 && !slices.Contains([]string{"~", "null", "Null", "NULL"}, n.Value)
}

// isBlank reports whether a value is a string of nothing but whitespace.
func isBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == ""
}
