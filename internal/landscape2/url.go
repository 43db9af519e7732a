package load

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// webURL is an address as browsers normalize it.
type webURL struct {
	scheme, host string
	userinfo     string // with the "@"; empty when there is none
	port         string // with the ":"; empty for the default of the scheme
	path         string // with the query and the fragment
}

func (u webURL) String() string { return u.scheme + "://" + u.userinfo + u.host + u.port + u.path }

// defaultPorts has the schemes whose URLs always have a host.
var defaultPorts = map[string]string{"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}

// parseURL reads an address by the URL standard (https://url.spec.whatwg.org),
// which landscape2 follows; fault says what is wrong, in landscape2's words.
// Nothing is percent-encoded: no verdict depends on it.
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
	if _, ok := defaultPorts[u.scheme]; !ok {
		u.path = rest
		return u, opaqueFault(rest)
	}
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	u.path = normalPath(rest[end:])
	if fault = u.readAuthority(rest[:end]); fault == "" {
		u.host, fault = normalHost(u.host)
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

// opaqueFault checks what follows a scheme such as mailto, which needs no host.
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
	var u webURL
	fault := u.readAuthority(authority)
	switch {
	// A host may be missing, but not behind user information or before a port.
	case authority == "", authority == "@" && end == len(rest), authority == ":@":
		return ""
	case fault == "" && strings.HasPrefix(u.host, "["):
		_, fault = normalIPv6(u.host)
	case fault == "" && strings.ContainsAny(u.host, "\x00 <>[\\]^|"):
		fault = "invalid domain character"
	}
	return fault
}

// readAuthority splits [userinfo@]host[:port].
func (u *webURL) readAuthority(authority string) (fault string) {
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
	u.host, authority = authority[:end], strings.TrimPrefix(authority[end:], ":")
	if u.host == "" {
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
		if port != defaultPorts[u.scheme] {
			u.port = ":" + port
		}
	}
	return ""
}

// normalPath resolves the dot segments of a path; a query and a fragment stay.
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

// normalHost returns the host as browsers write it: an IP address, or a name
// in lower case and Punycode.
func normalHost(host string) (string, string) {
	if strings.HasPrefix(host, "[") {
		return normalIPv6(host)
	}
	if !isPlainHost(host) {
		var fault string
		if host, fault = domainToASCII(host); fault != "" {
			return "", fault
		}
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := labels[len(labels)-1]
	if _, isNumber := ipv4Number(last); isNumber || last != "" && strings.Trim(last, "0123456789") == "" {
		return ipv4(labels)
	}
	return host, ""
}

// isPlainHost reports whether a host is in its normal form already, as far as
// its letters tell.
func isPlainHost(host string) bool {
	for i := range len(host) {
		c := host[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return !strings.Contains(host, "xn--")
}

// domains maps and checks names as the URL standard wants it.
var domains = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.CheckJoiners(true), idna.BidiRule(), idna.VerifyDNSLength(false))

func domainToASCII(host string) (string, string) {
	if decoded, err := url.PathUnescape(host); err == nil {
		host = decoded
	}
	if !utf8.ValidString(host) {
		return "", "invalid international domain name"
	}
	ascii, err := domains.ToASCII(host)
	if err == nil {
		_, err = domains.ToUnicode(ascii) // checks what the characters became by their mapping
	}
	switch {
	case err != nil || hasBadPunycode(host):
		return "", "invalid international domain name"
	case ascii == "":
		return "", "empty host"
	case strings.ContainsFunc(ascii, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("#%/:<>?@[\\]^|", r) }):
		return "", "invalid domain character"
	}
	return ascii, ""
}

// hasBadPunycode reports whether a label in Punycode has nothing or characters
// that are not ASCII after "xn--", which the library takes.
func hasBadPunycode(host string) bool {
	for label := range strings.FieldsFuncSeq(strings.ToLower(host), func(r rune) bool { return strings.ContainsRune(".。．｡", r) }) {
		if tail, ok := strings.CutPrefix(label, "xn--"); ok {
			// The letter keeps the tail from being read as Punycode.
			mapped, _ := domains.ToASCII("a" + tail)
			if mapped == "a" || strings.HasPrefix(mapped, "xn--") {
				return true
			}
		}
	}
	return false
}

func normalIPv6(host string) (string, string) {
	addr, err := netip.ParseAddr(strings.TrimSuffix(host[1:], "]"))
	if err != nil || !addr.Is6() || addr.Zone() != "" || !strings.HasSuffix(host, "]") {
		return "", "invalid IPv6 address"
	}
	return "[" + addr.String() + "]", ""
}

// ipv4 reads an address of decimal, octal or hexadecimal numbers; the last one
// fills what is left.
func ipv4(parts []string) (string, string) {
	const fault = "invalid IPv4 address"
	if len(parts) > 4 {
		return "", fault
	}
	var addr uint64
	for i, part := range parts {
		n, ok := ipv4Number(part)
		left := 8 * (4 - i)
		if i < len(parts)-1 {
			left = 8
		}
		if !ok || n >= 1<<left {
			return "", fault
		}
		if i == len(parts)-1 {
			addr += n
		} else {
			addr += n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(addr >> 24), byte(addr >> 16), byte(addr >> 8), byte(addr)}).String(), ""
}

// ipv4Number reads a number; one that is too large is 1<<32.
func ipv4Number(s string) (n uint64, ok bool) {
	base, digits := 10, "0123456789"
	switch {
	case s == "":
		return 0, false
	case strings.HasPrefix(s, "0x"):
		s, base, digits = s[2:], 16, "0123456789abcdef"
	case len(s) > 1 && s[0] == '0':
		s, base, digits = s[1:], 8, "01234567"
	}
	if strings.Trim(s, digits) != "" {
		return 0, false
	}
	if s == "" {
		return 0, true
	}
	if n, err := strconv.ParseUint(s, base, 32); err == nil {
		return n, true
	}
	return 1 << 32, true
}
