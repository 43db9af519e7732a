package scan

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// injections are annotations and labels that make the software of a project act on an
// object, with the API group of the project and the values that switch it on. A key
// that ends in a dash is the beginning of others.
var injections = []struct{ key, group, values string }{
	{"linkerd.io/inject", "linkerd.io", "enabled ingress"},
	{"istio-injection", "istio.io", "enabled"},
	{"sidecar.istio.io/inject", "istio.io", "true"},
	{"istio.io/dataplane-mode", "istio.io", "ambient"},
	{"dapr.io/enabled", "dapr.io", "true"},
	{"instrumentation.opentelemetry.io/inject-", "opentelemetry.io", ""},
	{"sidecar.opentelemetry.io/inject", "opentelemetry.io", ""},
	{"cert-manager.io/cluster-issuer", "cert-manager.io", ""},
	{"cert-manager.io/issuer", "cert-manager.io", ""},
}

// injected records the projects that the annotations and labels of an object, and of the
// pods that it makes, call for.
func (f *file) injected(n *yaml.Node) {
	pod := get(get(get(n, "spec"), "template"), "metadata")
	for _, metadata := range []*yaml.Node{get(n, "metadata"), pod} {
		for _, kind := range []string{"annotations", "labels"} {
			eachMember(get(metadata, kind), f.injection)
		}
	}
}

func (f *file) injection(key, v *yaml.Node) {
	for _, i := range injections {
		isKey := key.Value == i.key || strings.HasSuffix(i.key, "-") && strings.HasPrefix(key.Value, i.key)
		if isKey && v.Kind == yaml.ScalarNode && v.Value != "" && v.Value != "false" && (i.values == "" || strings.Contains(i.values, v.Value)) {
			f.add(APIGroup, i.group, "", key.Line)
		}
	}
}
