package scan

import (
	"path/filepath"
	"strings"
	"sync"
)

// input is a kind of file that names components.
type input struct {
	// doc names the kind in the plural, as help and reports do.
	doc  string
	read func(*file)
	by   evidence
	// streams reports whether read handles files of any size, from file.reader.
	streams bool
	// raw reports whether read gets the bytes of the file as they are, from file.raw.
	raw bool
	// inImages reports whether such files in the layers of images are read.
	inImages bool
	// ecosystems are the package managers, languages or platforms whose packages
	// the file lists, nil for other software.
	ecosystems []string
	// names are patterns of base names, in lower case.
	names []string
}

// evidence says what makes a file one of a kind.
type evidence bool

const (
	byName    evidence = false
	byContent evidence = true // the name also fits files of other kinds
)

// inputs lists the kinds of files that scan reads. The first that fits a name counts.
// The names in .pre-commit-hooks.yaml, the help topic scan-inputs and the samples in
// testdata/inputs follow this table; tests check them.
var inputs = []input{
	{doc: "container images and packaged Helm charts", read: (*file).imageArchive, by: byContent, streams: true, raw: true,
		names: []string{"*.tar", "*.tar.gz", "*.tgz"}},
	{doc: "OCI image layouts", read: (*file).ociLayout,
		names: []string{"oci-layout"}},
	{doc: "Go modules", read: (*file).goMod,
		names: []string{"go.mod"}},
	{doc: "Go workspaces", read: (*file).goWork,
		names: []string{"go.work"}},
	{doc: "vendored Go modules", read: (*file).vendorModules, by: byContent,
		names: []string{"modules.txt"}},
	{doc: "Go modules of tools", read: (*file).otherMod, by: byContent,
		names: []string{"*.mod"}},
	{doc: "dep lock files", read: func(f *file) { f.lockTOML(Module, "projects") },
		names: []string{"gopkg.lock"}},
	{doc: "git submodules", read: (*file).gitModules,
		names: []string{".gitmodules"}},
	{doc: "pre-commit hooks", read: (*file).preCommit,
		names: []string{".pre-commit-config.yaml", ".pre-commit-config.yml"}},
	{doc: "CDK8s and CDKTF projects", read: (*file).cdkProject,
		names: []string{"cdk8s.yaml", "cdktf.json"}},
	{doc: "Helm charts", read: (*file).chart,
		names: []string{"chart.yaml", "chart.yml", "chart.lock", "requirements.yaml", "requirements.lock"}},
	{doc: "kustomizations", read: (*file).kustomization,
		names: []string{"kustomization.yaml", "kustomization.yml", "kustomization"}},
	{doc: "compose files", read: (*file).compose,
		names: []string{"compose*.yaml", "compose*.yml", "docker-compose*.yaml", "docker-compose*.yml"}},
	{doc: "Dockerfiles", read: (*file).dockerfile,
		names: []string{"dockerfile", "dockerfile.*", "*.dockerfile", "containerfile", "containerfile.*"}},
	{doc: "Earthfiles", read: (*file).dockerfile,
		names: []string{"earthfile"}},
	{doc: "Docker Bake files", read: (*file).text,
		names: []string{"docker-bake*.hcl", "docker-bake*.json"}},
	{doc: "Terraform", read: (*file).terraform,
		names: []string{"*.tf", "*.tofu", ".terraform.lock.hcl"}},
	{doc: "Terraform in JSON", read: (*file).terraformJSON,
		names: []string{"*.tf.json", "*.tofu.json"}},
	{doc: "Helmfiles", read: (*file).helmfile,
		names: []string{"helmfile.yaml", "helmfile.yml", "helmfile*.gotmpl", "*.yaml.gotmpl"}},
	{doc: "Fleet bundles", read: (*file).fleet,
		names: []string{"fleet.yaml"}},
	{doc: "GitLab pipelines", read: (*file).gitlabCI,
		names: []string{".gitlab-ci.yml", ".gitlab-ci.yaml", "*.gitlab-ci.yml"}},
	{doc: "development containers", read: (*file).devcontainer,
		names: []string{"devcontainer.json", ".devcontainer.json"}},
	{doc: "Visual Studio Code extensions", read: (*file).recommendations, by: byContent,
		names: []string{"extensions.json"}},
	{doc: "npm packages", read: (*file).packageJSON, ecosystems: []string{"npm"},
		names: []string{"package.json"}},
	{doc: "npm lock files", read: (*file).packageLock, ecosystems: []string{"npm"},
		names: []string{"package-lock.json", "npm-shrinkwrap.json"}},
	{doc: "pnpm lock files", read: (*file).pnpmLock, ecosystems: []string{"npm"},
		names: []string{"pnpm-lock.yaml"}},
	{doc: "Yarn lock files", read: (*file).yarnLock, ecosystems: []string{"npm"},
		names: []string{"yarn.lock"}},
	{doc: "Bun lock files", read: (*file).bunLock, ecosystems: []string{"npm"},
		names: []string{"bun.lock"}},
	{doc: "Deno lock files", read: (*file).denoLock, ecosystems: []string{"npm"},
		names: []string{"deno.lock"}},
	{doc: "Deno projects", read: (*file).denoConfig, ecosystems: []string{"npm"},
		names: []string{"deno.json", "deno.jsonc"}},
	{doc: "Composer packages", read: (*file).composerJSON, ecosystems: []string{"PHP"},
		names: []string{"composer.json"}},
	{doc: "Composer lock files", read: (*file).composerLock, ecosystems: []string{"PHP"},
		names: []string{"composer.lock"}},
	{doc: "Python requirements", read: (*file).requirements, ecosystems: []string{"Python"},
		names: []string{"requirements*.txt", "requirements*.in", "constraints*.txt", "*requirements.txt"}},
	{doc: "Python projects", read: (*file).pyproject, ecosystems: []string{"Python"},
		names: []string{"pyproject.toml"}},
	{doc: "Python lock files", read: func(f *file) { f.lockTOML(PyPI, "package") }, ecosystems: []string{"Python"},
		names: []string{"poetry.lock", "uv.lock", "pdm.lock"}},
	{doc: "pylock files", read: func(f *file) { f.lockTOML(PyPI, "packages") }, ecosystems: []string{"Python"},
		names: []string{"pylock.toml", "pylock.*.toml"}},
	{doc: "Pipfiles", read: (*file).pipfile, ecosystems: []string{"Python"},
		names: []string{"pipfile"}},
	{doc: "Pipenv lock files", read: (*file).pipfileLock, ecosystems: []string{"Python"},
		names: []string{"pipfile.lock"}},
	{doc: "setup.cfg", read: (*file).setupCfg, ecosystems: []string{"Python"},
		names: []string{"setup.cfg"}},
	{doc: "setup.py", read: (*file).setupPy, ecosystems: []string{"Python"},
		names: []string{"setup.py"}},
	{doc: "conda environments", read: (*file).condaEnvironment, ecosystems: []string{"Python"}, by: byContent,
		names: []string{"environment.yml", "environment.yaml", "environment-*.yml", "environment-*.yaml", "environment_*.yml", "environment_*.yaml"}},
	{doc: "conda lock files", read: (*file).condaLock, ecosystems: []string{"Python"},
		names: []string{"conda-lock.yml", "*.conda-lock.yml"}},
	{doc: "Rust crates", read: (*file).cargoTOML, ecosystems: []string{"Rust"},
		names: []string{"cargo.toml"}},
	{doc: "Rust lock files", read: func(f *file) { f.lockTOML(Cargo, "package") }, ecosystems: []string{"Rust"},
		names: []string{"cargo.lock"}},
	{doc: "Maven and .NET projects, CycloneDX", read: (*file).xml, ecosystems: []string{"Maven", ".NET"},
		names: []string{"pom.xml", "*.csproj", "*.fsproj", "*.vbproj", "*.props", "*.targets", "packages.config", "*.pom", "ivy.xml", "*.cdx.xml", "bom.xml"}},
	{doc: "NuGet lock files", read: (*file).nugetLock, ecosystems: []string{".NET"},
		names: []string{"packages.lock.json"}},
	{doc: ".NET programs", read: (*file).dotnetDeps, inImages: true, ecosystems: []string{".NET"},
		names: []string{"*.deps.json"}},
	{doc: "Paket lock files", read: (*file).paketLock, ecosystems: []string{".NET"},
		names: []string{"paket.lock"}},
	{doc: "Gradle builds", read: (*file).gradle, ecosystems: []string{"Gradle"},
		names: []string{"*.gradle", "*.gradle.kts", "*gradle.lockfile", "dependencies.kt", "deps.kt", "libs.kt"}},
	{doc: "sbt builds", read: (*file).sbt, ecosystems: []string{"sbt"},
		names: []string{"*.sbt", "dependencies.scala"}},
	{doc: "Gradle version catalogs", read: (*file).versionCatalog, ecosystems: []string{"Gradle"},
		names: []string{"*.versions.toml"}},
	{doc: "Ruby lock files", read: (*file).gemLock, ecosystems: []string{"Ruby"},
		names: []string{"gemfile.lock"}},
	{doc: "Ruby gems", read: (*file).gemfile, ecosystems: []string{"Ruby"},
		names: []string{"gemfile", "gems.rb", "*.gemspec"}},
	{doc: "Elixir projects", read: (*file).mixProject, ecosystems: []string{"Elixir"},
		names: []string{"mix.exs"}},
	{doc: "Erlang projects", read: (*file).rebar,
		names: []string{"rebar.config"}},
	{doc: "Dart projects and lock files", read: (*file).pubspec,
		names: []string{"pubspec.yaml", "pubspec.lock"}},
	{doc: "Swift packages", read: (*file).swiftManifest,
		names: []string{"package.swift"}},
	{doc: "Swift lock files", read: (*file).swiftResolved,
		names: []string{"package.resolved"}},
	{doc: "CMake builds", read: (*file).cmake,
		names: []string{"cmakelists.txt", "*.cmake"}},
	{doc: "Conan packages", read: (*file).conan,
		names: []string{"conanfile.txt", "conanfile.py"}},
	{doc: "vcpkg packages", read: (*file).vcpkg,
		names: []string{"vcpkg.json"}},
	{doc: "Elixir lock files", read: (*file).mixLock, ecosystems: []string{"Elixir"},
		names: []string{"mix.lock"}},
	{doc: "asdf and mise tools", read: (*file).toolVersions,
		names: []string{".tool-versions"}},
	{doc: "mise tools", read: (*file).mise,
		names: []string{"mise.toml", ".mise.toml", "mise.*.toml", ".mise.*.toml"}},
	{doc: "aqua packages", read: (*file).aqua,
		names: []string{"aqua.yaml", "aqua.yml", ".aqua.yaml", ".aqua.yml"}},
	{doc: "Devbox packages", read: (*file).devbox,
		names: []string{"devbox.json"}},
	{doc: "Brewfiles", read: (*file).brewfile,
		names: []string{"brewfile", ".brewfile", "brewfile.*"}},
	{doc: "krew plugins", read: (*file).krewPlugins,
		names: []string{"krewfile", ".krewfile", "krew.txt", "krew-plugins.txt", "krew_plugins.txt"}},
	{doc: "jsonnet dependencies", read: (*file).jsonnetfile,
		names: []string{"jsonnetfile.json", "jsonnetfile.lock.json"}},
	{doc: "Nix flake locks", read: (*file).flakeLock,
		names: []string{"flake.lock"}},
	{doc: "Nix expressions", read: (*file).nix,
		names: []string{"*.nix"}},
	{doc: "Bazel modules", read: (*file).bazel,
		names: []string{"module.bazel", "*.module.bazel", "workspace.bazel", "workspace.bzlmod"}},
	{doc: "Bazel workspaces and macros", read: (*file).bazel, by: byContent,
		names: []string{"workspace", "*.bzl"}},
	{doc: "Bazel packages", read: (*file).bazelBuild, by: byContent,
		names: []string{"build.bazel", "build"}},
	{doc: "SPDX", read: (*file).spdxTagValue, inImages: true,
		names: []string{"*.spdx"}},
	{doc: "CycloneDX, SPDX", read: (*file).json, inImages: true,
		names: []string{"*.cdx.json", "*.spdx.json", "*.spdx3.json", "bom.json", "sbom.json", "*.sbom.json"}},
	{doc: "in-toto statements", read: (*file).json, by: byContent, inImages: true,
		names: []string{"*.intoto.json", "*.intoto.jsonl"}},
	{doc: "image lists", read: (*file).imageList, by: byContent,
		names: []string{"images.txt", "*-images.txt", "*_images.txt", "images-*.txt", "image-list*.txt"}},
	{doc: "scripts, Makefiles", read: (*file).text,
		names: []string{"*.sh", "*.bash", "*.zsh", "*.ps1", "makefile", "gnumakefile", "makefile.*", "*.mk", "justfile", ".justfile", "*.just", "tiltfile", "*.tiltfile", "vagrantfile"}},
	{doc: "Jsonnet programs", read: (*file).infrastructureSource, by: byContent,
		names: []string{"*.jsonnet", "*.libsonnet"}},
	{doc: "templates", read: (*file).text,
		names: []string{"*.tpl", "*.tmpl", "*.gotmpl", "*.j2"}},
	{doc: "Kubernetes manifests", read: (*file).yaml, by: byContent, streams: true,
		names: []string{"*.yaml", "*.yml"}},
	{doc: "Kubernetes lists, CycloneDX, SPDX", read: (*file).json, by: byContent, streams: true,
		names: []string{"*.json"}},
}

// Inputs lists the kinds of files that scan reads, each with the patterns of its
// names.
func Inputs() [][2]string {
	var out [][2]string
	for _, in := range inputs {
		out = append(out, [2]string{in.doc, strings.Join(in.names, ", ")})
	}
	out = append(out, [2]string{infrastructure.doc, strings.Join(infrastructure.names, ", ")})
	return append(out, [2]string{"Go programs", "executables, by their embedded build information"})
}

// imageArchives returns the kind of image archives.
func imageArchives() *input { return &inputs[0] }

// namePatterns are the patterns of the table of inputs, made for speed: a tree may have a
// million files.
type namePatterns struct {
	exact map[string]int // indexes of inputs by names without a *
	open  []openPattern
}

// openPattern is a pattern with a *, split there.
type openPattern struct {
	start, end string
	input      int
}

var patternsByName = sync.OnceValue(func() namePatterns {
	p := namePatterns{exact: map[string]int{}}
	for i := range inputs {
		for _, name := range inputs[i].names {
			if start, end, ok := strings.Cut(name, "*"); ok {
				p.open = append(p.open, openPattern{start, end, i})
			} else if _, known := p.exact[name]; !known {
				p.exact[name] = i
			}
		}
	}
	return p
})

// inputFor returns the kind of a file by its name, or nil.
func inputFor(file string) *input {
	base := strings.ToLower(filepath.Base(file))
	patterns := patternsByName()
	found, ok := patterns.exact[base]
	if !ok {
		found = len(inputs)
	}
	for _, p := range patterns.open {
		if p.input >= found {
			break
		}
		if len(base) >= len(p.start)+len(p.end) && strings.HasPrefix(base, p.start) && strings.HasSuffix(base, p.end) {
			found = p.input
			break
		}
	}
	if found == len(inputs) {
		return nil
	}
	return &inputs[found]
}
