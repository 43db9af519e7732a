package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// fluxSource reads a HelmRepository, an OCIRepository or a GitRepository.
func (f *file) fluxSource(n *yaml.Node, kind string, spec *yaml.Node) {
	url := get(spec, "url")
	if url == nil {
		return
	}
	name := value(n, "metadata", "name")
	switch kind {
	case "HelmRepository":
		f.charts[kind+"/"+name] = url.Value
		f.add(ChartRepository, url.Value, "", url.Line)
	case "OCIRepository":
		source, chart := splitChart(url.Value)
		f.component(Component{Kind: Chart, Name: chart, Source: source, Version: value(spec, "ref", "tag"), Line: url.Line})
	case "GitRepository":
		f.add(Repository, url.Value, "", url.Line)
	}
}

// splitChart splits the URL of a chart in a registry into that of its repository and
// its name.
func splitChart(address string) (source, chart string) {
	address = strings.TrimRight(address, "/")
	at := strings.LastIndex(address, "/")
	if at < 0 {
		return "", address
	}
	return address[:at], address[at+1:]
}

func (f *file) helmRelease(spec *yaml.Node) {
	inner := get(get(spec, "chart"), "spec")
	chart := get(inner, "chart")
	if chart == nil {
		return
	}
	c := Component{Kind: Chart, Name: normalizeName(Chart, chart.Value), Version: value(inner, "version"), File: f.name, Line: chart.Line}
	object := value(inner, "sourceRef", "kind") + "/" + value(inner, "sourceRef", "name")
	if c.Name != "" && !strings.HasPrefix(chart.Value, ".") && f.hasRoom() {
		f.pending = append(f.pending, pendingChart{c, object})
	}
}

// argoSources reads the sources of an Argo CD application.
func (f *file) argoSources(n *yaml.Node, depth int) {
	if n == nil || depth > maxDepth {
		return
	}
	if repo := get(n, "repoURL"); repo != nil && repo.Kind == yaml.ScalarNode {
		if chart := get(n, "chart"); chart != nil {
			source := repo.Value
			if !strings.Contains(source, "://") {
				source = "oci://" + source
			}
			f.component(Component{Kind: Chart, Name: chart.Value, Source: source, Version: value(n, "targetRevision"), Line: chart.Line})
		} else if looksLikeRepository(repo.Value) {
			f.add(Repository, repo.Value, "", repo.Line)
		}
	}
	eachMember(n, func(_, v *yaml.Node) { f.argoSources(v, depth+1) })
	eachElement(n, func(v *yaml.Node) { f.argoSources(v, depth+1) })
}

func looksLikeRepository(s string) bool {
	return !strings.ContainsAny(s, "{}$ ") && (strings.Contains(s, "://") || strings.HasPrefix(s, "git@"))
}
