package landscape2

import "strings"

// URL is a URL as browsers normalize it.
type URL struct {
	Scheme, Host string
	userinfo     string // with the "@"; empty if there is none
	port         string // with the ":"; empty for the default of the scheme
	// Path includes the query and the fragment.
	Path string
}

// String returns the whole URL.
func (u URL) String() string { return u.Scheme + "://" + u.userinfo + u.Host + u.port + u.Path }

// defaultPorts has the schemes whose URLs always have a host.
var defaultPorts = map[string]string{"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}

// ParseURL parses a URL by the URL standard (https://url.spec.whatwg.org), which
// landscape2 follows. The fault is what is wrong with it, in landscape2's words,
// or "". ParseURL does not percent-encode anything, because no verdict depends
// on it.
func ParseURL(s string) (u URL, fault string) {
	if u, ok := parsePlain(s); ok {
		return u, ""
	}
	return parseAny(s)
}

// parseAny is [ParseURL] without its shortcut.
func parseAny(s string) (u URL, fault string) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !isScheme(scheme) {
		return u, "relative URL without a base"
	}
	u.Scheme = strings.ToLower(scheme)
	if _, ok := defaultPorts[u.Scheme]; !ok {
		u.Path = rest
		return u, opaqueFault(rest)
	}
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	u.Path = normalPath(rest[end:])
	if fault = u.readAuthority(rest[:end]); fault == "" {
		u.Host, fault = normalHost(u.Host)
	}
	return u, fault
}

// parsePlain parses URLs that are in their normal form already: https or http,
// a host name in lower case, no port, and a path of printable ASCII without dot
// segments. Nearly all are, and this takes a tenth of the time. It reports
// whether s is such a URL.
func parsePlain(s string) (u URL, ok bool) {
	scheme, rest, ok := strings.Cut(s, "://")
	if !ok || scheme != "https" && scheme != "http" {
		return u, false
	}
	end := strings.IndexByte(rest, '/')
	if end < 0 {
		end = len(rest)
	}
	host, path := rest[:end], rest[end:]
	label := host[strings.LastIndexByte(host, '.')+1:]
	if !isPlainHost(host) || label == "" || label[0] < 'a' {
		return u, false
	}
	for i := range len(path) {
		switch c := path[i]; {
		case c <= ' ' || c >= 0x7f || c == '\\':
			return u, false
		case c == '/' && i+1 < len(path) && (path[i+1] == '.' || path[i+1] == '%'):
			return u, false
		}
	}
	if path == "" {
		path = "/"
	}
	return URL{Scheme: scheme, Host: host, Path: path}, true
}

// isScheme reports whether s is the name of a scheme.
func isScheme(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return false
		}
	}
	return s != ""
}

// opaqueFault returns what is wrong with the part after a scheme such as mailto,
// which needs no host.
func opaqueFault(rest string) string {
	rest, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return ""
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	authority := rest[:end]
	var u URL
	fault := u.readAuthority(authority)
	switch {
	// A host may be missing, but not behind user information or before a port.
	case authority == "", authority == "@" && end == len(rest), authority == ":@":
		return ""
	case fault == "" && strings.HasPrefix(u.Host, "["):
		_, fault = normalIPv6(u.Host)
	case fault == "" && strings.ContainsAny(u.Host, "\x00 <>[\\]^|"):
		fault = "invalid domain character"
	}
	return fault
}

// readAuthority splits "[userinfo@]host[:port]".
func (u *URL) readAuthority(authority string) (fault string) {
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		if info := authority[:at+1]; info != "@" && info != ":@" {
			u.userinfo = info
		}
		authority = authority[at+1:]
	}
	brackets := false
	end := strings.IndexFunc(authority, func(r rune) bool {
		if r == '[' || r == ']' {
			brackets = r == '['
		}
		return r == ':' && !brackets
	})
	if end < 0 {
		end = len(authority)
	}
	u.Host, authority = authority[:end], strings.TrimPrefix(authority[end:], ":")
	if u.Host == "" {
		return "empty host"
	}
	if strings.Trim(authority, "0123456789") != "" {
		return "invalid port number"
	}
	if authority != "" {
		port := strings.TrimLeft(authority, "0")
		if len(port) > 5 || len(port) == 5 && port > "65535" {
			return "invalid port number"
		}
		if port == "" {
			port = "0"
		}
		if port != defaultPorts[u.Scheme] {
			u.port = ":" + port
		}
	}
	return ""
}

// normalPath resolves the dot segments of a path. It keeps the query and the
// fragment.
func normalPath(path string) string {
	end := strings.IndexAny(path, "?#")
	if end < 0 {
		end = len(path)
	}
	path, rest := path[:end], path[end:]
	path = strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "/")
	if !strings.Contains(path, ".") && !strings.Contains(path, "%2") {
		return "/" + path + rest
	}
	segments := strings.Split(path, "/")
	kept := segments[:0]
	for i, segment := range segments {
		last := i == len(segments)-1
		switch strings.ReplaceAll(strings.ToLower(segment), "%2e", ".") {
		case "..":
			kept = kept[:max(0, len(kept)-1)]
		case ".":
		default:
			kept = append(kept, segment)
			continue
		}
		if last {
			kept = append(kept, "")
		}
	}
	return "/" + strings.Join(kept, "/") + rest
}
