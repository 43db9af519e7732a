package scan

import (
	"testing"
)

// TestSniff checks that files with names that say nothing are read by what is in them.
func TestSniff(t *testing.T) {
	for content, want := range map[string]string{
		"# syntax=docker/dockerfile:1\nFROM nats:2\n":                                 "image docker.io/library/nats@2 :2",
		"ARG TAG=2\nFROM nats:$TAG\n":                                                 "image docker.io/library/nats@2 :2",
		"// tools\nmodule x\n\nrequire a.b/c v1.0.0\n":                                "go a.b/c@v1.0.0 :4",
		"resource \"helm_release\" \"a\" {\n  chart = \"nats\"\n}\n":                  "repository github.com/hashicorp/terraform-provider-helm@ :1\nchart nats@ :2",
		"# yarn lockfile v1\n\n\"a@^1\":\n  version \"1.0.0\"\n":                      "~npm a@1.0.0 :3",
		"lockfileVersion: '9.0'\n\npackages:\n\n  a@1.0.0:\n    resolution: {}\n":     "~npm a@1.0.0 :5",
		"version = 4\n\n[[package]]\nname = \"a\"\nsource = \"registry+https://a\"\n": "~cargo a@ :4",
		"# by poetry\n[[package]]\nname = \"a\"\nversion = \"1\"\n":                   "~pypi a@1 :3",
		"apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: nats\n":      "api_group helm.sh@ :1\nchart nats@ :5",
		`{"bomFormat": "CycloneDX", "components": [{"purl": "pkg:npm/a@1"}]}`:         "npm a@1 :1",
	} {
		found, err := Scan([]string{tree(t, "result.out", content) + "/result.out"}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := names(found); got != want || len(found.Unreadable) > 0 {
			t.Errorf("%q:\ngot  %q\nwant %q\nunreadable: %v", content, got, want, found.Unreadable)
		}
	}
}
