package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// chart reads the dependencies of a Helm chart.
func (f *file) chart() {
	for root := range f.documents() {
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
