package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// runtimes are the repositories of container runtimes, by the schemes of their
// versions in the status of a node.
var runtimes = map[string]string{"containerd": "github.com/containerd/containerd", "cri-o": "github.com/cri-o/cri-o"}

// node reads the software of a Kubernetes node from its status.
func (f *file) node(n *yaml.Node) {
	info := get(get(n, "status"), "nodeInfo")
	if runtime := get(info, "containerRuntimeVersion"); runtime != nil {
		f.nodeSoftware(runtime.Value, value(info, "kubeletVersion"), runtime.Line)
	}
}

// nodeSoftware records a container runtime, such as containerd://1.7.2, and a version
// of the kubelet, whose suffix can name a distribution of Kubernetes.
func (f *file) nodeSoftware(runtime, kubelet string, line int) {
	name, version, _ := strings.Cut(runtime, "://")
	if repository := runtimes[name]; repository != "" {
		f.add(Repository, repository, version, line)
	}
	if kubelet == "" {
		return
	}
	f.add(Repository, "github.com/kubernetes/kubernetes", kubelet, line)
	if strings.Contains(kubelet, "+k3s") {
		f.add(Repository, "github.com/k3s-io/k3s", kubelet, line)
	}
}
