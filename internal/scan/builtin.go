package scan

import (
	"slices"
	"strings"
)

// builtInGroup returns the built-in API group of Kubernetes that an API version such as
// apps/v1 or v1 names, or "".
func builtInGroup(version string) string {
	group, version, ok := strings.Cut(version, "/")
	if !ok {
		group, version = "core", group
	} else if group == "core" {
		return ""
	}
	if !slices.Contains(builtInGroups[group], version) {
		return ""
	}
	return group
}
