package scan

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestDeployedDocs checks that a kustomization or a chart makes a directory of
// documentation one that is deployed, but not one of test data or examples.
func TestDeployedDocs(t *testing.T) {
	const pod = "image: nats:2\n"
	dir := tree(t,
		"Chart.yaml", "name: a\n",
		"docs/guide/pod.yaml", pod,
		"docs/site/kustomization.yaml", "images: [{name: nats}]\n",
		"docs/site/base/pod.yaml", pod,
		"doc/app/Chart.yaml", "dependencies: [{name: nats}]\n",
		"doc/app/values.yaml", pod,
		"doc/other/pod.yaml", pod,
		"docs/examples/app/Chart.yaml", "dependencies: [{name: nats}]\n",
		"tests/kustomization.yaml", "images: [{name: nats}]\n",
	)
	found, err := Scan([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	deployed := map[string]bool{}
	for _, c := range found.Components {
		rel, _ := filepath.Rel(dir, c.File)
		deployed[filepath.ToSlash(rel)] = !c.TestData
	}
	for file, isDeployed := range deployed {
		want := strings.HasPrefix(file, "docs/site/") || strings.HasPrefix(file, "doc/app/")
		if isDeployed != want {
			t.Errorf("%s counts: %t, want %t", file, isDeployed, want)
		}
	}
	if len(deployed) != 8 {
		t.Errorf("components in %v", deployed)
	}
}
