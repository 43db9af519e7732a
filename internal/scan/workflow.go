package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// isWorkflow reports whether YAML is a workflow of GitHub Actions, or an action.
func isWorkflow(root *yaml.Node) bool {
	if value(root, "runs", "using") != "" {
		return true
	}
	found := false
	eachMember(get(root, "jobs"), func(_, job *yaml.Node) {
		found = found || get(job, "runs-on") != nil || get(job, "uses") != nil
	})
	return found
}

// workflow reads the actions, reusable workflows and images of a workflow, or of an
// action.
func (f *file) workflow(root *yaml.Node) {
	f.workflowSteps(get(root, "runs"))
	if image := get(get(root, "runs"), "image"); image != nil {
		f.uses(image)
	}
	eachMember(get(root, "jobs"), func(_, job *yaml.Node) {
		f.uses(get(job, "uses"))
		if c := get(job, "container"); c != nil && c.Kind == yaml.ScalarNode && looksLikeImage(c.Value) {
			f.addImage(c.Value, nil, c.Line)
		}
		f.workflowSteps(job)
	})
	f.addImages(root, 0)
}

func (f *file) workflowSteps(n *yaml.Node) {
	eachElement(get(n, "steps"), func(step *yaml.Node) { f.uses(get(step, "uses")) })
}

// uses records what a step or job uses: OWNER/REPOSITORY[/PATH]@REVISION or
// docker://IMAGE.
func (f *file) uses(n *yaml.Node) {
	if n == nil || n.Kind != yaml.ScalarNode || strings.ContainsAny(n.Value, "${} \n") {
		return
	}
	if image, ok := strings.CutPrefix(n.Value, "docker://"); ok {
		f.add(Image, image, "", n.Line)
		return
	}
	path, revision, ok := strings.Cut(n.Value, "@")
	if parts := strings.Split(path, "/"); ok && len(parts) >= 2 && parts[0] != "." && parts[0] != ".." {
		f.add(Repository, "github.com/"+parts[0]+"/"+parts[1], revision, n.Line)
	}
}

// gitlabCI reads the images of GitLab's pipelines.
func (f *file) gitlabCI() {
	for root := range f.documents() {
		env := map[string]string{}
		eachMember(get(root, "variables"), func(key, v *yaml.Node) {
			if v.Kind == yaml.MappingNode {
				v = get(v, "value")
			}
			if v != nil && v.Kind == yaml.ScalarNode {
				env[key.Value] = v.Value
			}
		})
		f.pipelineImages(root, env)
		eachMember(root, func(_, job *yaml.Node) { f.pipelineImages(job, env) })
	}
}

// pipelineImages reads the keys image and services of a job.
func (f *file) pipelineImages(job *yaml.Node, env map[string]string) {
	add := func(n *yaml.Node) {
		if n != nil && n.Kind == yaml.MappingNode {
			n = get(n, "name")
		}
		if n != nil && n.Kind == yaml.ScalarNode && n.Value != "" {
			f.addImage(n.Value, env, n.Line)
		}
	}
	add(get(job, "image"))
	eachElement(get(job, "services"), add)
}
