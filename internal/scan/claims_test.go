package scan

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func claimCatalog() *landscape.Catalog {
	return &landscape.Catalog{Items: []landscape.Item{
		{Name: "Falco", Maturity: "graduated", Repositories: []landscape.Repository{{URL: "https://github.com/falcosecurity/falco"}}},
		{Name: "Kubernetes", Maturity: "graduated"}, {Name: "Prometheus", Maturity: "graduated"},
		{Name: "Longhorn", Maturity: "incubating"}, {Name: "Open Policy Agent (OPA)", Maturity: "graduated", Aliases: []landscape.Alias{{Name: "OPA"}}},
		{Name: "CRI-O", Maturity: "graduated"}, {Name: "Helm", Maturity: "graduated"}, {Name: "Trivy"},
	}}
}

// TestClaims checks which level a sentence claims for which project.
func TestClaims(t *testing.T) {
	for text, want := range map[string]string{
		"Falco is a CNCF sandbox project.":                                                            "Falco sandbox",
		"[Falco](https://falco.org) is a [CNCF](https://cncf.io) **incubating** project.":             "Falco incubating",
		"**Falco** is an open-source CNCF Sandbox project":                                            "Falco sandbox",
		"The Falco project is a Cloud Native Computing Foundation (CNCF) incubation-level project.":   "Falco incubating",
		"Falco is hosted by CNCF as an incubation-level project.":                                     "Falco incubating",
		"Falco is hosted by the Cloud Native Computing Foundation (CNCF) as a sandbox level project.": "Falco sandbox",
		"Falco is now an incubating project of the CNCF.":                                             "Falco incubating",
		"Falco is a graduated CNCF project.":                                                          "Falco graduated",
		"Falco is part of the CNCF as a sandbox project.":                                             "Falco sandbox",
		"Falco is currently\na CNCF\nsandbox project.":                                                "Falco sandbox",
		"Falco remains a CNCF-hosted incubating project.":                                             "Falco incubating",
		"Falco, the runtime security tool, is a CNCF sandbox project.":                                "Falco sandbox",
		"Longhorn (built on top of Kubernetes) is a CNCF sandbox project.":                            "Longhorn sandbox",
		"Longhorn, built on top of Kubernetes, is a CNCF sandbox project.":                            "Longhorn sandbox",
		"Alerts go to Falco, which is a CNCF sandbox project.":                                        "Falco sandbox",
		"It works with Falco, a CNCF sandbox project, and others.":                                    "Falco sandbox",
		"Falco watches system calls. It is a CNCF sandbox project.":                                   "Falco sandbox",
		"# Falco\n\nIt is a CNCF sandbox project.":                                                    "Falco sandbox",
		"Falco and Helm are CNCF sandbox projects.":                                                   "Falco sandbox, Helm sandbox",
		"Falco, Helm, and CRI-O are CNCF incubating projects.":                                        "Falco incubating, Helm incubating, CRI-O incubating",
		"Open Policy Agent (OPA) is a CNCF incubating project":                                        "Open Policy Agent (OPA) incubating",
		"OPA is a CNCF incubating project":                                                            "Open Policy Agent (OPA) incubating",
		"Our scanner is safe, and the engine Falco is a CNCF sandbox project.":                        "Falco sandbox",
		"- Falco - a CNCF sandbox project":                                                            "Falco sandbox",
		"| Project | CNCF |\n|---|---|\n| [Falco](x) | Sandbox |\n| Trivy | Sandbox |":                "Falco sandbox",
		"| a | Falco | CNCF Sandbox project |":                                                        "Falco sandbox",
		"# Falco\n\nWe are a Cloud Native Computing Foundation sandbox project.":                      "Falco sandbox",
		"# Falco\n\nThis project is a CNCF incubating project.":                                       "Falco incubating",
		"We are a [Cloud Native Computing Foundation](https://cncf.io/) sandbox project.":             "unknown sandbox",

		"Falco was a CNCF incubating project.":                           "",
		"Falco became a CNCF incubating project in 2020.":                "",
		"Falco joined CNCF as a sandbox project.":                        "",
		"Falco joined the CNCF in 2018 as a CNCF sandbox project.":       "",
		"In 2018 we donated Falco, a CNCF sandbox project.":              "",
		"As of 2019, Falco is a CNCF sandbox project.":                   "",
		"Falco was hosted by CNCF as an incubation-level project.":       "",
		"When Falco is a CNCF sandbox project, things change.":           "",
		"Falco is not a CNCF sandbox project.":                           "",
		"Falco is no longer a CNCF sandbox project.":                     "",
		"Falco will be a CNCF graduated project.":                        "",
		"Use Prometheus. Our own tool Foobar is a CNCF sandbox project.": "",
		"Our tool for Kubernetes is a CNCF sandbox project.":             "",
		"Foobar extends Prometheus. It is a CNCF sandbox project.":       "",
		"Foobar is a CNCF sandbox project like Falco.":                   "",
		"Foobar, a tool for Falco, is a CNCF sandbox project.":           "",
		"Trivy is a CNCF sandbox project.":                               "",
		"```\nFalco is a CNCF sandbox project.\n```":                     "",
		"| Name | Level |\n|---|---|\n| Falco | Sandbox |":               "",
		"Falco is a sandbox project of ours.":                            "",
	} {
		var got []string
		for _, s := range statements("x.md", []byte(text), projectNames(claimCatalog()), func() *landscape.Item {
			return projectNames(claimCatalog()).exact(title(text))
		}) {
			name := "unknown"
			if s.Item != nil {
				name = s.Item.Name
			}
			got = append(got, name+" "+string(s.Stated))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, ", "), want)
		}
	}
}

// TestClaimLines checks the lines of claims.
func TestClaimLines(t *testing.T) {
	const text = "# x\n\n```\n\n```\nText. Falco\nis a\n[CNCF](https://x)\nsandbox project. Helm is a CNCF sandbox project.\n\n| a | CNCF |\n|--|--|\n| Helm | sandbox |\n"
	var got []string
	for _, s := range claimsIn("x.md", []byte(text), claimCatalog()) {
		got = append(got, fmt.Sprint(s.Item.Name, s.Line))
	}
	if strings.Join(got, " ") != "Falco9 Helm9 Helm13" {
		t.Errorf("%q", got)
	}
}

// TestOwnProject checks which project the footer that CNCF prescribes is about.
func TestOwnProject(t *testing.T) {
	const footer = "We are a [Cloud Native Computing Foundation](https://cncf.io/) sandbox project.\n"
	put := func(dir, name, content string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name  string
		files []string
		wrong int
		said  int
	}{
		{"remote", []string{"fork/README.md", "# The best tool\n\n" + footer, "fork/.git/HEAD", "ref: x\n", "fork/.git/config", "[remote \"origin\"]\n\turl = git@github.com:falcosecurity/falco.git\n"}, 1, 0},
		{"title", []string{"a/README.md", "<p>x</p>\n# **Falco**\n\n" + footer}, 1, 0},
		{"readme above", []string{"a/README.md", "# Falco\n", "a/docs/intro/about.md", "# About\n\n" + footer}, 1, 0},
		{"directory", []string{"cri-o/docs/about.md", footer}, 1, 0},
		{"unknown", []string{"a/README.md", "# Foobar\n\n" + footer}, 0, 1},
		{"not hosted", []string{"trivy/README.md", "# Trivy\n\n" + footer}, 0, 1},
		{"changelog", []string{"falco/CHANGELOG.md", footer, "falco/blog/2018.md", "Falco is a CNCF sandbox project.\n"}, 0, 0},
	} {
		dir := t.TempDir()
		for i := 0; i < len(c.files); i += 2 {
			put(dir, c.files[i], c.files[i+1])
		}
		d, err := CheckDocs([]string{dir}, Options{}, claimCatalog())
		if err != nil || len(d.Wrong) != c.wrong || len(d.Warnings) != c.said {
			t.Errorf("%s: %+v, %v", c.name, d, err)
		}
	}
}

// claimsIn returns the claims in one Markdown file.
func claimsIn(file string, content []byte, c *landscape.Catalog) []Statement {
	return statements(file, content, projectNames(c), func() *landscape.Item { return newOwners(c).of(file, content) })
}
