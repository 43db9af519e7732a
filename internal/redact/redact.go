// Package redact removes secrets from URLs before they are printed or stored.
package redact

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// hidden replaces what was removed.
const hidden = "..."

// URL returns a URL without user, password, query and fragment, any of which may be a
// secret. It keeps only the scheme of a malformed URL, because its parts are unknown. A URL
// without these parts is returned unchanged.
func URL(address string) string {
	scheme, _, ok := strings.Cut(address, "://")
	if !ok {
		return withoutScheme(address)
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.HasSuffix(u.Host, ":") && strings.Contains(u.Path, "@") {
		if strings.ContainsAny(scheme, "@:/?# ") {
			return hidden
		}
		return scheme + "://" + hidden
	}
	if u.User == nil && !strings.ContainsAny(address, "?#") {
		return address
	}
	end := ""
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		end = address[i:i+1] + hidden
	}
	u.User, u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = nil, "", false, "", ""
	return u.String() + end
}

func withoutScheme(s string) string {
	if i := strings.LastIndex(s, "@"); i >= 0 {
		s = hidden + s[i:]
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i+1] + hidden
	}
	return s
}

var addresses = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>`]*")
})

// Text applies [URL] to every URL in a message.
func Text(s string) string {
	if !strings.Contains(s, "://") {
		return s
	}
	return addresses().ReplaceAllStringFunc(s, URL)
}
