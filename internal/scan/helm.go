package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// chart reads the dependencies of a Helm chart.
func (f *file) chart() {
	for root := range f.documents() {
		eachElement(get(root, "dependencies"), func(d *yaml.Node) {
			name, source := get(d, "name"), value(d, "repository")
			if name == nil || strings.HasPrefix(source, "file:") {
				return
			}
			if strings.HasPrefix(source, "@") || strings.HasPrefix(source, "alias:") {
				source = ""
			}
			f.component(Component{Kind: Chart, Name: name.Value, Source: source, Version: value(d, "version"), Line: name.Line})
		})
	}
}
