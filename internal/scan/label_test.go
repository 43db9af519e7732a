package scan

import "testing"

// TestLabel checks how people see components.
func TestLabel(t *testing.T) {
	for want, c := range map[string]Component{
		"quay.io/argoproj/argocd:v2.1":                       {Kind: Image, Name: "quay.io/argoproj/argocd", Version: "v2.1"},
		"nats:2":                                             {Kind: Image, Name: "docker.io/library/nats", Version: "2"},
		"prom/prometheus":                                    {Kind: Image, Name: "docker.io/prom/prometheus"},
		"ghcr.io/a/b@sha256:01":                              {Kind: Image, Name: "ghcr.io/a/b", Version: "sha256:01"},
		"pkg:golang/google.golang.org/grpc@v1.2.0":           {Kind: Module, Name: "google.golang.org/grpc", Version: "v1.2.0"},
		"pkg:npm/@opentelemetry/api@1":                       {Kind: NPM, Name: "@opentelemetry/api", Version: "1"},
		"pkg:helm/{{values.chart}}@1.0 (oci://ghcr.io/a b)":  {Kind: Chart, Name: "{{values.chart}}", Version: "1.0", Source: "oci://ghcr.io/a b"},
		"pkg:helm/argo-cd@7 (https://argoproj.github.io/x/)": {Kind: Chart, Name: "argo-cd", Version: "7", Source: "https://argoproj.github.io/x/"},
	} {
		if got := c.Label(); got != want {
			t.Errorf("%+v: %s, want %s", c, got, want)
		}
	}
}
