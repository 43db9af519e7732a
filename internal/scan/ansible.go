package scan

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// ansibleTasks reads the plays and tasks of a file that is a list of them.
func (f *file) ansibleTasks(root *yaml.Node) {
	isTask := false
	eachElement(root, func(n *yaml.Node) {
		isTask = isTask || value(n, "name") != "" || get(n, "hosts") != nil || get(n, "block") != nil
	})
	if isTask {
		f.ansibleTask(root, 0)
		f.addImages(root, 0)
		f.ansibleURLs(root)
	}
}

// messageKeys are keys of what Ansible says to people.
var messageKeys = []string{"name", "description", "msg", "fail_msg", "success_msg", "prompt", "homepage", "issue_tracker_url"}

// ansibleURLs records what the URLs of downloads and the like name, in tasks or in
// variables, except on lines with components.
func (f *file) ansibleURLs(root *yaml.Node) {
	known := map[int]bool{}
	for _, c := range f.result.Components[f.first:] {
		known[c.Line] = true
	}
	t := textReader{file: f}
	var visit func(key string, n *yaml.Node, depth int)
	visit = func(key string, n *yaml.Node, depth int) {
		switch {
		case depth > maxDepth || slices.Contains(messageKeys, key):
		case n.Kind != yaml.ScalarNode:
			eachMember(n, func(key, v *yaml.Node) { visit(key.Value, v, depth+1) })
			eachElement(n, func(v *yaml.Node) { visit(key, v, depth+1) })
		case strings.Contains(n.Value, "://") && !strings.Contains(n.Value, "\n") && !known[n.Line]:
			t.command(n.Value, n.Line)
		}
	}
	visit("", root, 0)
}

// ansibleTask reads the modules for charts and Kubernetes objects in a list of tasks,
// in plays and blocks.
func (f *file) ansibleTask(n *yaml.Node, depth int) {
	if depth > maxDepth {
		return
	}
	eachElement(n, func(task *yaml.Node) {
		eachMember(task, func(key, v *yaml.Node) {
			switch key.Value[strings.LastIndex(key.Value, ".")+1:] {
			case "shell", "command", "raw":
				if !slices.Contains(scriptKeys, key.Value) { // see addImages
					f.scriptScalar(v)
				}
			case "helm", "helm_template":
				f.add(APIGroup, helmGroup, "", key.Line)
				chart := get(v, "chart_ref")
				if source := value(v, "chart_repo_url"); source != "" || chart != nil && !strings.Contains(chart.Value, "/") || chart != nil && strings.Contains(chart.Value, "://") {
					f.remoteChart(chart, source, value(v, "chart_version"))
				} else {
					f.chartOf("ansible ", chart, value(v, "chart_version"))
				}
			case "helm_repository":
				name, url := value(v, "name"), get(v, "repo_url")
				if url == nil {
					url = get(v, "url")
				}
				if url != nil && isHelmSource(url.Value) {
					f.charts["ansible "+name] = url.Value
					f.add(ChartRepository, url.Value, "", url.Line)
				}
			case "k8s":
				f.ansibleObjects(get(v, "definition"))
				f.ansibleObjects(get(v, "resource_definition"))
			case "tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always":
				f.ansibleTask(v, depth+1)
			}
		})
	})
}

// ansibleObjects reads the objects that a task gives Kubernetes.
func (f *file) ansibleObjects(n *yaml.Node) {
	f.inlineValues(n)
	if value(n, "apiVersion") != "" {
		f.kubernetesObject(n, 0)
	}
	eachElement(n, func(n *yaml.Node) { f.kubernetesObject(n, 0) })
}

// isAnsibleVariables reports whether a file has variables of Ansible, by its path.
func isAnsibleVariables(name string) bool {
	return slices.ContainsFunc(strings.Split(path.Dir(filepath.ToSlash(name)), "/"), func(dir string) bool {
		return dir == "defaults" || dir == "vars" || dir == "group_vars" || dir == "host_vars"
	})
}

// ansibleVariables reads images and downloads in variables, with those of the same
// file filled in.
func (f *file) ansibleVariables(root *yaml.Node) {
	vars := parameters{}
	eachMember(root, func(key, v *yaml.Node) {
		if v.Kind == yaml.ScalarNode && len(v.Value) <= maxImageBytes {
			vars[key.Value] = v.Value
		}
	})
	eachMember(root, func(key, v *yaml.Node) {
		if v.Kind != yaml.ScalarNode {
			return
		}
		name := key.Value
		for _, suffix := range []string{"_image_repo", "_image_name", "_image_repository", "_image"} {
			if base, ok := strings.CutSuffix(name, suffix); ok {
				f.variableImage(vars.expand(v.Value), vars.expand(vars[base+"_image_tag"]), v.Line)
				return
			}
		}
		if strings.HasSuffix(name, "_url") {
			f.download(vars.expand(v.Value), v.Line)
		}
	})
	f.ansibleURLs(root)
}

// variableImage records an image with a registry or an owner.
func (f *file) variableImage(image, tag string, line int) {
	image, _, _ = strings.Cut(image, ":{{")
	if strings.Contains(tag, "{{") {
		tag = ""
	}
	if strings.Contains(image, "/") && looksLikeImage(image) {
		f.add(Image, image, tag, line)
	}
}

// downloadHosts are hosts with the programs of one repository.
var downloadHosts = map[string]string{
	"get.helm.sh": "github.com/helm/helm",
	"dl.k8s.io":   "github.com/kubernetes/kubernetes",
}

// download records the repository that a URL of a release is in.
func (f *file) download(url string, line int) {
	url, _, _ = strings.Cut(url, "{{")
	_, rest, ok := strings.Cut(url, "://")
	host, _, _ := strings.Cut(rest, "/")
	switch parts := strings.Split(rest, "/"); {
	case !ok:
	case downloadHosts[host] != "":
		f.add(Repository, downloadHosts[host], "", line)
	case len(parts) > 3 && isRemote(url):
		f.add(Repository, url, "", line)
	}
}

// expand replaces the variables in a string that are known, up to five levels deep.
func (p parameters) expand(text string) string {
	for range 5 {
		if !strings.Contains(text, "{{") || len(text) > maxImageBytes {
			break
		}
		size := len(text)
		text = parameter.get().ReplaceAllStringFunc(text, func(action string) string {
			v, known := p[parameter.get().FindStringSubmatch(action)[1]]
			if size += len(v); !known || size > maxImageBytes {
				return action
			}
			return v
		})
	}
	return text
}
