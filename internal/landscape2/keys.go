package landscape2

import (
	"slices"
	"strings"
	"sync"
)

// Key is a key of an item, or of an item's extra part.
type Key struct {
	// Name is the key. In the extra part it begins with [Extra].
	Name string
	// Ignored marks a key that landscape files have, but landscape2 does not
	// read. It is listed for its place in the order of keys.
	Ignored bool
	// Required marks a key that every item must have.
	Required bool
	// URL is what landscape2's messages call the URL that the key holds; it is
	// "" if landscape2 does not check the value as a URL.
	URL string
	// Hosts are the ends that the URL's host may have; none allows any host.
	Hosts []string
}

// Extra begins the names of the keys of an item's extra part.
const Extra = "extra."

// Keys lists the keys in the order of landscape2's documentation.
var Keys = []Key{
	{Name: "name", Required: true},
	{Name: "description"},
	{Name: "homepage_url", Required: true, URL: "homepage"},
	{Name: "project"},
	{Name: "repo_url", URL: "repository"},
	{Name: "branch"},
	{Name: "license"},
	{Name: "additional_repos"},
	{Name: "logo", Required: true},
	{Name: "twitter", URL: "twitter", Hosts: []string{"twitter.com", "x.com"}},
	{Name: "crunchbase", URL: "crunchbase"},
	{Name: "organization", Ignored: true},
	{Name: "unnamed_organization"},
	{Name: "stock_ticker", Ignored: true},
	{Name: "enduser"},
	{Name: "joined"},
	{Name: "url_for_bestpractices", URL: "best_practices"},
	{Name: "open_source", Ignored: true},
	{Name: "project_org", Ignored: true},
	{Name: "allow_duplicate_repo", Ignored: true},
	{Name: "second_path"},
	{Name: "extra"},

	{Name: "extra.tag"},
	{Name: "extra.accepted"},
	{Name: "extra.incubating"},
	{Name: "extra.graduated"},
	{Name: "extra.archived"},
	{Name: "extra.specification"},
	{Name: "extra.parent_project"},
	{Name: "extra.annual_review_date"},
	{Name: "extra.annual_review_url", URL: "annual_review"},
	{Name: "extra.lfx_slug"},
	{Name: "extra.clomonitor_name"},
	{Name: "extra.dev_stats_url", URL: "dev_stats"},
	{Name: "extra.artwork_url", URL: "artwork"},
	{Name: "extra.documentation_url", URL: "documentation"},
	{Name: "extra.blog_url", URL: "blog"},
	{Name: "extra.slack_url", URL: "slack"},
	{Name: "extra.chat_channel"},
	{Name: "extra.mailing_list_url", URL: "mailing_list"},
	{Name: "extra.github_discussions_url", URL: "github_discussions"},
	{Name: "extra.stack_overflow_url", URL: "stack_overflow", Hosts: []string{"stackoverflow.com"}},
	{Name: "extra.discord_url", URL: "discord"},
	{Name: "extra.gitter_url", URL: "gitter"},
	{Name: "extra.youtube_url", URL: "youtube", Hosts: []string{"youtube.com"}},
	{Name: "extra.linkedin_url", URL: "linkedin", Hosts: []string{"linkedin.com"}},
	{Name: "extra.bluesky_url", URL: "bluesky", Hosts: []string{"bsky.app"}},
	{Name: "extra.facebook_url", URL: "facebook", Hosts: []string{"facebook.com"}},
	{Name: "extra.reddit_url", URL: "reddit", Hosts: []string{"reddit.com"}},
	{Name: "extra.pinterest_url", URL: "pinterest", Hosts: []string{"pinterest.com"}},
	{Name: "extra.docker_url", URL: "docker"},
	{Name: "extra.package_manager_url", URL: "package_manager"},
	{Name: "extra.funding_url", URL: "funding"},
	{Name: "extra.training_certifications"},
	{Name: "extra.training_type"},
	{Name: "extra.summary_personas"},
	{Name: "extra.summary_tags"},
	{Name: "extra.summary_use_case"},
	{Name: "extra.summary_business_use_case"},
	{Name: "extra.summary_release_rate"},
	{Name: "extra.summary_integration"},
	{Name: "extra.summary_integrations"},
	{Name: "extra.summary_intro_url"},
	{Name: "extra.audits"},
	{Name: "extra.other_links"},
	{Name: "extra.annotations"},
}

var keysByName = sync.OnceValue(func() map[string]*Key {
	m := make(map[string]*Key, len(Keys))
	for i := range Keys {
		m[Keys[i].Name] = &Keys[i]
	}
	return m
})

// KeyNamed returns the key of that name, or nil if landscape2 does not read it.
func KeyNamed(name string) *Key {
	if k := keysByName()[name]; k != nil && !k.Ignored {
		return k
	}
	return nil
}

// Short returns the key without [Extra].
func (k *Key) Short() string { return strings.TrimPrefix(k.Name, Extra) }

// AllowsHost reports whether a URL at this key may have the host.
func (k *Key) AllowsHost(host string) bool {
	return len(k.Hosts) == 0 || slices.ContainsFunc(k.Hosts, func(end string) bool { return strings.HasSuffix(host, end) })
}
