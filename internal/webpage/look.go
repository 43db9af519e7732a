package webpage

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// look is how settings make a page look: styles after its own, and images that it loads
// from their URLs.
type look struct {
	style         string
	icon, preview string // URLs, or ""
	images        []string
	notes         []string
}

// newLook returns the look of a landscape.
func newLook(s *landscape.Settings, o Options) look {
	var l look
	if s == nil {
		return l
	}
	l.style, l.notes = themeStyle(s)
	l.preview = settingNamed(s.Images, "open_graph")
	if icon := settingNamed(s.Images, "favicon"); o.RemoteImages && imageSource(icon) != "" {
		l.icon = icon
		l.images = append(l.images, icon)
	}
	for _, name := range []string{s.Header.Logo, s.Footer.Logo} {
		if o.RemoteImages && imageSource(name) != "" {
			l.images = append(l.images, name)
		}
	}
	return l
}

// imageURL returns the URL of an image that settings name, or "" if the page cannot load it.
func imageURL(s *landscape.Settings, name string, o Options) string {
	if data := s.Embedded[name]; data != "" {
		return data
	}
	if o.RemoteImages && imageSource(name) != "" {
		return name
	}
	return ""
}

// settingNamed returns the value of a setting, or "".
func settingNamed(settings []landscape.Setting, key string) string {
	for _, s := range settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// imageSource returns a source of a Content-Security-Policy that permits only the image at
// a URL, or "" if the URL is not an https one that a policy can have.
func imageSource(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	source := "https://" + u.Host + u.EscapedPath()
	if strings.ContainsAny(source, ";,'\"*<> \t\r\n\\") {
		return ""
	}
	return source
}

// pageSite is what settings add to a page.
type pageSite struct {
	Logo   string      `json:"logo,omitempty"` // of the header
	Links  []Link      `json:"links,omitempty"`
	Footer *pageFooter `json:"footer,omitempty"`
	Event  *pageEvent  `json:"event,omitempty"`
}

type (
	pageFooter struct {
		Logo  string `json:"logo,omitempty"`
		Text  string `json:"text,omitempty"` // in Markdown
		Links []Link `json:"links"`
	}
	pageEvent struct {
		Name  string `json:"name"`
		URL   string `json:"url"`
		Start string `json:"start"`
		End   string `json:"end"`
	}
)

// siteNames are the names of links in settings, in the order of a footer.
var siteNames = []struct{ key, name string }{{"homepage", "Website"}, {"github", "GitHub"}, {"slack", "Slack"}, {"forums", "Forums"}, {"linkedin", "LinkedIn"},
	{"twitter", "X"}, {"youtube", "YouTube"}, {"facebook", "Facebook"}, {"instagram", "Instagram"}, {"twitch", "Twitch"}, {"flickr", "Flickr"}, {"wechat", "WeChat"}}

// newSite returns what settings add to a page, or nil.
func newSite(s *landscape.Settings, o Options) *pageSite {
	if s == nil {
		return nil
	}
	site := &pageSite{Logo: imageURL(s, s.Header.Logo, o), Links: siteLinks(s.Header.Links)}
	if s.Footer.Given {
		site.Footer = &pageFooter{Logo: imageURL(s, s.Footer.Logo, o), Text: s.Footer.Text, Links: siteLinks(s.Footer.Links)}
	}
	if e := s.Event; e != nil && isWeb(e.DetailsURL) {
		site.Event = &pageEvent{Name: e.Name, URL: e.DetailsURL, Start: e.Start.String(), End: e.End.String()}
	}
	return site
}

// siteLinks returns links of settings by their names. Only web addresses are links.
func siteLinks(settings []landscape.Setting) []Link {
	links := []Link{}
	for _, n := range siteNames {
		if address := settingNamed(settings, n.key); isWeb(address) {
			links = append(links, Link{Name: n.name, URL: address})
		}
	}
	return slices.Clip(links)
}

// isWeb reports whether an address is one of the web, not one such as javascript:.
func isWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && cmp.Or(u.Host, u.Opaque) != ""
}
