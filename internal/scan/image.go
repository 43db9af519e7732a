package scan

import (
	"net/url"
	"strings"
)

// dockerHub is the registry of a reference that names none, and library the
// organisation there of an image that names none.
const dockerHub, library = "docker.io", "library"

// digestLengths has the hexadecimal digits of a digest by its algorithm.
var digestLengths = map[string]int{"sha256": 64, "sha384": 96, "sha512": 128}

// parseImage takes [registry/]path[:tag][@digest] apart: the name with its
// registry, and the digest, else the tag, else nothing. It reads what
// go-containerregistry's name package reads (a test holds the one to the
// other), which itself would take a tenth of a millisecond of every start.
func parseImage(text string) (name, version string, ok bool) {
	name, digest, pinned := strings.Cut(text, "@")
	address := strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
	if address || pinned && !isDigest(digest) {
		return "", "", false
	}
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, version = name[:i], name[i+1:]
		if !consists(version, 128, "_.-ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			return "", "", false
		}
	}
	if pinned {
		version = digest
	}
	registry, path, found := strings.Cut(name, "/")
	if !found || registry != "localhost" && !strings.ContainsAny(registry, ".:") {
		registry, path = dockerHub, name
	}
	if !isHost(registry) || !consists(path, 255, "_-./") {
		return "", "", false
	}
	if registry == "index."+dockerHub {
		registry = dockerHub
	}
	if registry == dockerHub && !strings.Contains(path, "/") {
		path = library + "/" + path
	}
	return registry + "/" + path, version, true
}

// isHost reports whether text is a host, with or without a port.
func isHost(text string) bool {
	host, port, _ := strings.Cut(text, ":")
	if consists(host, 255, "-.") && strings.Trim(port, "0123456789") == "" {
		return true // most are, and need no parsing
	}
	u, err := url.Parse("//" + text)
	return err == nil && u.Host == text
}

// isDigest tells whether text is an algorithm, a colon and its digits.
func isDigest(text string) bool {
	algorithm, digits, _ := strings.Cut(text, ":")
	return len(digits) == digestLengths[algorithm] && digits != "" && strings.Trim(digits, "0123456789abcdef") == ""
}

// consists tells whether text has one to most characters, all of them small
// letters, digits or those in also.
func consists(text string, most int, also string) bool {
	for _, r := range text {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune(also, r) {
			return false
		}
	}
	return text != "" && len(text) <= most
}
