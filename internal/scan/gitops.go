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
	eachElement(get(spec, "postRenderers"), func(r *yaml.Node) { f.kustomizationObject(get(r, "kustomize")) })
	inner := get(get(spec, "chart"), "spec")
	chart := get(inner, "chart")
	if chart == nil {
		return
	}
	c := Component{Kind: Chart, Name: normalizeName(Chart, chart.Value), Version: value(inner, "version"), File: f.name, Line: chart.Line, TestData: f.testData}
	object := value(inner, "sourceRef", "kind") + "/" + value(inner, "sourceRef", "name")
	if c.Name != "" && !strings.HasPrefix(chart.Value, ".") && f.hasRoom() {
		f.pending = append(f.pending, pendingChart{component: c, object: object})
	}
}

// argoSources reads the sources of an Argo CD application, with parameters filled in.
func (f *file) argoSources(n *yaml.Node, set parameters, depth int) {
	if n == nil || depth > maxDepth || f.isFull() {
		return
	}
	if repo := get(n, "repoURL"); repo != nil && repo.Kind == yaml.ScalarNode {
		f.argoSource(n, repo, set)
	}
	eachMember(n, func(_, v *yaml.Node) { f.argoSources(v, set, depth+1) })
	eachElement(n, func(v *yaml.Node) { f.argoSources(v, set, depth+1) })
}

// argoSource reads a source: a chart with values, or a repository with kustomize's
// images.
func (f *file) argoSource(n, repo *yaml.Node, set parameters) {
	source, chart := set.fill(repo.Value), get(n, "chart")
	if strings.Contains(source, "{{") {
		source = ""
	}
	if source != "" && chart != nil && !strings.Contains(source, "://") {
		source = "oci://" + source
	}
	switch {
	case chart == nil:
		if looksLikeRepository(source) {
			f.add(Repository, source, "", repo.Line)
		}
	case set.fill(chart.Value) != "":
		f.component(Component{Kind: Chart, Name: set.fill(chart.Value), Source: source, Version: set.fill(value(n, "targetRevision")), Line: chart.Line})
	case source != "":
		f.add(ChartRepository, source, "", repo.Line)
	}
	f.inlineValues(get(get(n, "helm"), "values"))
	eachElement(get(get(n, "kustomize"), "images"), func(image *yaml.Node) {
		_, text, ok := strings.Cut(image.Value, "=")
		if !ok {
			text = image.Value
		}
		if looksLikeImage(text) {
			f.add(Image, text, "", image.Line)
		}
	})
}

func looksLikeRepository(s string) bool {
	return !strings.ContainsAny(s, "{}$ ") && (strings.Contains(s, "://") || strings.HasPrefix(s, "git@"))
}
