package scan

import (
	"bytes"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// helmfile reads a helmfile, which may be a template.
func (f *file) helmfile() {
	if bytes.Contains(f.content, []byte("{{")) {
		f.content = withoutActions(nameActions(f.content))
	}
	for root := range f.documents() {
		f.helmfileState(root)
	}
}

// nameActions replaces template actions inside lines with a variable, so that no value
// is made of them.
func nameActions(content []byte) []byte {
	lines := bytes.Split(content, []byte("\n"))
	for i, line := range lines {
		if bare := templateAction.get().ReplaceAll(line, nil); len(bytes.TrimSpace(bare)) > 0 {
			lines[i] = templateAction.get().ReplaceAll(line, []byte("$$value"))
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// isHelmfile reports whether YAML has the releases or repositories of a helmfile.
func isHelmfile(root *yaml.Node) bool {
	found := false
	if value(root, "apiVersion") == "" {
		eachElement(get(root, "releases"), func(r *yaml.Node) { found = found || value(r, "chart") != "" })
		eachElement(get(root, "repositories"), func(r *yaml.Node) { found = found || value(r, "name") != "" && value(r, "url") != "" })
	}
	return found
}

// helmfileState reads a document of a helmfile. The files of a directory share their
// repositories.
func (f *file) helmfileState(root *yaml.Node) {
	space := "helmfile " + filepath.Dir(f.name) + " "
	eachElement(get(root, "repositories"), func(r *yaml.Node) {
		name, url := value(r, "name"), get(r, "url")
		if url == nil || url.Kind != yaml.ScalarNode {
			return
		}
		source := url.Value
		if value(r, "oci") == "true" && !strings.Contains(source, "://") {
			source = "oci://" + source
		}
		if isHelmSource(source) {
			f.charts[space+name] = source
			f.add(ChartRepository, source, "", url.Line)
		}
	})
	eachElement(get(root, "releases"), func(r *yaml.Node) {
		version := value(r, "version")
		if strings.Contains(version, "$") {
			version = ""
		}
		f.chartOf(space, get(r, "chart"), version)
		eachElement(get(r, "values"), func(v *yaml.Node) { f.addImages(v, 0) })
	})
}

// chartOf records a chart: REPOSITORY/NAME or an oci URL. space is that of the names
// of repositories.
func (f *file) chartOf(space string, n *yaml.Node, version string) {
	if n == nil || n.Kind != yaml.ScalarNode || strings.ContainsAny(n.Value, "${} \n") || strings.HasPrefix(n.Value, ".") || strings.HasPrefix(n.Value, "/") {
		return
	}
	repository, chart, ok := strings.Cut(n.Value, "/")
	switch {
	case strings.HasPrefix(n.Value, "oci://"):
		source, chart := splitChart(n.Value)
		f.component(Component{Kind: Chart, Name: chart, Source: source, Version: version, Line: n.Line})
	case isRemote(n.Value) || strings.HasPrefix(n.Value, "git::"):
		f.add(Repository, n.Value, version, n.Line)
	case ok && !strings.Contains(chart, "/") && chart != "" && f.hasRoom():
		c := Component{Kind: Chart, Name: normalizeName(Chart, chart), Version: version, File: f.name, Line: n.Line}
		f.pending = append(f.pending, pendingChart{component: c, object: space + repository})
	}
}
