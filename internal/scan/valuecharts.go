package scan

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// The keys of a chart, of its repository and of its version, in values and variables
// that other files turn into the release of a chart.
var (
	chartKeys      = []string{"chart", "chartName", "chart_name", "chart_ref", "chartRef"}
	repositoryKeys = []string{
		"repoURL", "repoUrl", "repo_url", "repo", "repository", "repositoryURL", "repositoryUrl", "repository_url",
		"chart_repo", "chart_repo_url", "chartRepo", "chartRepository", "chart_repository", "helmRepo", "helm_repo", "chart_url",
	}
	versionKeys = []string{"targetRevision", "chart_version", "chartVersion", "version", "release"}
)

// valueCharts records the charts that values and variables name together with the URL
// of a Helm repository. The key is that of n.
func (f *file) valueCharts(key string, n *yaml.Node, depth int) {
	if n == nil || depth > maxDepth || f.isFull() {
		return
	}
	f.valueChart(key, n)
	eachMember(n, func(key, v *yaml.Node) { f.valueCharts(key.Value, v, depth+1) })
	eachElement(n, func(v *yaml.Node) { f.valueCharts(key, v, depth+1) })
}

func (f *file) valueChart(key string, n *yaml.Node) {
	source, _ := firstString(n, repositoryKeys, isHelmSource)
	keys := chartKeys
	switch {
	case strings.HasSuffix(strings.ToLower(key), "chart"):
		keys = append(slices.Clone(keys), "name")
	case key == "charts":
		keys = append(slices.Clone(keys), "name")
		if source == "" {
			source, _ = firstString(n, []string{"url"}, isHelmSource)
		}
	}
	if source == "" || isRemote(source) {
		return
	}
	chart, line := firstString(n, keys, isChartName)
	if chart == "" || strings.Contains(chart, "/") {
		return
	}
	version, _ := firstString(n, versionKeys, func(s string) bool { return !strings.ContainsAny(s, "{$ ") })
	f.component(Component{Kind: Chart, Name: chart, Source: source, Version: version, Line: line})
}

// firstString returns the first string of a mapping under one of some keys that passes a
// test, and its line, or "".
func firstString(n *yaml.Node, keys []string, isRight func(string) bool) (text string, line int) {
	if n.Kind != yaml.MappingNode {
		return "", 0
	}
	for _, key := range keys {
		if v := get(n, key); v != nil && v.Kind == yaml.ScalarNode && isRight(v.Value) {
			return v.Value, v.Line
		}
	}
	return "", 0
}
