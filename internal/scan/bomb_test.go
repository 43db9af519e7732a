package scan

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// bomb is a file that is costly to read unless its reader is linear.
type bomb struct {
	file string
	make func(n int) string
	// beside is a file beside it, or a name that is empty.
	beside     string
	besideText func(n int) string
}

// around repeats a text between a head and a tail.
func around(head, text, tail string) func(int) string {
	return func(n int) string { return head + strings.Repeat(text, n) + tail }
}

// numbered repeats a text with a number in it.
func numbered(head, format, tail string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String() + tail
	}
}

func bombs() []bomb {
	const cyclonedx = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components>`
	return []bomb{
		{file: "x.tar", make: around("", header("a", 0), "")},
		{file: "x.tgz", make: func(n int) string { return string(zipped([]byte(strings.Repeat(header("a", 0), n)))) }},
		{file: "oci-layout", make: around("", " ", ""), beside: "index.json", besideText: numbered(`{"manifests": [`, `{"annotations": {"org.opencontainers.image.ref.name": "a/b:%d"}}, `, "{}]}")},
		{file: "go.mod", make: numbered("module x\nrequire (\n", "\ta.b/c%d v1.0.0\n", ")\n")},
		{file: "go.work", make: numbered("go 1.26\n", "replace a.b/c%d => a.b/d v1.0.0\n", "")},
		{file: "modules.txt", make: numbered("", "# a.b/c%d v1.0.0\n", "")},
		{file: "x.mod", make: numbered("module x\nrequire (\n", "\ta.b/c%d v1.0.0\n", ")\n")},
		{file: "Gopkg.lock", make: around("", "[[projects]]\nname = \"a\"\n", "")},
		{file: "Chart.yaml", make: numbered("dependencies:\n", "- name: a%d\n", "")},
		{file: "kustomization.yaml", make: numbered("images:\n", "- name: a%d\n", "")},
		{file: "compose.yaml", make: numbered("services:\n", "  a%d: {image: a}\n", "")},
		{file: "compose.yaml", make: around("services: {a: {image: $A}}\n", "# x\n", ""), beside: ".env", besideText: around("A=", "$A", "\n")},
		{file: "Dockerfile", make: around("ARG A=", "$A", "\nFROM $A\n")},
		{file: "Dockerfile", make: around("FROM a\nRUN a \\\n", "b \\\n", "c\n")},
		{file: "Dockerfile", make: around("FROM a\nRUN a ", "<<a ", "\n")},
		{file: "Dockerfile", make: numbered("", "ARG a%d=b\n", "")},
		{file: "Dockerfile", make: numbered("", "FROM a%d AS b%[1]d\n", "")},
		{file: "x.tf", make: around("a = [", "1,", "]\n")},
		{file: "x.tf", make: numbered("", "a \"b%d\" {}\n", "")},
		{file: "x.tf", make: around("a = ", "[", "\n")},
		{file: "x.tf", make: around("a = ", "!", "a\n")},
		{file: "x.tf", make: around("a = (", "a ?\n", ")\n")},
		{file: "x.tf", make: around("a = \"", "%{ if a }", "\"\n")},
		{file: "x.tf", make: around("locals {\n", "a=local.a\n", "}\n")},
		{file: "x.tf", make: around("a = <<EOT\n", "image: nats:2\n", "EOT\n")},
		{file: "x.tf.json", make: numbered(`{"locals": {`, `"a%d": "image: b\n", `, `"b": "1"}}`)},
		{file: "helmfile.yaml", make: numbered("releases:\n", "- chart: a%d/b\n", "")},
		{file: "helmfile.yaml.gotmpl", make: around("releases:\n", "{{\n", "")},
		{file: "fleet.yaml", make: numbered("targetCustomizations:\n", "- helm: {chart: a%d, repo: 'https://a'}\n", "")},
		{file: ".gitlab-ci.yml", make: numbered("variables: {A: a}\n", "a%d: {image: $A}\n", "")},
		{file: "devcontainer.json", make: numbered("{\"features\": {", "\"a/a%d\": {}, // b\n", "}}")},
		{file: "devcontainer.json", make: around("{", "/*", "")},
		{file: "x.yaml", make: numbered("on: push\njobs:\n", "  a%d: {uses: a/b@v1}\n", "")},
		{file: "x.yaml", make: around("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: {spec: {source: {repoURL: 'https://a', chart: '{{a}}'}}}\n  generators:\n  - list:\n      elements:\n", "      - a: b\n", "")},
		{file: "x.yaml", make: numbered("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: {spec: {source: {repoURL: 'https://a', chart: '{{a}}'}}}\n  generators:\n  - matrix: {generators: [{list: {elements: [{a: b}, {a: c}]}}, {list: {elements: [\n", "{b: %d},\n", "]}}]}\n")},
		{file: "x.yaml", make: numbered("", "- {name: a, helm: {chart_ref: a%d/b}}\n", "")},
		{file: "x.yaml", make: around("a: |\n", "  image: a\n", "")},
		{file: "package.json", make: numbered(`{"dependencies": {`, `"a%d": "1", `, `"b": "1"}}`)},
		{file: "package-lock.json", make: numbered(`{"packages": {`, `"node_modules/a%d": {"version": "1"}, `, `"": {}}}`)},
		{file: "pnpm-lock.yaml", make: numbered("packages:\n", "  a@%d: {}\n", "")},
		{file: "pnpm-lock.yaml", make: numbered("importers:\n", "  a%d: {dependencies: {b: 1}}\n", "")},
		{file: "pnpm-lock.yaml", make: numbered("dependencies:\n", "  a%d: 1\n", "")},
		{file: "yarn.lock", make: numbered("", "a@%d:\n  version \"1\"\n", "")},
		{file: "yarn.lock", make: around("", "a,", ":\n")},
		{file: "bun.lock", make: numbered(`{"packages": {`, `"a%d": ["a@1", "", {}],`, "}}")},
		{file: "bun.lock", make: around("", "/**/", "")},
		{file: "bun.lock", make: around("", "/*", "")},
		{file: "bun.lock", make: around("[", ", //\n", "]")},
		{file: "deno.lock", make: numbered(`{"npm": {`, `"a@%d": {}, `, `"b@1": {}}}`)},
		{file: "deno.json", make: numbered(`{"imports": {`, `"a%d": "npm:a@1", `, "}}")},
		{file: "composer.json", make: numbered(`{"require": {`, `"a/a%d": "1", `, `"b/b": "1"}}`)},
		{file: "composer.lock", make: around(`{"packages": [`, `{"name": "a/b"}, `, `{}]}`)},
		{file: "requirements.txt", make: around("a\n", "# via b\n", "")},
		{file: "requirements.txt", make: numbered("", "a%d\n", "")},
		{file: "pyproject.toml", make: around("[project]\ndependencies = [\n", "\"a\",\n", "]")},
		{file: "poetry.lock", make: around("", "[[package]]\nname = \"a\"\n", "")},
		{file: "pylock.toml", make: around("", "[[packages]]\nname = \"a\"\n", "")},
		{file: "Pipfile", make: numbered("[packages]\n", "a%d = \"*\"\n", "")},
		{file: "Pipfile.lock", make: numbered(`{"default": {`, `"a%d": {}, `, `"b": {}}}`)},
		{file: "setup.cfg", make: around("[options]\ninstall_requires =\n", " a\n", "")},
		{file: "setup.py", make: around("install_requires=[", "'a',", "]")},
		{file: "setup.py", make: around("", "install_requires=[", "")},
		{file: "setup.py", make: around("", "install_requires=a\n", "")},
		{file: "setup.py", make: around("", `"""`, "")},
		{file: "environment.yml", make: numbered("dependencies:\n", "- a%d\n", "")},
		{file: "conda-lock.yml", make: numbered("package:\n", "- name: a%d\n", "")},
		{file: "Cargo.toml", make: numbered("[dependencies]\n", "k%d = \"1\"\n", "")},
		{file: "Cargo.lock", make: around("a = [", "1,", "]")},
		{file: "pom.xml", make: around("<project><dependency><groupId>", "a<!---->", "</groupId></dependency></project>")},
		{file: "pom.xml", make: around("<project>", "<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>", "</project>")},
		{file: "pom.xml", make: around("<project ", "a='' ", "/>")},
		{file: "pom.xml", make: around("<project>", "<dependency><groupId>${a}</groupId><artifactId>b</artifactId></dependency>", "</project>")},
		{file: "pom.xml", make: numbered("<project><properties>", "<a%d>${b}</a%[1]d>", "</properties></project>")},
		{file: "pom.xml", make: around("<project><properties><a>"+strings.Repeat("${b}", 200)+"</a></properties>", "<dependency><groupId>${a}</groupId><artifactId>b</artifactId></dependency>", "</project>")},
		{file: "pom.xml", make: around("<project><properties><a>", "${a}${a}", "</a></properties><dependency><groupId>${a}</groupId><artifactId>b</artifactId></dependency></project>")},
		{file: "pom.xml", make: numbered("<!DOCTYPE a [", "<!ENTITY a%d 'b'>", "]><project/>")},
		{file: "packages.lock.json", make: numbered(`{"dependencies": {"net8.0": {`, `"a%d": {}, `, `"b": {}}}}`)},
		{file: "x.deps.json", make: numbered(`{"libraries": {`, `"a%d/1": {"type": "package"}, `, `"b/1": {}}}`)},
		{file: "paket.lock", make: numbered("NUGET\n", "    a%d (1)\n", "")},
		{file: "build.sbt", make: around("", "\"a\" % \"b\" % \"1\",\n", "")},
		{file: "build.gradle", make: around("", "a 'b:c:1',\n", "")},
		{file: "build.gradle", make: around("/*", "*\n", "")},
		{file: "libs.versions.toml", make: numbered("[libraries]\n", "a%d = \"a:b:1\"\n", "")},
		{file: "libs.versions.toml", make: numbered("[libraries]\nl = {module = 'a:b', version.ref = 'v'}\n[versions]\n", "a%d = \"1\"\n", "")},
		{file: "Gemfile.lock", make: numbered("GEM\n  specs:\n", "    a%d (1)\n", "")},
		{file: "Gemfile.lock", make: numbered("DEPENDENCIES\n", "  a%d\n", "")},
		{file: "mix.lock", make: around("", "\"a\": {:hex, :a, \"1\"\n", "")},
		{file: ".tool-versions", make: numbered("", "a%d 1\n", "")},
		{file: "mise.toml", make: numbered("[tools]\n", "a%d = \"1\"\n", "")},
		{file: "aqua.yaml", make: numbered("packages:\n", "- name: a/b%d@v1\n", "")},
		{file: "devbox.json", make: numbered(`{"packages": [`, `"a%d",`, "]}")},
		{file: "Brewfile", make: numbered("", "brew \"a%d\"\n", "")},
		{file: "krew.txt", make: numbered("", "a%d\n", "")},
		{file: "jsonnetfile.json", make: numbered(`{"dependencies": [`, `{"source": {"git": {"remote": "https://github.com/a/b%d"}}}, `, "{}]}")},
		{file: "flake.lock", make: numbered(`{"nodes": {`, `"a%d": {"locked": {"type": "github", "owner": "a", "repo": "b"}}, `, `"b": {}}}`)},
		{file: "x.nix", make: numbered("{packages = [", "a%d ", "];}")},
		{file: "x.nix", make: around("", "packages = ", "")},
		{file: "x.nix", make: around("", "''", "")},
		{file: "x.nix", make: around("packages = [", "[", "")},
		{file: "MODULE.bazel", make: numbered("", "bazel_dep(name = \"a%d\")\n", "")},
		{file: "MODULE.bazel", make: around("a(urls = [", "'a',", "])")},
		{file: "MODULE.bazel", make: around("a(url = 'a'", ".format()", ")")},
		{file: "x.bzl", make: around("a = ", "a+", "a\n")},
		{file: "x.bzl", make: around("a = ", "(", "a\n")},
		{file: "x.bzl", make: around("a = ", "-", "a\n")},
		{file: "x.spdx", make: numbered("SPDXVersion: SPDX-2.3\n", "ExternalRef: PACKAGE-MANAGER purl pkg:npm/a%d\n", "")},
		{file: "x.spdx.json", make: around(`{"spdxVersion": "SPDX-2.3", "packages": [`, `{"externalRefs": [null]}, `, "{}]}")},
		{file: "x.cdx.json", make: numbered(`{"bomFormat": "CycloneDX", "components": [`, `{"purl": "pkg:npm/a%d"}, `, "{}]}")},
		{file: "bom.xml", make: around(cyclonedx, "<component><purl>pkg:npm/a</purl></component>", "</components></bom>")},
		{file: "x.intoto.json", make: numbered(`{"predicateType": "x", "predicate": {"bomFormat": "CycloneDX", "components": [`, `{"purl": "pkg:npm/a%d"}, `, "{}]}}")},
		{file: "images.txt", make: numbered("", "a%d\n", "")},
		{file: "x.sh", make: numbered("", "curl https://github.com/a/b%d\n", "")},
		{file: "x.sh", make: around("", "echo \"a\\\n", "")},
		{file: "x.sh", make: around("", "cat <<EOF\n", "")},
		{file: "x.sh", make: around("echo ", "{{/* a */}} ; $a/b ", "\n")},
		{file: "x.sh", make: around("apt-get install ", "a/b c ", "\n")},
		{file: "x.sh", make: around("", "pip ", "install\n")},
		{file: "x.sh", make: numbered("", "a%d b\n", "")},
		{file: "x.sh", make: around("", "docker run -it \\\n", "")},
		{file: "x.sh", make: around("", "kind docker-image a ", "\n")},
		{file: "x.sh", make: around("", "$(a ${b \"", "\n")},
		{file: "x.sh", make: around("", "helm pull a/b ", "\n")},
		{file: "x.sh", make: around("helm repo add a https://b.c\n", "helm pull a/b\n", "")},
		{file: "x.ts", make: around("", "chart: 'a', ", "\n"), beside: "Pulumi.yaml", besideText: around("", "", "")},
		{file: "x.ts", make: around("", "`'\"", "\n"), beside: "Pulumi.yaml", besideText: around("", "", "")},
		{file: "x.ts", make: around("", "'', ", "\n"), beside: "Pulumi.yaml", besideText: around("", "", "")},
		{file: "x.yaml", make: numbered("a:\n", "- {chart: a%d, repo: 'https://a'}\n", "")},
		{file: "x.yaml", make: around("", "- {name: a, get_url: {url: 'https://a.b/c'}}\n", "")},
		{file: "x.tpl", make: around("", "image: a:{{ b }}\n", "")},
		{file: "x.tpl", make: around("", "kind: a\napiVersion: v1\n", "")},
		{file: "x.yaml", make: around("{{ if a }}\nimage: a\n", "{{ b }}: c: image: d\n", "")},
		{file: "x.yaml", make: around("a:\n", "- '{\"apiVersion\": \"a.b/v1\", \"kind\": \"c\"}'\n", "")},
		{file: "x.yaml", make: around("image: '", "{{ default ", "'\n")},
		{file: "x.yaml", make: around("run:\n", "- curl https://a.b/c\n", "")},
		{file: "x.yaml", make: around("", "---\n", "")},
		{file: "x.yaml", make: around("", "---\nimage: a\n", "")},
		{file: "x.yaml", make: around("apiVersion: v1\nitems:\n", "- kind: Pod\n  spec: {image: a}\n", "kind: List\n")},
		{file: "x.yaml", make: around("image: [", "a,", "]")},
		{file: "x.json", make: around("[", "1,", "1]")},
		{file: "x.json", make: around("[", "{},", "1]")},
		{file: "x.json", make: around("", "{\"a\n", "")},
		{file: "x.json", make: around("", "\n", "{}")},
		{file: "x.json", make: around("", "{\"image\": \"a\"}\n", "")},
		{file: "images.txt", make: numbered("", "a%d\n", ""), beside: ".gitignore", besideText: around("", "a*b*c*d*e\n", "")},
		{file: "images.txt", make: numbered("", "a%d\n", ""), beside: ".gitignore", besideText: around("", "*", "\n")},
	}
}

// TestInputsHaveBombs checks that TestLinear has a file for each row in the table of
// inputs.
func TestInputsHaveBombs(t *testing.T) {
	for i := range inputs {
		if !slices.ContainsFunc(bombs(), func(b bomb) bool { return inputFor(b.file) == &inputs[i] }) {
			t.Errorf("no bomb for %s (%v)", inputs[i].doc, inputs[i].names)
		}
	}
}

// TestLinear checks that no reader allocates much more than twice as much for
// a file of twice the size.
func TestLinear(t *testing.T) {
	if testenv.Race {
		t.Skip("the race detector allocates")
	}
	const n, free = 6000, 1 << 20
	for _, b := range bombs() {
		once, size := allocated(t, b, n)
		twice, _ := allocated(t, b, 2*n)
		if twice > 3*once+free {
			t.Errorf("%s %.40q: %d bytes allocated, and %d for twice the size", b.file, b.make(4), once, twice)
		}
		if limit := 100*size + 100<<20; once > limit {
			t.Errorf("%s %.40q: %d bytes allocated for %d", b.file, b.make(4), once, size)
		}
	}
}

func allocated(t *testing.T, b bomb, n int) (bytes, size int) {
	files := []string{b.file, b.make(n)}
	if b.beside != "" {
		files = append(files, b.beside, b.besideText(n))
	}
	for i := 1; i < len(files); i += 2 {
		size += len(files[i])
	}
	path := tree(t, files...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Scan([]string{path}, Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc), size
}

// TestTooMany checks that what is recorded of a file is bounded, and that a
// file past the bound is unreadable.
func TestTooMany(t *testing.T) {
	scanned := func(text string) *Result {
		found, err := Scan([]string{tree(t, "images.txt", text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if found := scanned(strings.Repeat("nats:2\n", 3*maxPlaces)); len(found.Components) != maxPlaces || len(found.Unreadable) != 0 {
		t.Errorf("%d places, unreadable: %v", len(found.Components), found.Unreadable)
	}
	found := scanned(numbered("", "n%d:1\n", "")(maxFileComponents + 10_000))
	if len(found.Components) < maxFileComponents || len(found.Unreadable) != 1 || !strings.Contains(found.Unreadable[0].Reason, "components") {
		t.Errorf("%d components, unreadable: %v", len(found.Components), found.Unreadable)
	}
	dir := tree(t, "Dockerfile", strings.Repeat("FROM $x\n", 1000))
	if found, _ := Scan([]string{dir}, Options{}); len(found.Warnings) != maxFileWarnings {
		t.Errorf("%d warnings", len(found.Warnings))
	}
}

// TestLargeLockFiles checks that lock files with as many packages as large workspaces
// have are read to their end.
func TestLargeLockFiles(t *testing.T) {
	const packages = 20_000
	for file, make := range map[string]func(int) string{
		"pnpm-lock.yaml":     numbered("packages:\n", "  a%d@1.0.0:\n    resolution: {integrity: sha512-00}\n", ""),
		"yarn.lock":          numbered("", "a%d@^1:\n  version \"1.0.0\"\n", ""),
		"bun.lock":           numbered(`{"packages": {`, `"a%d": ["a%[1]d@1.0.0", "", {}, "sha512-00"],`+"\n", "}}"),
		"Pipfile.lock":       numbered(`{"default": {`, `"a%d": {"version": "==1"},`+"\n", `"z": {}}}`),
		"packages.lock.json": numbered(`{"dependencies": {"net8.0": {`, `"a%d": {"type": "Direct", "resolved": "1"},`+"\n", `"z": {}}}}`),
		"conda-lock.yml":     numbered("package:\n", "- name: a%d\n  version: 1.0.0\n", ""),
	} {
		found, err := Scan([]string{tree(t, file, make(packages))}, Options{})
		if err != nil || len(found.Components) < packages || len(found.Unreadable) > 0 {
			t.Errorf("%s: %d components, unreadable: %v, %v", file, len(found.Components), found.Unreadable, err)
		}
	}
}

// TestPanic checks that a reader that panics makes its file unreadable, and
// that the others are read.
func TestPanic(t *testing.T) {
	s := &scanner{result: &Result{}}
	func() {
		f := &file{scanner: s, name: "x", in: &input{doc: "x", read: func(*file) { panic("no reader is perfect") }}}
		defer f.recover()
		f.parse()
	}()
	if len(s.result.Unreadable) != 1 || !strings.Contains(s.result.Unreadable[0].Reason, "no reader is perfect") {
		t.Error(s.result.Unreadable)
	}
}
