package scan

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"gopkg.in/yaml.v3"
)

// markAs makes the file one of a kind, whatever its name.
func (f *file) markAs(kind string) { f.in = &input{doc: kind, by: byName} }

var (
	goVersionLine = lazyRegexp{source: `(?m)^\t(?:path|mod|dep)\t`}
	goListLine    = lazyRegexp{source: `^[\w.~-]+\.[\w./~-]+ v\d\S*(?: |$)`}
)

// commandReader returns the reader for the output of a command in text, or nil.
func (f *file) commandReader() func(*file) {
	first, rest, _ := bytes.Cut(bytes.TrimLeft(f.content, "\r\n"), []byte("\n"))
	second, _, _ := bytes.Cut(rest, []byte("\n"))
	switch {
	case goVersionLine.get().Match(f.content[:min(len(f.content), 4096)]):
		return (*file).goVersion
	case goListLine.get().Match(first) || goListLine.get().Match(second) && !bytes.ContainsAny(bytes.TrimSpace(first), " \t"):
		return (*file).goList
	case slices.ContainsFunc(tableFields(string(first)), func(field string) bool { return slices.Contains(tableColumns, field) }):
		return (*file).commandTable
	}
	return nil
}

// goVersion reads the output of go version -m: the modules of Go programs.
func (f *file) goVersion() {
	f.markAs("Go programs")
	var now Component
	for n, line := range f.lines() {
		fields := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(fields) < 3 || fields[0] != "" {
			continue
		}
		version := ""
		if len(fields) > 3 {
			version = fields[3]
		}
		switch fields[1] {
		case "mod", "dep":
			f.component(now)
			now = Component{Kind: Module, Name: fields[2], Version: version, Line: n}
		case "=>": // replaces the module before it
			if version != "" {
				now.Name, now.Version = fields[2], version
			}
		}
	}
	f.component(now)
}

// goList reads the output of go list -m all.
func (f *file) goList() {
	f.markAs("Go modules")
	for n, line := range f.lines() {
		if m, ok := vendoredModule(strings.TrimSpace(line)); ok {
			f.add(Module, m.Path, m.Version, n)
		}
	}
}

// tableColumns are the columns with components in tables that commands print.
var tableColumns = []string{"CHART", "IMAGE", "IMAGES", "REPOSITORY", "CONTAINER-RUNTIME"}

// tableField records what a field of a column names. other returns the field of the
// row in another column.
func (f *file) tableField(column, text string, other func(column string) string, line int) {
	switch column {
	case "CHART":
		f.releaseChart(text, line)
	case "IMAGE", "IMAGES", "REPOSITORY":
		f.tableImages(text, other("TAG"), line)
	case "CONTAINER-RUNTIME":
		f.nodeSoftware(text, other("VERSION"), line)
	}
}

var fieldBreak = lazyRegexp{source: `[ \t]*\t[ \t]*| {2,}`}

// tableFields splits a line of a table, in which tabs or several spaces separate fields.
func tableFields(line string) []string {
	return fieldBreak.get().Split(strings.TrimSpace(line), -1)
}

// commandTable reads a table that a command prints: docker images, crictl images,
// helm list, kubectl get -o wide.
func (f *file) commandTable() {
	f.markAs("tables of images and charts")
	var header []string
	for n, line := range f.lines() {
		fields := tableFields(line)
		if header == nil {
			if fields[0] != "" {
				header = fields
			}
			continue
		}
		row := func(column string) string {
			if i := slices.Index(header, column); i >= 0 && i < len(fields) {
				return fields[i]
			}
			return ""
		}
		for i, column := range header {
			if i < len(fields) && fields[i] != "" {
				f.tableField(column, fields[i], row, n)
			}
		}
	}
}

var imageID = lazyRegexp{source: `^(?:sha256:)?[0-9a-f]{12,64}$`}

// tableImages records the comma-separated images of a field. Some programs print
// the IDs of images.
func (f *file) tableImages(text, tag string, line int) {
	for name := range strings.SplitSeq(text, ",") {
		if tag != "" && tag != "<none>" {
			name += ":" + tag
		}
		if !imageID.get().MatchString(name) && looksLikeImage(name) {
			f.add(Image, name, "", line)
		}
	}
}

var releaseVersion = lazyRegexp{source: `-v?\d+\.\d`}

// releaseChart records the chart of a Helm release, NAME-VERSION.
func (f *file) releaseChart(text string, line int) {
	name, version := text, ""
	if at := releaseVersion.get().FindStringIndex(text); at != nil {
		name, version = text[:at[0]], text[at[0]+1:]
	}
	f.add(Chart, name, version, line)
}

// release reads a Helm release, as helm list -o json prints it.
func (f *file) release(n *yaml.Node) bool {
	chart := get(n, "chart")
	if chart == nil || chart.Kind != yaml.ScalarNode || get(n, "app_version") == nil || get(n, "revision") == nil {
		return false
	}
	f.markAs("Helm releases")
	f.releaseChart(chart.Value, chart.Line)
	return true
}

// goModule reads a module as go list -m -json prints it, or the module of a package.
func (f *file) goModule(n *yaml.Node) bool {
	if inner := get(n, "Module"); isObject(inner) && get(n, "ImportPath") != nil {
		n = inner
	}
	path := get(n, "Path")
	if path == nil || get(n, "Version") == nil && get(n, "Main") == nil || module.CheckPath(path.Value) != nil {
		return false
	}
	f.markAs("Go modules")
	version := value(n, "Version")
	if by := get(n, "Replace"); isObject(by) && value(by, "Version") != "" {
		path, version = get(by, "Path"), value(by, "Version")
	}
	if get(n, "Main") == nil {
		f.component(Component{Kind: Module, Name: path.Value, Version: version, Line: path.Line, Indirect: get(n, "Indirect") != nil})
	}
	return true
}

// imageRecord reads an image as crictl, docker or podman print it in JSON.
func (f *file) imageRecord(n *yaml.Node) bool {
	found := false
	for _, key := range []string{"repoTags", "RepoTags", "Names"} {
		tags := get(n, key)
		if tags == nil || tags.Kind != yaml.SequenceNode || get(n, "id") == nil && get(n, "Id") == nil {
			continue
		}
		found = true
		eachElement(tags, func(tag *yaml.Node) { f.tableImages(tag.Value, "", tag.Line) })
	}
	if repository := get(n, "Repository"); repository != nil && get(n, "Tag") != nil {
		found = true
		f.tableImages(repository.Value, value(n, "Tag"), repository.Line)
	}
	if images := get(n, "images"); images != nil {
		eachElement(images, func(image *yaml.Node) { found = f.imageRecord(image) || found })
	}
	if found {
		f.markAs("lists of images")
	}
	return found
}

// commandRecord reads an object that a command other than kubectl prints in JSON or YAML.
func (f *file) commandRecord(n *yaml.Node) bool {
	return isObject(n) && (f.release(n) || f.goModule(n) || f.imageRecord(n))
}
