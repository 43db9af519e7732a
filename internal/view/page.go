package view

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// pages maps the kinds of web pages of an item to fields.
var pages = []struct{ name, field string }{
	{"homepage", "homepage_url"}, {"repo", "repository"}, {"docs", "documentation_url"}, {"blog", "blog_url"},
	{"slack", "slack_url"}, {"mailing-list", "mailing_list_url"}, {"devstats", "devstats_url"}, {"artwork", "artwork_url"},
	{"twitter", "twitter_url"}, {"youtube", "youtube_url"}, {"discord", "discord_url"}, {"stackoverflow", "stack_overflow_url"},
}

// Pages lists the kinds of web pages that an item can have.
func Pages() []string {
	var names []string
	for _, p := range pages {
		names = append(names, p.name)
	}
	return names
}

// Page returns the URL of a web page of an item.
func Page(c *landscape.Catalog, it *landscape.Item, page string) (string, error) {
	for _, p := range pages {
		if !strings.EqualFold(p.name, page) {
			continue
		}
		f, err := landscape.FieldNamed(p.field)
		if err != nil {
			return "", err
		}
		address, _ := f.Get(c, it).(string)
		if address == "" {
			return "", fmt.Errorf("%s has no %s page", it.Name, p.name)
		}
		if u, err := url.Parse(address); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return "", fmt.Errorf("the %s page of %s is not a web page: %q", p.name, it.Name, address)
		}
		return address, nil
	}
	return "", suggest.Unknown("page", page, Pages())
}
