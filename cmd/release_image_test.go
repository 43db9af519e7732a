package cmd_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// ociIndex, ociManifest and ociConfig are the JSON of an OCI image, as far as the test
// needs it.
type (
	ociDescriptor struct {
		Digest   string
		Platform struct{ OS, Architecture string }
	}
	ociIndex    struct{ Manifests []ociDescriptor }
	ociManifest struct {
		Config ociDescriptor
		Layers []ociDescriptor
	}
	ociConfig struct {
		Config struct {
			User       string
			Entrypoint []string
			Labels     map[string]string
		}
	}
)

// TestDistImage: the image runs the program as a user without rights, on each platform,
// and has SBOMs.
func TestDistImage(t *testing.T) {
	d := readDist(t)
	dir := filepath.Join(d.dir, "image")
	read := func(name string, v any) {
		t.Helper()
		if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dir, strings.Replace(name, "sha256:", "blobs/sha256/", 1)))), v); err != nil {
			t.Fatal(err)
		}
	}
	var layout, index ociIndex
	read("index.json", &layout)
	read(layout.Manifests[0].Digest, &index)
	var platforms []string
	for _, m := range index.Manifests {
		platform := m.Platform.OS + "/" + m.Platform.Architecture
		platforms = append(platforms, platform)
		var manifest ociManifest
		var config ociConfig
		read(m.Digest, &manifest)
		read(manifest.Config.Digest, &config)
		if c := config.Config; c.User != "65532" || !slices.Equal(c.Entrypoint, []string{"/ko-app/landscope"}) || c.Labels["org.opencontainers.image.version"] != d.version {
			t.Errorf("%s: %+v", platform, c)
		}
		sbom := filepath.Join(dir+".sbom", "landscope-"+strings.ReplaceAll(platform, "/", "-")+".spdx.json")
		if r := runIn(nil, nil, "scan", "--unmatched", "--width", "0", sbom); !strings.Contains(r.stdout, "pkg:golang/gopkg.in/yaml.v3@") {
			t.Errorf("%s: %+v", sbom, r)
		}
		if m.Platform.Architecture != runtime.GOARCH || runtime.GOOS != "linux" {
			continue
		}
		root := t.TempDir()
		for _, layer := range manifest.Layers {
			blob := filepath.Join(dir, strings.Replace(layer.Digest, "sha256:", "blobs/sha256/", 1))
			if out, err := exec.Command("tar", "-xzf", blob, "-C", root).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v", out, err)
			}
		}
		run := exec.Command(filepath.Join(root, config.Config.Entrypoint[0]), "version")
		if os.Geteuid() == 0 { // nothing of this machine is there, and nothing can be written
			run = exec.Command("chroot", "--userspec=65532:65532", root, config.Config.Entrypoint[0], "version")
		}
		run.Env = []string{"PATH=" + os.Getenv("PATH")}
		if out, err := run.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "landscope "+d.version+" (") {
			t.Errorf("%s: %s, %v", platform, out, err)
		}
	}
	if !slices.Equal(platforms, []string{"linux/amd64", "linux/arm64"}) {
		t.Errorf("platforms: %q", platforms)
	}
}
