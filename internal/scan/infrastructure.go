package scan

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// infrastructure is the kind of the source files of programs that set up
// infrastructure. Files of other programs have the same names, so it is not in the
// table of inputs.
var infrastructure = input{doc: "programs of Pulumi, CDK8s, CDKTF and .NET Aspire", read: (*file).infrastructureSource, by: byContent,
	names: []string{"*.ts", "*.py", "*.go", "*.cs", "*.js", "*.java", "*.kt", "*.fs"}}

// infrastructureFiles are files beside such programs.
var infrastructureFiles = []string{"pulumi.yaml", "pulumi.yml", "cdk8s.yaml", "cdktf.json"}

// maxSource bounds a source file that is read.
const maxSource = 1 << 20

// isInfrastructure reports whether a directory has a program that sets up
// infrastructure.
func isInfrastructure(dir string, entries []fs.DirEntry) bool {
	name := strings.ToLower(filepath.Base(dir))
	return name == "apphost" || strings.HasSuffix(name, ".apphost") || slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return slices.Contains(infrastructureFiles, strings.ToLower(e.Name()))
	})
}

// inputIn returns the kind of a file in a tree, or nil.
func (s *scanner) inputIn(path string) *input {
	if in := inputFor(path); in != nil || !s.infrastructure {
		return in
	}
	if slices.Contains(infrastructure.names, "*"+strings.ToLower(filepath.Ext(path))) {
		return &infrastructure
	}
	return nil
}

// cdkProject reads what a project of CDK8s or CDKTF imports: URLs of definitions,
// repositories, and providers and modules of Terraform.
func (f *file) cdkProject() {
	t := textReader{file: f}
	for root := range f.documents() {
		eachElement(get(root, "imports"), func(n *yaml.Node) {
			if rest, ok := strings.CutPrefix(n.Value, "github:"); ok {
				name, version, _ := strings.Cut(rest, "@")
				f.ownedRepository(name, version, n.Line)
			} else if _, url, ok := strings.Cut(n.Value, ":="); ok { // NAME:=URL
				t.command(url, n.Line)
			} else {
				t.command(n.Value, n.Line)
			}
		})
		eachElement(get(root, "terraformProviders"), func(n *yaml.Node) {
			text, version := n.Value, ""
			if n.Kind == yaml.MappingNode {
				text, version = value(n, "source"), value(n, "version")
			}
			if address, v, ok := strings.Cut(text, "@"); ok {
				text, version = address, v
			}
			if text != "" && !strings.Contains(text, "/") {
				text = "hashicorp/" + text
			}
			f.provider(text, version, n.Line)
		})
		eachElement(get(root, "terraformModules"), func(n *yaml.Node) {
			if n.Kind == yaml.MappingNode {
				f.moduleSource(n)
			}
		})
	}
}

// sourceString is a string in a source file.
type sourceString struct {
	text string
	line int
	// before is what stands before it in the file, up to some characters.
	before string
	key    string // see keyOf
}

const maxBefore = 160

// infrastructureSource reads the strings of a source file: URLs, images, charts and API
// versions.
func (f *file) infrastructureSource() {
	if f.isLargeSource() {
		return
	}
	comment := "//"
	if filepath.Ext(f.name) == ".py" {
		comment = "#"
	}
	t := textReader{file: f}
	var list []sourceString
	for _, l := range sourceStrings(string(f.content), comment) {
		if strings.Contains(l.text, "\n") {
			if strings.Contains(l.text, "apiVersion:") {
				t.block(l.text, l.line)
			}
			continue
		}
		if l.text != "" && !strings.ContainsAny(l.text, " \t") {
			l.key = keyOf(l.before)
			list = append(list, l)
		}
	}
	for i, l := range list {
		t.sourceString(list, i, l)
	}
}

// isLargeSource reports whether the file is larger than a source file may be, and
// records that it cannot be read if so.
func (f *file) isLargeSource() bool {
	if len(f.content) > maxSource {
		f.unreadable(0, 0, "source file larger than %d KiB", maxSource>>10)
	}
	return len(f.content) > maxSource
}

var (
	containerCall = lazyRegexp{source: `\b(?:AddContainer\(\s*(?:"[^"]*"|\w+)\s*,\s*(?:image:\s*)?|WithImage\(\s*)$`}
	groupVersion  = lazyRegexp{source: `^([a-z0-9-]+(?:\.[a-z0-9-]+)+)/v[0-9]\w*$`}
)

// sourceString records what a string of a source file names.
func (t *textReader) sourceString(list []sourceString, i int, l sourceString) {
	key := l.key
	text, ok := withoutVariableTag(l.text)
	version := groupVersion.get().FindStringSubmatch(l.text)
	switch {
	case version != nil && key == "apiversion":
		t.found(APIGroup, version[1], "", l.line)
	case isChartString(l):
		t.sourceChart(list, i, l)
	case strings.HasPrefix(key, "repo") && near(list, i, isChartString) != nil: // see sourceChart
	case strings.Contains(l.text, "://"):
		scheme, rest, _ := strings.Cut(l.text, "://")
		rest, _, isCut := strings.Cut(rest, "$")
		t.url(strings.ToLower(scheme), rest, isCut, context{}, l.line)
	case !ok || !strings.Contains(text, "/") && key != "image":
	case hasRegistry(text) && (key == "image" || strings.ContainsAny(text[strings.LastIndex(text, "/"):], ":@")) && looksLikeImage(text):
		t.found(Image, text, "", l.line)
	case key == "image" || isContainer(l.before):
		t.shortImage(shellWord{text: text, line: l.line})
	}
}

// isLocalChart reports whether the name of a chart is the path of a directory, as opposed
// to REPOSITORY/NAME.
func isLocalChart(name string) bool {
	dir, rest, ok := strings.Cut(name, "/")
	return ok && (rest == "" || strings.Contains(rest, "/") || slices.Contains([]string{"chart", "charts", "helm", "deploy", "deployment", "manifests", "k8s", "lib"}, dir))
}

// isChartString reports whether a string is the name of a chart.
func isChartString(l sourceString) bool {
	return (l.key == "chart" || l.key == "name" && inChart(l.before)) && isChartName(l.text) && !isLocalChart(l.text)
}

// near returns the first string around the i-th that passes a test, or nil. Those that
// follow come first.
func near(list []sourceString, i int, isRight func(sourceString) bool) *sourceString {
	for at := i + 1; at < min(len(list), i+1+maxLiterals); at++ {
		if isRight(list[at]) {
			return &list[at]
		}
	}
	for at := max(0, i-maxLiterals); at < i; at++ {
		if isRight(list[at]) {
			return &list[at]
		}
	}
	return nil
}

// isContainer reports whether a string is an image that .NET Aspire runs, by what stands
// before it.
func isContainer(before string) bool {
	return (strings.Contains(before, "AddContainer(") || strings.Contains(before, "WithImage(")) && containerCall.get().MatchString(before)
}

// maxLiterals is the number of strings between a chart and its repository.
const maxLiterals = 6

// sourceChart records a chart with the Helm repository in the strings around it.
func (t *textReader) sourceChart(list []sourceString, i int, l sourceString) {
	t.found(APIGroup, helmGroup, "", l.line)
	if alias, name, ok := strings.Cut(l.text, "/"); ok { // of a repository that helm repo add names
		if t.hasRoom() {
			c := Component{Kind: Chart, Name: normalizeName(Chart, name), File: t.name, Line: l.line, TestData: t.testData, Text: true}
			t.pending = append(t.pending, pendingChart{component: c, object: "helm " + alias})
		}
		return
	}
	source := ""
	if r := near(list, i, func(l sourceString) bool { return strings.HasPrefix(l.key, "repo") && isHelmSource(l.text) }); r != nil {
		source = r.text
	}
	t.component(Component{Kind: Chart, Name: l.text, Source: source, Line: l.line, Text: true})
}

// keyOf returns the name that a string is given by what stands before it, such as that of
// an argument, in lower case and without underscores, or "".
func keyOf(before string) string {
	if n := len(before); n > 1 && strings.IndexByte("fr$@", before[n-1]) >= 0 && strings.IndexByte(" =:(,", before[n-2]) >= 0 {
		before = before[:n-1] // of f"text"
	}
	before = strings.TrimRight(before, blanks)
	if call, ok := strings.CutSuffix(before, "("); ok {
		before = strings.TrimRight(strings.TrimRightFunc(call, func(r rune) bool { return r == '.' || isWordRune(r) }), blanks)
	}
	if before == "" || before[len(before)-1] != ':' && before[len(before)-1] != '=' {
		return ""
	}
	before = strings.TrimRight(strings.TrimRight(before[:len(before)-1], blanks), `"'`)
	word := before[len(strings.TrimRightFunc(before, isWordRune)):]
	return strings.ReplaceAll(strings.ToLower(word), "_", "")
}

const blanks = " \t\r\n"

func isWordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// inChart reports whether a string is in the object that is given to the name chart, by
// what stands before the string.
func inChart(before string) bool {
	at := strings.LastIndexAny(before, "{}")
	return at >= 0 && before[at] == '{' && keyOf(before[:at]) == "chart"
}
