package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// remoteChart records a chart by its nodes: a name and a Helm repository, or an oci
// URL.
func (f *file) remoteChart(chart *yaml.Node, source, version string) {
	if chart == nil || chart.Kind != yaml.ScalarNode || strings.ContainsAny(chart.Value, "${} \n") {
		return
	}
	switch {
	case strings.HasPrefix(chart.Value, "oci://"):
		source, name := splitChart(chart.Value)
		f.component(Component{Kind: Chart, Name: name, Source: source, Version: version, Line: chart.Line})
	case isHelmSource(source) && isChartName(chart.Value):
		f.component(Component{Kind: Chart, Name: chart.Value, Source: source, Version: version, Line: chart.Line})
	case isRemote(chart.Value):
		f.add(Repository, chart.Value, version, chart.Line)
	}
}

// k3sChart reads a HelmChart or HelmChartConfig of k3s.
func (f *file) k3sChart(spec *yaml.Node) {
	f.remoteChart(get(spec, "chart"), value(spec, "repo"), value(spec, "version"))
	f.inlineValues(get(spec, "valuesContent"))
}

// inlineValues reads a string of YAML, if it is one.
func (f *file) inlineValues(n *yaml.Node) {
	if n != nil && n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "\n") {
		f.inlineYAML(n)
	}
}

// fleet reads a bundle of Fleet, with what targets change.
func (f *file) fleet() {
	for root := range f.documents() {
		f.fleetHelm(get(root, "helm"))
		eachElement(get(root, "helm"), f.fleetHelm)
		eachElement(get(root, "targetCustomizations"), func(n *yaml.Node) { f.fleetHelm(get(n, "helm")) })
		f.kubernetesObject(root, 0)
	}
}

func (f *file) fleetHelm(helm *yaml.Node) {
	f.remoteChart(get(helm, "chart"), value(helm, "repo"), value(helm, "version"))
}

// vendir reads the contents that vendir fetches.
func (f *file) vendir(root *yaml.Node) {
	eachElement(get(root, "directories"), func(dir *yaml.Node) {
		eachElement(get(dir, "contents"), func(c *yaml.Node) {
			if url := get(get(c, "git"), "url"); url != nil {
				f.add(Repository, url.Value, value(c, "git", "ref"), url.Line)
			}
			if slug := get(get(c, "githubRelease"), "slug"); slug != nil {
				f.add(Repository, "github.com/"+slug.Value, value(c, "githubRelease", "tag"), slug.Line)
			}
			if url := get(get(c, "http"), "url"); url != nil && isRemote(url.Value) {
				f.add(Repository, url.Value, "", url.Line)
			}
			if url := get(get(c, "image"), "url"); url != nil && looksLikeImage(url.Value) {
				f.addImage(url.Value, nil, url.Line)
			}
			helm := get(c, "helmChart")
			f.remoteChart(get(helm, "name"), value(helm, "repository", "url"), value(helm, "version"))
		})
	})
}

// skaffold reads the charts and builders of a configuration of Skaffold, and of its
// profiles.
func (f *file) skaffold(root *yaml.Node) {
	for _, section := range []string{"deploy", "manifests"} {
		eachElement(get(get(get(root, section), "helm"), "releases"), func(r *yaml.Node) {
			f.add(APIGroup, helmGroup, "", r.Line)
			chart, repo := get(r, "remoteChart"), value(r, "repo")
			if chart != nil && repo == "" && !strings.Contains(chart.Value, "://") {
				f.chartOf("skaffold ", chart, value(r, "version"))
				return
			}
			f.remoteChart(chart, repo, value(r, "version"))
		})
	}
	eachElement(get(get(root, "build"), "artifacts"), func(a *yaml.Node) {
		for _, n := range []*yaml.Node{get(get(a, "buildpacks"), "builder"), get(get(a, "ko"), "fromImage")} {
			if n != nil && looksLikeImage(n.Value) {
				f.addImage(n.Value, nil, n.Line)
			}
		}
	})
	eachElement(get(root, "profiles"), f.skaffold)
	eachElement(get(root, "requires"), func(r *yaml.Node) {
		if repo := get(get(r, "git"), "repo"); repo != nil && isRemote(repo.Value) {
			f.add(Repository, repo.Value, value(r, "git", "ref"), repo.Line)
		}
	})
}
