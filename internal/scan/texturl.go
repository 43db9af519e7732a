package scan

import (
	"slices"
	"strings"
)

// repositoryHosts are the hosts of repositories, with the number of the first part of
// a path that names the owner, counted from 1.
var repositoryHosts = map[string]int{
	"github.com": 1, "www.github.com": 1, "raw.githubusercontent.com": 1, "codeload.github.com": 1,
	"api.github.com": 2, "gitlab.com": 1,
}

// references are pages of a repository that are read rather than used.
var references = []string{
	"actions", "blob", "commit", "commits", "compare", "discussions", "graphs", "issues", "labels", "milestone",
	"milestones", "projects", "pull", "pulls", "security", "stargazers", "tree", "wiki",
}

// url records what a URL names: a repository, an image, a Helm repository or a
// download.
func (t *textReader) url(scheme, rest string, isCut bool, in context, n int) {
	host, path, _ := strings.Cut(rest, "/")
	if at := strings.LastIndex(host, "@"); at >= 0 {
		host = host[at+1:]
	}
	if host == "" || !strings.Contains(host, ".") {
		return
	}
	switch {
	case scheme == "docker" || scheme == "docker-image":
		t.image(rest, isCut, n)
	case scheme == "oci":
		t.found(ChartRepository, "oci://"+whole(host+"/"+path, isCut), "", n)
	case repositoryHosts[strings.ToLower(host)] != 0:
		t.repository(host, path, isCut, n)
	case scheme != "http" && scheme != "https":
	case in.isCharts:
		t.found(ChartRepository, "https://"+whole(host+"/"+path, isCut), "", n)
	default:
		t.found(Download, whole(host+"/"+path, isCut), "", n)
	}
}

// whole returns a path without its last part if a variable follows at once.
func whole(path string, isCut bool) string {
	if isCut {
		path = path[:strings.LastIndex(path, "/")+1]
	}
	return strings.TrimRight(path, "/")
}

// repository records the repository of a URL, unless the URL is one of a page about
// it.
func (t *textReader) repository(host, path string, isCut bool, n int) {
	host = strings.ToLower(host)
	first := repositoryHosts[host]
	if first == 0 {
		return
	}
	path, _, _ = strings.Cut(path, "?")
	path, _, _ = strings.Cut(path, "#")
	parts := strings.Split(strings.Trim(whole(path, isCut), "/"), "/")
	if first > 1 && parts[0] != "repos" || len(parts) < first+1 {
		if isCut && host == "github.com" && parts[0] != "" { // the name of the repository is a variable
			t.found(Repository, "github.com/"+parts[0], "", n)
		}
		return
	}
	parts = parts[first-1:]
	if host != "raw.githubusercontent.com" && len(parts) > 2 && slices.Contains(references, parts[2]) {
		return
	}
	if host != "gitlab.com" {
		host = "github.com"
	}
	t.found(Repository, host+"/"+parts[0]+"/"+strings.TrimSuffix(parts[1], ".git"), releaseOf(parts[2:]), n)
}

// releaseOf returns the version in the path of a release or an archive, or "".
func releaseOf(parts []string) string {
	for _, prefix := range [][]string{{"releases", "download"}, {"archive", "refs", "tags"}} {
		if len(parts) > len(prefix) && slices.Equal(parts[:len(prefix)], prefix) {
			return strings.TrimSuffix(strings.TrimSuffix(parts[len(prefix)], ".tar.gz"), ".zip")
		}
	}
	return ""
}
