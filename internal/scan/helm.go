package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// helmGroup stands for the format of Helm charts, which has versions without a group.
const helmGroup = "helm.sh"

// chart reads a Helm chart and its dependencies. A file of a chart itself, as opposed
// to a list of dependencies, is written for Helm.
func (f *file) chart() {
	for root := range f.documents() {
		if value(root, "kind") != "" { // another object, in a file named chart.yaml
			f.kubernetesObject(root, 0)
			continue
		}
		f.chartDocument(root)
	}
}

func (f *file) chartDocument(root *yaml.Node) {
	if isChart(root) {
		f.add(APIGroup, helmGroup, "", get(root, "apiVersion").Line)
	}
	eachElement(get(root, "dependencies"), f.chartDependency)
}

// isChart reports whether YAML is a Helm chart, by its keys.
func isChart(root *yaml.Node) bool {
	return value(root, "apiVersion") != "" && value(root, "name") != "" && value(root, "version") != "" && value(root, "kind") == ""
}

// packagedChart reads the Chart.yaml of a packaged chart: the chart and its dependencies.
func (f *file) packagedChart() {
	for root := range f.documents() {
		if name := get(root, "name"); name != nil {
			f.component(Component{Kind: Chart, Name: name.Value, Version: value(root, "version"), Line: name.Line})
		}
		eachElement(get(root, "dependencies"), f.chartDependency)
	}
}

// chartDependencies reads a list of dependencies in the form of Chart.yaml, in a file
// of another name: those with the URL of a repository.
func (f *file) chartDependencies(root *yaml.Node) {
	eachElement(get(root, "dependencies"), func(d *yaml.Node) {
		if isHelmSource(value(d, "repository")) {
			f.chartDependency(d)
		}
	})
}

func (f *file) chartDependency(d *yaml.Node) {
	name, source := get(d, "name"), value(d, "repository")
	if name == nil || strings.HasPrefix(source, "file:") {
		return
	}
	if strings.HasPrefix(source, "@") || strings.HasPrefix(source, "alias:") {
		source = ""
	}
	f.component(Component{Kind: Chart, Name: name.Value, Source: source, Version: value(d, "version"), Line: name.Line})
}
