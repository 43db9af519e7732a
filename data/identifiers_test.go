package data_test

import (
	"os"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/scan"
)

// TestIdentifiers checks that an identifier belongs to one project, that the
// prefix of another project's does not hide it, and that most projects that
// ship code have some.
func TestIdentifiers(t *testing.T) {
	type key struct{ kind, text string }
	owner := map[key]string{}
	c := data.Catalog(data.Current)
	with, n := 0, 0
	for i := range c.Items {
		it := &c.Items[i]
		if len(it.Identifiers) > 0 {
			with++
		}
		for _, id := range it.Identifiers {
			if n++; id.Kind == "repositories" {
				n--
			}
			text := scan.NormalPattern(id.Kind, id.Pattern)
			if text == "" || strings.ContainsAny(text, " \t") && id.Kind != "commands" {
				t.Errorf("%s: %s %q is no identifier", it.Name, id.Kind, id.Pattern)
			}
			if other := owner[key{id.Kind, text}]; other != "" && other != it.Name {
				t.Errorf("%s %s is claimed by %s and %s", id.Kind, id.Pattern, other, it.Name)
			}
			owner[key{id.Kind, text}] = it.Name
		}
	}
	if with < 250 || n < 2600 {
		t.Errorf("%d projects have %d identifiers", with, n)
	}
	m := scan.NewMatcher(c)
	for k, name := range owner {
		component := scan.Component{Name: strings.TrimSuffix(k.text, "*"), Kind: map[string]string{"go": scan.Module, "images": scan.Image,
			"npm": scan.NPM, "pypi": scan.PyPI, "cargo": scan.Cargo, "maven": scan.Maven, "nuget": scan.NuGet, "gem": scan.Gem, "hex": scan.Hex,
			"composer": scan.Composer, "api_groups": scan.APIGroup, "charts": scan.Chart, "chart_repositories": scan.ChartRepository, "tools": scan.Tool, "commands": scan.Command, "operators": scan.Operator}[k.kind]}
		if component.Kind == "" {
			continue
		}
		if found, ok := m.Match(component); !ok || found.Item.Name != name {
			t.Errorf("%s %s of %s is not found to be its: %v", k.kind, k.text, name, found.Item)
		}
	}
}

// TestKnownComponents checks which projects popular components belong to; ""
// means none.
func TestKnownComponents(t *testing.T) {
	m := scan.NewMatcher(data.Catalog(data.Current))
	for _, c := range []struct{ kind, name, want string }{
		{scan.Module, "k8s.io/client-go", "Kubernetes"}, {scan.Module, "sigs.k8s.io/controller-runtime", "Kubernetes"}, {scan.Module, "go.etcd.io/etcd/client/v3", "etcd"},
		{scan.Module, "helm.sh/helm/v3", "Helm"}, {scan.Module, "istio.io/api", "Istio"}, {scan.Module, "knative.dev/pkg", "Knative"}, {scan.Module, "google.golang.org/grpc", "gRPC"},
		{scan.Module, "oras.land/oras-go/v2", "ORAS"}, {scan.Module, "github.com/uber/jaeger-client-go", "Jaeger"}, {scan.Module, "github.com/weaveworks/flux", "Flux"},
		{scan.Module, "go.mozilla.org/sops/v3", "SOPS"}, {scan.Module, "github.com/opentracing/opentracing-go", "OpenTracing"}, {scan.Module, "github.com/prometheus/client_golang", "Prometheus"},
		{scan.Module, "github.com/containerd/containerd/v2", "containerd"}, {scan.Module, "github.com/nats-io/nats.go", "NATS"}, {scan.Module, "github.com/open-policy-agent/opa", "Open Policy Agent (OPA)"},
		{scan.Module, "google.golang.org/protobuf", ""}, {scan.Module, "github.com/spf13/cobra", ""}, {scan.Module, "golang.org/x/net", ""}, {scan.Module, "github.com/apache/thrift", ""},
		{scan.Image, "quay.io/jetstack/cert-manager-controller", "cert-manager"}, {scan.Image, "registry.k8s.io/kube-apiserver", "Kubernetes"}, {scan.Image, "ghcr.io/fluxcd/source-controller", "Flux"},
		{scan.Image, "quay.io/argoproj/argocd", "Argo"}, {scan.Image, "docker.io/envoyproxy/envoy", "Envoy"}, {scan.Image, "quay.io/prometheus/prometheus", "Prometheus"}, {scan.Image, "docker.io/library/nats", "NATS"},
		{scan.Image, "docker.io/library/redis", ""}, {scan.Image, "docker.io/library/postgres", ""}, {scan.Image, "docker.io/grafana/grafana", ""},
		{scan.APIGroup, "argoproj.io", "Argo"}, {scan.APIGroup, "cert-manager.io", "cert-manager"}, {scan.APIGroup, "monitoring.coreos.com", "Prometheus"}, {scan.APIGroup, "networking.istio.io", "Istio"},
		{scan.APIGroup, "kyverno.io", "Kyverno"}, {scan.APIGroup, "source.toolkit.fluxcd.io", "Flux"}, {scan.APIGroup, "gateway.networking.k8s.io", "Kubernetes"}, {scan.APIGroup, "gateway.envoyproxy.io", "Envoy"},
		{scan.NPM, "@opentelemetry/api", "OpenTelemetry"}, {scan.NPM, "@grpc/grpc-js", "gRPC"}, {scan.NPM, "react", ""}, {scan.PyPI, "grpcio", "gRPC"}, {scan.PyPI, "kubernetes", "Kubernetes"}, {scan.PyPI, "requests", ""},
		{scan.Cargo, "opentelemetry", "OpenTelemetry"}, {scan.Cargo, "tokio", ""}, {scan.Maven, "io.grpc:grpc-netty", "gRPC"}, {scan.Maven, "org.apache.kafka:kafka-clients", ""},
		{scan.NuGet, "opentelemetry.api", "OpenTelemetry"}, {scan.Gem, "grpc", "gRPC"}, {scan.Chart, "cert-manager", "cert-manager"}, {scan.ChartRepository, "https://helm.cilium.io", "Cilium"},
		{scan.ChartRepository, "https://charts.bitnami.com/bitnami", ""},
		{scan.Tool, "asdf/kubectl", "Kubernetes"}, {scan.Tool, "nix/kubernetes-helm", "Helm"}, {scan.Tool, "nix/helm", ""}, {scan.Tool, "brew/flux", ""},
		{scan.Tool, "asdf/spin", ""}, {scan.Tool, "cask/flux", ""},
		{scan.Tool, "bazel-maven/io_kubernetes_client_java", "Kubernetes"}, {scan.Tool, "bazel-maven/org_slf4j_slf4j_simple", ""},
		{scan.Repository, "github.com/coreos/prometheus-operator", "Prometheus"}, {scan.Repository, "github.com/azure/setup-helm", "Helm"},
		{scan.Command, "helm", "Helm"}, {scan.Command, "flux reconcile", "Flux"}, {scan.Command, "flux run", ""}, {scan.Command, "flux", ""},
	} {
		found, _ := m.Match(scan.Component{Kind: c.kind, Name: c.name})
		got := ""
		if found.Item != nil {
			got = found.Item.Name
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.kind, c.name, got, c.want)
		}
	}
}

// TestScanSamples checks which projects real source trees use, as found by hand.
// internal/tools/extract writes the file with the components of the trees.
func TestScanSamples(t *testing.T) {
	content, err := os.ReadFile("testdata/scan-components.tsv")
	if err != nil {
		t.Fatal(err)
	}
	trees := map[string]*scan.Result{}
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if trees[cells[0]] == nil {
			trees[cells[0]] = &scan.Result{}
		}
		trees[cells[0]].Components = append(trees[cells[0]].Components,
			scan.Component{Kind: cells[1], Name: cells[2], Source: cells[3], Indirect: cells[4] == "true"})
	}
	for tree, want := range map[string]string{
		"argo-cd":            "Distribution, OAuth2 Proxy, ORAS, gRPC, NATS, Argo, Kubernetes, OpenTelemetry, Prometheus",
		"opentelemetry-demo": "Connect RPC, gRPC, OpenFeature, Jaeger, OpenTelemetry, Prometheus",
		"flux-example":       "cert-manager, Envoy, Flux, Kubernetes",
	} {
		if trees[tree] == nil {
			t.Fatalf("no components of %s", tree)
		}
		var names []string
		for _, p := range scan.NewReport(trees[tree], scan.NewMatcher(data.Catalog(data.Current))).Projects {
			names = append(names, p.Item.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: %s, want %s", tree, got, want)
		}
	}
}

// TestRepackagedImages checks which projects images of mirrors and of repackagers
// belong to, and with which confidence; "" means none.
func TestRepackagedImages(t *testing.T) {
	m := scan.NewMatcher(data.Catalog(data.Current))
	for name, want := range map[string]string{
		"mirror.gcr.io/envoyproxy/envoy": "Envoy", "registry.hub.docker.com/coredns/coredns": "CoreDNS", "public.ecr.aws/docker/library/nats": "NATS",
		"123456789012.dkr.ecr.eu-west-1.amazonaws.com/quay/argoproj/argocd": "Argo", "harbor.corp.example/docker-hub/prom/prometheus": "Prometheus",
		"europe-docker.pkg.dev/p/ghcr/fluxcd/source-controller": "Flux", "r.example/cache/registry.k8s.io/kube-proxy": "Kubernetes",
		"docker.io/bitnami/etcd": "etcd", "docker.io/bitnamilegacy/keycloak": "Keycloak", "docker.io/bitnami/argo-cd": "Argo", "docker.io/bitnami/kubectl": "Kubernetes",
		"docker.io/bitnami/thanos": "Thanos", "docker.io/bitnami/nats": "NATS", "docker.io/bitnami/fluentd": "Fluentd", "docker.io/bitnami/redis": "", "docker.io/bitnami/postgresql": "",
		"docker.io/rancher/mirrored-coredns-coredns": "CoreDNS", "docker.io/rancher/mirrored-pause": "Kubernetes", "docker.io/rancher/mirrored-library-busybox": "",
		"docker.io/alpine/helm": "Helm", "docker.io/alpine/git": "", "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/coredns": "CoreDNS", "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/kube-proxy": "Kubernetes",
		"mcr.microsoft.com/oss/kubernetes/pause": "Kubernetes", "mcr.microsoft.com/oss/kubernetes/coredns": "CoreDNS", "r.example/team/etcd": "", "docker.io/quay/argoproj/argocd": "Argo", "docker.io/quay/argoproj/argo": "", "quay.io/k8s/pause": "",
		// programs that somebody else packages, and names that are too general
		"quay.io/cloudnativetoolkit/operator-sdk": "Operator Framework", "docker.io/acme/argocd": "Argo", "registry.example/tools/kubectl": "Kubernetes", "docker.io/library/kubectl": "",
		"docker.io/alpine/k8s": "", "cgr.dev/chainguard/server": "", "docker.io/alpine/pipeline": "", "docker.io/acme/operator-sdk-docs": "",
		"docker.io/bitnami/metrics-server": "Kubernetes", "docker.io/bitnami/pushgateway": "Prometheus", "cgr.dev/chainguard/kube-state-metrics": "Kubernetes",
	} {
		found, _ := m.Match(scan.Component{Kind: scan.Image, Name: name})
		got := ""
		if found.Item != nil {
			got = found.Item.Name
			if found.Confidence != "repackaged" {
				t.Errorf("%s: confidence %s", name, found.Confidence)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestLibraries checks the scope of libraries.
func TestLibraries(t *testing.T) {
	m := scan.NewMatcher(data.Catalog(data.Current))
	for _, c := range []struct{ kind, name, project, scope string }{
		{scan.Cargo, "prometheus", "Prometheus", "library"}, {scan.Cargo, "grpcio", "gRPC", "library"}, {scan.Cargo, "raft", "", ""},
		{scan.Cargo, "tikv-jemallocator", "", ""}, {scan.Cargo, "tikv-client", "TiKV", ""}, {scan.Module, "sigs.k8s.io/yaml", "Kubernetes", "library"},
		{scan.Module, "sigs.k8s.io/yaml/goyaml.v2", "Kubernetes", "library"}, {scan.Module, "github.com/distribution/reference", "Distribution", "library"},
		{scan.Module, "github.com/distribution/distribution/v3", "Distribution", ""}, {scan.Module, "go.etcd.io/bbolt", "etcd", "library"}, {scan.Module, "go.etcd.io/etcd/client/v3", "etcd", ""},
	} {
		got, _ := m.Match(scan.Component{Kind: c.kind, Name: c.name})
		name := ""
		if got.Item != nil {
			name = got.Item.Name
		}
		if name != c.project || got.Scope != c.scope {
			t.Errorf("%s %s: %q, scope %q", c.kind, c.name, name, got.Scope)
		}
	}
}
