package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ui, dist = "../../webpage/ui", "../../webpage/dist"

// TestBundleIsCurrent checks that the committed bundle matches the sources.
func TestBundleIsCurrent(t *testing.T) {
	files, err := bundle(ui)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadDir(dist)
	if err != nil || len(committed) != len(files) || len(files) != 2 {
		t.Errorf("%d files are bundled, %d committed, %v", len(files), len(committed), err)
	}
	for name, content := range files {
		have, err := os.ReadFile(filepath.Join(dist, name))
		if err != nil || !bytes.Equal(have, content) {
			t.Errorf("%s is not the bundle of its sources: run go generate ./internal/webpage", name)
		}
	}
}

// TestBundleFails checks that invalid sources do not change the last bundle.
func TestBundleFails(t *testing.T) {
	for name, source := range map[string]string{
		"syntax":  "export let a = ;",
		"import":  `import { a } from "./nowhere.js"; a();`,
		"warning": "export const a = { b: 1, b: 2 };",
	} {
		t.Run(name, func(t *testing.T) {
			sources, out := t.TempDir(), t.TempDir()
			for file, content := range map[string]string{
				filepath.Join(sources, "main.js"):            source,
				filepath.Join(sources, "styles", "main.css"): "a{color:red}",
				filepath.Join(out, "page.js"):                "last",
			} {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			err := write(sources, out)
			if err == nil || !strings.Contains(err.Error(), "main.js:1:") {
				t.Errorf("the error %q does not say where the fault is", err)
			}
			if last, _ := os.ReadFile(filepath.Join(out, "page.js")); string(last) != "last" {
				t.Errorf("the bundle is now %q", last)
			}
		})
	}
}
