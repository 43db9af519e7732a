package scan

import (
	"errors"
	"strings"

	"gopkg.in/yaml.v3"
)

// terraform reads a file of a Terraform or OpenTofu module, or the lock file of one.
func (f *file) terraform() {
	if root := f.hclTree(); root != nil {
		f.terraformModule(root)
	}
}

// terragrunt reads a file of Terragrunt, or another in the syntax of Terraform.
func (f *file) terragrunt() {
	if root := f.hclTree(); root != nil {
		eachBlock(root, func(key, block *yaml.Node) {
			if key.Value == "terraform" {
				f.moduleSource(block)
			}
		})
		f.terraformModule(root)
	}
}

// hclTree parses a file in the syntax of Terraform and returns what could be parsed, or
// nil. Unlike Terraform, it accepts blocks inside a block on one line.
func (f *file) hclTree() *yaml.Node {
	body, err := parseHCL(f.content)
	var lines []int
	if body != nil && err != nil && strings.Contains(err.Error(), "single-line block") {
		expanded, from := expandBlocks(f.content)
		if again, err2 := parseHCL(expanded); err2 == nil {
			body, err, lines = again, nil, from
		}
	}
	var fault *hclError
	switch {
	case errors.As(err, &fault) && fault.at != nil:
		f.unreadable(fault.at.Start.Line, fault.at.Start.Column, "%s", fault.text)
	case err != nil:
		f.unreadable(0, 0, "%v", err)
	}
	if body == nil {
		return nil
	}
	root := newHCLValues(f.terraformDir(f.name, body)).body(body)
	if lines != nil {
		eachNode(root, func(n *yaml.Node) { n.Line = lines[n.Line] })
	}
	return root
}

// terraformJSON reads a file of a module in the JSON syntax.
func (f *file) terraformJSON() {
	if root := f.tree(); root != nil {
		f.terraformModule(root)
	}
}

// terraformModule reads the blocks of a file.
func (f *file) terraformModule(root *yaml.Node) {
	implied := map[string]bool{}
	imply := func(name string, line int) {
		if !implied[name] && !f.terraformDir(f.name, nil).providers[name] {
			f.provider("hashicorp/"+name, "", line)
		}
		implied[name] = true
	}
	eachBlock(root, func(key, block *yaml.Node) {
		switch key.Value {
		case "terraform":
			f.requiredProviders(block)
		case "provider": // of a lock file, or a configuration
			eachBlock(block, func(name, block *yaml.Node) {
				if strings.Contains(name.Value, "/") {
					f.provider(name.Value, value(block, "version"), name.Line)
				} else {
					imply(name.Value, name.Line)
				}
			})
		case "resource", "data":
			eachBlock(block, func(typ, blocks *yaml.Node) {
				name, _, _ := strings.Cut(typ.Value, "_")
				imply(name, typ.Line)
				eachBlock(blocks, func(_, block *yaml.Node) { f.resource(typ.Value, block) })
			})
		case "module":
			eachBlock(block, func(_, block *yaml.Node) {
				f.moduleSource(block)
				f.eksAddons(block)
				f.configuration(block, 0)
			})
		case "variable":
			eachBlock(block, f.variable)
		default:
			f.configuration(block, 0)
		}
	})
}

// requiredProviders reads the providers that a module requires.
func (f *file) requiredProviders(block *yaml.Node) {
	eachBlock(get(block, "required_providers"), func(_, p *yaml.Node) {
		if source := get(p, "source"); source != nil {
			f.provider(source.Value, value(p, "version"), source.Line)
		}
	})
}

// provider records a provider by its address, [HOST/]NAMESPACE/NAME. The public
// registries read NAME from the repository terraform-provider-NAME. A provider whose
// source a module does not give has the namespace hashicorp.
func (f *file) provider(address, version string, line int) {
	for _, host := range []string{"registry.terraform.io/", "registry.opentofu.org/"} {
		address = strings.TrimPrefix(address, host)
	}
	if namespace, name, ok := strings.Cut(address, "/"); ok && isRegistryName(namespace) && isRegistryName(name) {
		f.component(Component{Kind: Repository, Name: "github.com/" + namespace + "/terraform-provider-" + name, Version: version, Line: line})
	}
}

func isRegistryName(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// moduleSource records where a module comes from: a repository, or the public
// registries, which read NAMESPACE/NAME/PROVIDER from terraform-PROVIDER-NAME.
func (f *file) moduleSource(block *yaml.Node) {
	source := get(block, "source")
	if source == nil || strings.HasPrefix(source.Value, ".") || strings.Contains(source.Value, "$") {
		return
	}
	c := Component{Kind: Repository, Name: source.Value, Version: value(block, "version"), Line: source.Line}
	if isRemote(source.Value) {
		c.Name, c.Version, _ = strings.Cut(source.Value, "?ref=")
		f.component(c)
		return
	}
	path, _, _ := strings.Cut(source.Value, "//")
	path = strings.TrimPrefix(strings.TrimPrefix(path, "registry.terraform.io/"), "registry.opentofu.org/")
	parts := strings.Split(path, "/")
	if len(parts) == 3 && isRegistryName(parts[0]) && isRegistryName(parts[1]) && isRegistryName(parts[2]) {
		c.Name = "github.com/" + parts[0] + "/terraform-" + parts[2] + "-" + parts[1]
		f.component(c)
	}
}

// resource reads a resource.
func (f *file) resource(typ string, block *yaml.Node) {
	switch typ {
	case "helm_release", "helm_template":
		f.terraformRelease(block)
		f.releaseSettings(block)
	case "aws_eks_addon":
		f.eksAddons(block)
	case "docker_image":
		if name := get(block, "name"); name != nil && looksLikeImage(name.Value) {
			f.addImage(name.Value, nil, name.Line)
		}
	}
	f.configuration(block, 0)
}

// terraformRelease reads the chart of a helm_release whose repository is not known, or
// the repository if the chart is not known. Others are read as any configuration is.
func (f *file) terraformRelease(block *yaml.Node) {
	chart, repository := value(block, "chart"), value(block, "repository")
	switch {
	case isHelmSource(repository) && !isChartName(chart):
		f.add(ChartRepository, repository, "", get(block, "repository").Line)
	case strings.HasPrefix(chart, "oci://") && !strings.Contains(chart, "$"):
		source, name := splitChart(chart)
		f.component(Component{Kind: Chart, Name: name, Source: source, Version: value(block, "version"), Line: get(block, "chart").Line})
	case !isHelmSource(repository) && isChartName(chart) && (get(block, "repository") != nil || !strings.Contains(chart, "/")):
		f.component(Component{Kind: Chart, Name: chart, Version: value(block, "version"), Line: get(block, "chart").Line})
	}
}

// releaseSettings reads the images that a helm_release sets: a value of its own, or
// registry, repository and tag.
func (f *file) releaseSettings(block *yaml.Node) {
	settings := map[string]*yaml.Node{}
	var names []string
	eachBlock(block, func(key, set *yaml.Node) {
		if name, v := value(set, "name"), get(set, "value"); key.Value == "set" && v != nil && v.Kind == yaml.ScalarNode && !isUnknown(v) {
			settings[name] = v
			names = append(names, name)
		}
	})
	for _, name := range names {
		prefix, last := "", name
		if at := strings.LastIndex(name, "."); at >= 0 {
			prefix, last = name[:at+1], name[at+1:]
		}
		if last != "repository" || !strings.HasSuffix(strings.ToLower(prefix), "image.") {
			f.setting(last, settings[name])
			continue
		}
		image := &yaml.Node{Kind: yaml.MappingNode}
		for _, part := range []string{"registry", "repository", "tag"} {
			if v := settings[prefix+part]; v != nil {
				image.Content = append(image.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: part}, v)
			}
		}
		f.addImageValues(image)
	}
}

// isHelmSource reports whether a string is the URL of a Helm repository.
func isHelmSource(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "oci://")) && !strings.ContainsAny(s, "${} \n")
}

// isChartName reports whether a string is the name of a chart in a repository.
func isChartName(s string) bool {
	return s != "" && !strings.ContainsAny(s, "${}: \n") && !strings.HasPrefix(s, ".") && !strings.HasPrefix(s, "/")
}

// variable reads the default of a variable.
func (f *file) variable(name, block *yaml.Node) {
	n := get(block, "default")
	if n != nil && n.Kind == yaml.ScalarNode {
		f.setting(name.Value, n)
		return
	}
	f.configuration(n, 0)
}
