package scan

import "strings"

// apiVersion is an API version of a group that is built into Kubernetes.
type apiVersion struct {
	group string
	line  int
}

// maxKindDistance is the number of lines between the API version and the kind of an
// object of a built-in group.
const maxKindDistance = 3

// yamlLine splits a line of YAML into a key and its value.
func yamlLine(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(strings.TrimLeft(line, " \t-"), ":")
	key = strings.Trim(key, `"'`)
	if !ok || key == "" || strings.ContainsAny(key, " \t$/(={") || value != "" && value[0] != ' ' && value[0] != '\t' {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}

// member records the API group or the image that a line of YAML names. It reports
// whether the line is one of those.
func (t *textReader) member(key, value string, n int) bool {
	value = strings.TrimRight(strings.TrimLeft(value, `"'`), `"', `)
	isVariable := strings.ContainsAny(value, "{}$")
	switch {
	case key == "kind" && !isVariable && value != "":
		t.kindLine = n
		t.builtIn()
		return true
	case key == "apiVersion" && !isVariable:
		group := builtInGroup(value)
		if group != "" {
			t.api = apiVersion{group, n}
			t.builtIn()
		} else if group, _, ok := strings.Cut(value, "/"); ok && strings.Contains(group, ".") && !t.apiObjects[apiVersion{group, n}] {
			t.found(APIGroup, group, "", n)
		}
		return true
	case key == "image" || strings.HasSuffix(key, "Image"):
		value = withoutVersion(value)
		value, ok := withoutVariableTag(value)
		if !ok || strings.Contains(value, "$") {
			return false
		}
		if value = strings.TrimPrefix(value, "docker://"); looksLikeImage(value) {
			t.found(Image, value, "", n)
		}
		return true
	}
	return false
}

// builtIn records the last API version once a kind stands near it.
func (t *textReader) builtIn() {
	distance := t.kindLine - t.api.line
	if t.api.group != "" && t.kindLine > 0 && -maxKindDistance <= distance && distance <= maxKindDistance {
		t.found(APIGroup, t.api.group, "", t.api.line)
		t.api, t.kindLine = apiVersion{}, 0
	}
}

// builtInGroups are the API groups of Kubernetes whose names are not domains, with
// their versions. The core group has no name.
var builtInGroups = map[string][]string{
	"core":        {"v1"},
	"apps":        {"v1", "v1beta1", "v1beta2"},
	"autoscaling": {"v1", "v2", "v2beta1", "v2beta2"},
	"batch":       {"v1", "v1beta1", "v2alpha1"},
	"extensions":  {"v1beta1"},
	"policy":      {"v1", "v1beta1"},
}
