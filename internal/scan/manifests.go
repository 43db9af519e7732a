package scan

import (
	"bytes"
	"iter"
	"strings"

	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// documents parses the YAML documents of a file of any size, and the items of large
// lists of objects one by one. A document that cannot be parsed makes the file
// unreadable; the others are still read.
func (f *file) documents() iter.Seq[*yaml.Node] {
	return func(yield func(*yaml.Node) bool) {
		for part := range yamlParts(f.reader(), len(f.content)) {
			if !f.part(part, yield) {
				return
			}
		}
	}
}

// part calls yield with the documents or items in a part of a file, until yield
// returns false.
func (f *file) part(part yamlPart, yield func(*yaml.Node) bool) bool {
	if part.err != nil {
		f.unreadable(part.lines+1, 0, "%v", part.err)
		return true
	}
	if f.isIrrelevant(part.text) {
		return true
	}
	for root, err := range yamldoc.DocumentsFrom(part.text, f.name, part.lines) {
		switch {
		case err != nil && len(part.items) > 1: // one item is broken
			for _, item := range part.single() {
				if !f.part(item, yield) {
					return false
				}
			}
			return true
		case err != nil:
			f.fault(err)
		case part.items != nil && root.Kind == yaml.SequenceNode:
			for _, item := range root.Content {
				if !yield(yamldoc.Resolve(item)) {
					return false
				}
			}
		case !yield(root):
			return false
		}
	}
	return true
}

// alwaysParsedParts is the number of parts of a file that are parsed whatever they
// hold.
const alwaysParsedParts = 1000

// isIrrelevant reports whether a part of a file with very many parts lacks the keys
// that scan looks for. Parsing all of them would take longer than everything else.
func (f *file) isIrrelevant(text []byte) bool {
	if f.parts++; f.parts <= alwaysParsedParts || f.in == nil || f.in.by == byName {
		return false
	}
	for _, word := range []string{"apiVersion", "mage", "repository", `\`} {
		if bytes.Contains(text, []byte(word)) {
			return false
		}
	}
	return true
}

// yaml reads a YAML file. Its content decides what it is.
func (f *file) yaml() {
	for root := range f.documents() {
		f.yamlDocument(root)
	}
}

func (f *file) yamlDocument(root *yaml.Node) {
	f.knownFormat(root)
	switch {
	case root.Kind == yaml.SequenceNode && len(root.Content) > 0 && f.commandRecord(yamldoc.Resolve(root.Content[0])):
		eachElement(&yaml.Node{Kind: yaml.SequenceNode, Content: root.Content[1:]}, func(n *yaml.Node) { f.commandRecord(n) })
	case root.Kind == yaml.SequenceNode:
		f.ansibleTasks(root)
	case f.in == nil && isChart(root):
		f.chartDocument(root)
	case value(root, "apiVersion") != "":
		f.kubernetesObject(root, 0)
	case get(root, "services") != nil:
		f.composeServices(root)
	case isWorkflow(root):
		f.workflow(root)
	case isHelmfile(root):
		f.helmfileState(root)
	default:
		f.orbs(root)
		if isAnsibleVariables(f.name) {
			f.ansibleVariables(root)
		}
		f.chartDependencies(root)
		f.valueCharts("", root, 0)
		f.kubernetesObject(root, 0)
	}
}

// kubernetesObject reads a Kubernetes object, a list of them, or any other YAML that
// names images.
func (f *file) kubernetesObject(n *yaml.Node, depth int) {
	if depth > maxDepth || n == nil || n.Kind != yaml.MappingNode {
		return
	}
	apiVersion, kind := value(n, "apiVersion"), value(n, "kind")
	if items := get(n, "items"); items != nil && strings.HasSuffix(kind, "List") {
		eachElement(items, func(item *yaml.Node) { f.kubernetesObject(item, depth+1) })
		return
	}
	group, _, _ := strings.Cut(apiVersion, "/")
	if kind != "" {
		f.apiGroup(get(n, "apiVersion"))
		f.injected(n)
	}
	f.registry = strings.TrimRight(value(n, "global", "imageRegistry"), "/")
	spec := get(n, "spec")
	switch {
	case kind == "CustomResourceDefinition":
		if g := get(spec, "group"); g != nil {
			f.add(APIGroup, g.Value, "", g.Line)
		}
		return
	case kind == "Kustomization" && strings.HasPrefix(group, "kustomize.config."), kind == "Component" && strings.HasPrefix(group, "kustomize.config."):
		f.kustomizationObject(n)
		return
	case kind == "ConfigMap":
		f.configMap(n)
	case kind == "ClusterServiceVersion":
		f.clusterServiceVersion(n)
	case kind == "Subscription" && group == "operators.coreos.com":
		if name := get(spec, "name"); name != nil {
			f.add(Operator, name.Value, "", name.Line)
		}
	case kind == "Node":
		f.node(n)
	case group == "source.toolkit.fluxcd.io":
		f.fluxSource(n, kind, spec)
	case group == "helm.toolkit.fluxcd.io":
		f.helmRelease(spec)
	case group == "helm.fluxcd.io" || group == "flux.weave.works":
		if chart := get(spec, "chart"); chart != nil {
			f.valueChart("chart", chart)
		}
	case group == "kustomize.toolkit.fluxcd.io":
		if p := get(get(spec, "decryption"), "provider"); p != nil && p.Value == "sops" {
			f.add(APIGroup, sopsFormat, "", p.Line)
		}
		f.kustomizationObject(spec)
	case group == "argoproj.io" && kind == "Application":
		f.argoSources(spec, nil, 0)
	case group == "argoproj.io" && kind == "ApplicationSet":
		f.applicationSet(spec)
	case group == "helm.cattle.io":
		f.k3sChart(spec)
	case group == "fleet.cattle.io" && kind == "GitRepo":
		if repo := get(spec, "repo"); repo != nil {
			f.add(Repository, repo.Value, "", repo.Line)
		}
	case group == "vendir.k14s.io":
		f.vendir(n)
	case group == "eksctl.io":
		eachElement(get(n, "addons"), func(n *yaml.Node) {
			if name := get(n, "name"); name != nil {
				f.eksAddon(name.Value, name.Line)
			}
		})
	case group == "skaffold":
		f.skaffold(n)
	}
	f.addImages(n, 0)
}
