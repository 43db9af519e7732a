package load

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// webURL is an address as a browser would read it.
type webURL struct {
	scheme, host string
	path         string // with what follows
}

func (u webURL) String() string { return u.scheme + "://" + u.host + u.path }

// parseURL reads an address by the rules of browsers (https://url.spec.whatwg.org),
// which landscape2 follows; fault says what is wrong in landscape2's words. It
// looks as deep as is needed for the verdict and the host.
func parseURL(s string) (u webURL, fault string) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !isScheme(scheme) {
		return u, "relative URL without a base"
	}
	u.scheme = strings.ToLower(scheme)
	switch u.scheme {
	case "http", "https", "ws", "wss", "ftp":
		rest = strings.TrimLeft(rest, `/\`)
		end := strings.IndexAny(rest, `/\?#`)
		if end < 0 {
			end = len(rest)
		}
		u.path = rest[end:]
		if u.path == "" || u.path[0] == '?' || u.path[0] == '#' {
			u.path = "/" + u.path
		}
		u.host, fault = authorityHost(rest[:end])
	default:
		u.path = rest
	}
	return u, fault
}

func isScheme(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return false
		}
	}
	return s != ""
}

// authorityHost returns the host of [user@]host[:port].
func authorityHost(authority string) (host, fault string) {
	authority = authority[strings.LastIndex(authority, "@")+1:]
	host, port := authority, ""
	if end := strings.LastIndexByte(authority, ':'); end >= 0 && !strings.Contains(authority[end:], "]") {
		host, port = authority[:end], authority[end+1:]
	}
	if host == "" {
		return "", "empty host"
	}
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n > 65535 || strings.Trim(port, "0123456789") != "") {
		return "", "invalid port number"
	}
	if strings.HasPrefix(host, "[") {
		addr, err := netip.ParseAddr(strings.TrimSuffix(host[1:], "]"))
		if err != nil || !addr.Is6() || !strings.HasSuffix(host, "]") {
			return "", "invalid IPv6 address"
		}
		return host, ""
	}
	return domain(host)
}

// domain checks a name, or an IPv4 address, and writes it in lower case.
func domain(host string) (string, string) {
	decoded, err := url.PathUnescape(host)
	if err != nil {
		decoded = host
	}
	decoded = strings.ToLower(decoded)
	for _, r := range decoded {
		switch {
		case r <= ' ' || r == 0x7f || strings.ContainsRune("#%/:<>?@[\\]^|", r):
			return "", "invalid domain character"
		case r > 0x7f && !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '。' && r != '·':
			return "", "invalid international domain name"
		}
	}
	labels := strings.Split(strings.TrimSuffix(decoded, "."), ".")
	if last := labels[len(labels)-1]; last != "" && strings.Trim(last, "0123456789") == "" || isHex(last) {
		if !isIPv4(labels) {
			return "", "invalid IPv4 address"
		}
	}
	return decoded, ""
}

func isHex(s string) bool {
	return strings.HasPrefix(s, "0x") && strings.Trim(s[2:], "0123456789abcdef") == ""
}

// isIPv4 reports whether the parts, decimal, octal or hexadecimal, make an
// address; the last one fills what is left.
func isIPv4(parts []string) bool {
	if len(parts) > 4 {
		return false
	}
	for i, p := range parts {
		base := 10
		switch {
		case strings.HasPrefix(p, "0x"):
			p, base = "0"+p[2:], 16
		case len(p) > 1 && p[0] == '0':
			p, base = p[1:], 8
		}
		n, err := strconv.ParseUint(p, base, 64)
		limit := uint64(255)
		if i == len(parts)-1 {
			limit = 1<<(8*(5-len(parts))) - 1
		}
		if err != nil || n > limit {
			return false
		}
	}
	return true
}
