package scan

import (
	"path"
	"path/filepath"
	"strings"
)

// input is a kind of file that names components.
type input struct {
	// names are patterns of file names, in lower case.
	names []string
	doc   string
	read  func(*file)
	by    evidence
	// streams says that read takes files of any size, from file.reader.
	streams bool
}

// evidence is what makes a file one of a kind.
type evidence bool

const (
	byName    evidence = false
	byContent evidence = true // the name fits other files, too
)

// inputs lists the kinds of file that are read; the first that fits counts.
var inputs = []input{
	{[]string{"go.mod"}, "Go modules", (*file).goMod, byName, false},
	{[]string{"chart.yaml", "chart.yml", "chart.lock", "requirements.yaml", "requirements.lock"}, "Helm charts", (*file).chart, byName, false},
	{[]string{"kustomization.yaml", "kustomization.yml", "kustomization"}, "kustomizations", (*file).kustomization, byName, false},
	{[]string{"compose*.yaml", "compose*.yml", "docker-compose*.yaml", "docker-compose*.yml"}, "compose files", (*file).compose, byName, false},
	{[]string{"dockerfile", "dockerfile.*", "*.dockerfile", "containerfile", "containerfile.*"}, "Dockerfiles", (*file).dockerfile, byName, false},
	{[]string{"package.json"}, "npm packages", (*file).packageJSON, byName, false},
	{[]string{"package-lock.json", "npm-shrinkwrap.json"}, "npm lock files", (*file).packageLock, byName, false},
	{[]string{"composer.json"}, "Composer packages", (*file).composerJSON, byName, false},
	{[]string{"composer.lock"}, "Composer lock files", (*file).composerLock, byName, false},
	{[]string{"requirements*.txt", "requirements*.in", "constraints*.txt", "*requirements.txt"}, "Python requirements", (*file).requirements, byName, false},
	{[]string{"pyproject.toml"}, "Python projects", (*file).pyproject, byName, false},
	{[]string{"poetry.lock", "uv.lock"}, "Python lock files", func(f *file) { f.lockTOML(PyPI) }, byName, false},
	{[]string{"cargo.toml"}, "Rust crates", (*file).cargoTOML, byName, false},
	{[]string{"cargo.lock"}, "Rust lock files", func(f *file) { f.lockTOML(Cargo) }, byName, false},
	{[]string{"pom.xml", "*.csproj", "*.fsproj", "*.vbproj", "directory.packages.props", "directory.build.props", "packages.config", "*.cdx.xml", "bom.xml"}, "Maven and .NET projects, CycloneDX", (*file).xml, byName, false},
	{[]string{"build.gradle", "build.gradle.kts", "gradle.lockfile"}, "Gradle builds", (*file).gradle, byName, false},
	{[]string{"libs.versions.toml"}, "Gradle version catalogs", (*file).versionCatalog, byName, false},
	{[]string{"gemfile.lock"}, "Ruby lock files", (*file).gemLock, byName, false},
	{[]string{"mix.lock"}, "Elixir lock files", (*file).mixLock, byName, false},
	{[]string{"*.spdx"}, "SPDX", (*file).spdxTagValue, byName, false},
	{[]string{"*.cdx.json", "*.spdx.json", "*.spdx3.json", "bom.json", "sbom.json", "*.sbom.json"}, "CycloneDX, SPDX", (*file).json, byName, false},
	{[]string{"*.intoto.json", "*.intoto.jsonl"}, "in-toto statements", (*file).json, byContent, false},
	{[]string{"images.txt", "*-images.txt", "*_images.txt", "images-*.txt", "image-list*.txt"}, "lists of images", (*file).imageList, byContent, false},
	{[]string{"*.yaml", "*.yml"}, "Kubernetes manifests", (*file).yaml, byContent, true},
	{[]string{"*.json"}, "Kubernetes lists, CycloneDX, SPDX", (*file).json, byContent, true},
}

// Inputs lists what is read, as people call it, with the names of files.
func Inputs() [][2]string {
	var out [][2]string
	for _, in := range inputs {
		out = append(out, [2]string{in.doc, strings.Join(in.names, ", ")})
	}
	return append(out, [2]string{"Go programs", "executables, by what the Go linker puts into them"})
}

func inputFor(file string) *input {
	base := strings.ToLower(filepath.Base(file))
	for i := range inputs {
		for _, pattern := range inputs[i].names {
			if ok, _ := path.Match(pattern, base); ok {
				return &inputs[i]
			}
		}
	}
	return nil
}
