package landscape2

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// normalHost returns the host as browsers write it: an IP address, or a name in
// lower case and Punycode. The second result is the fault.
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
		return normalIPv4(labels)
	}
	return host, ""
}

// isPlainHost reports whether a host consists of the characters of a host name
// in its normal form, without Punycode. It may still be a number.
func isPlainHost(host string) bool {
	for i := range len(host) {
		c := host[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return !strings.Contains(host, "xn--")
}

// domains maps and checks host names as the URL standard requires.
var domains = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.CheckJoiners(true), idna.BidiRule(), idna.VerifyDNSLength(false))

// domainToASCII returns an international host name in Punycode.
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

// hasBadPunycode reports whether a label has nothing, or characters that are not
// ASCII, after "xn--". The library accepts both.
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

// normalIPv6 returns an IPv6 address in brackets in its shortest form.
func normalIPv6(host string) (string, string) {
	addr, err := netip.ParseAddr(strings.TrimSuffix(host[1:], "]"))
	if err != nil || !addr.Is6() || addr.Zone() != "" || !strings.HasSuffix(host, "]") {
		return "", "invalid IPv6 address"
	}
	return "[" + addr.String() + "]", ""
}

// normalIPv4 returns an address that is written as one to four decimal, octal or
// hexadecimal numbers. The last number fills the remaining bytes.
func normalIPv4(parts []string) (string, string) {
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

// ipv4Number parses a number. It returns 1<<32 for one that is too large.
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
