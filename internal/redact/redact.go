// Package redact takes secrets out of addresses before they are printed or kept.
package redact

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// hidden stands for what was taken out.
const hidden = "..."

// URL returns an address without user, password, query and fragment, any of which
// may be a secret. Of a malformed address only the scheme is left, because it is
// not known what is what in it. An address without any is returned as it is.
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

// Text returns a message with every address in it as [URL] has it.
func Text(s string) string {
	if !strings.Contains(s, "://") {
		return s
	}
	return addresses().ReplaceAllStringFunc(s, URL)
}
