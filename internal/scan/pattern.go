package scan

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// NormalPattern returns the pattern of an identifier in the form of the names of
// components, or "" if it has none.
func NormalPattern(kind, pattern string) string {
	pattern = strings.TrimSpace(pattern)
	switch kind {
	case "libraries":
		kind, pattern, _ = strings.Cut(pattern, ":")
		return kind + ":" + NormalPattern(kind, pattern)
	case "images":
		start, open := strings.CutSuffix(pattern, "*")
		first, _, more := strings.Cut(start, "/")
		switch {
		case more && (strings.ContainsAny(first, ".:") || first == "localhost"):
		case more:
			start = "docker.io/" + start
		default:
			start = "docker.io/library/" + start
		}
		if open {
			start += "*"
		}
		return strings.ToLower(start)
	case "repositories":
		return normalizeName(Repository, pattern)
	case "organizations":
		return landscape.RepositoryKey(pattern)
	case "pypi":
		start, open := strings.CutSuffix(pattern, "*")
		start = pythonBreaks.get().ReplaceAllString(strings.ToLower(start), "-")
		if open {
			start += "*"
		}
		return start
	}
	return strings.ToLower(strings.TrimRight(pattern, "/"))
}
