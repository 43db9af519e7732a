package scan

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

const (
	lowerAndDigits  = "abcdefghijklmnopqrstuvwxyz0123456789"
	repositoryChars = lowerAndDigits + "_-./"
	tagChars        = lowerAndDigits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-."
)

// parseImage splits an image reference, [registry/]path[:tag][@digest], into
// the name with its registry, and the digest, else the tag, else "". It reports
// whether text is a reference.
//
// It accepts what the package name of go-containerregistry does, as a test checks. That
// package would compile regular expressions whenever a command starts.
func parseImage(text string) (image, version string, ok bool) {
	if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") {
		return "", "", false
	}
	path, digest, hasDigest := strings.Cut(text, "@")
	if hasDigest && !isDigest(digest) {
		return "", "", false
	}
	// A colon before a slash is that of a port.
	if i := strings.LastIndexByte(path, ':'); i > strings.LastIndexByte(path, '/') {
		path, version = path[:i], path[i+1:]
		if !consistsOf(version, tagChars, 128) {
			return "", "", false
		}
	}
	if hasDigest {
		version = digest
	}
	registry, rest, hasRegistry := strings.Cut(path, "/")
	if !hasRegistry || registry != "localhost" && !strings.ContainsAny(registry, ".:") {
		registry, rest = "docker.io", path
	}
	if !consistsOf(rest, repositoryChars, 255) || !isAuthority(registry) {
		return "", "", false
	}
	if registry == "index.docker.io" {
		registry = "docker.io"
	}
	if registry == "docker.io" && !strings.Contains(rest, "/") {
		rest = "library/" + rest
	}
	return registry + "/" + rest, version, true
}

// consistsOf reports whether s has 1 to limit characters, all of them in chars.
func consistsOf(s, chars string, limit int) bool {
	return s != "" && utf8.RuneCountInString(s) <= limit && strings.Trim(s, chars) == ""
}

// isAuthority reports whether s can be the host and port of a URL.
func isAuthority(s string) bool {
	u, err := url.Parse("//" + s)
	return err == nil && u.Host == s
}

func isDigest(s string) bool {
	algorithm, hex, _ := strings.Cut(s, ":")
	digits := map[string]int{"sha256": 64, "sha384": 96, "sha512": 128}[algorithm]
	return len(hex) == digits && consistsOf(hex, "0123456789abcdef", digits)
}
