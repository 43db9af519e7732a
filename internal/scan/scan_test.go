package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// tree writes files, whose names and texts alternate, and returns the folder.
func tree(t testing.TB, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// names writes what was found, a line each: kind name@version line, with ~
// before what is indirect and < before the source of a chart.
func names(f *Result) string {
	var lines []string
	for _, c := range f.Components {
		line := fmt.Sprintf("%s %s@%s :%d", c.Kind, c.Name, c.Version, c.Line)
		if c.Source != "" {
			line += " < " + c.Source
		}
		if c.Indirect {
			line = "~" + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

type inputCase struct{ file, text, want string }

// inputCases returns a file of each kind, and what it names.
func inputCases() []inputCase {
	return []inputCase{
		{"go.mod", "module x\n\nrequire (\n\tk8s.io/api v0.36.1\n\tgoogle.golang.org/grpc v1.2.3 // indirect\n)\n\nreplace k8s.io/api => ../api\n",
			"go k8s.io/api@v0.36.1 :4\n~go google.golang.org/grpc@v1.2.3 :5"},
		{"Chart.yaml", "apiVersion: v2\nname: mine\ndependencies:\n  - name: cert-manager\n    version: 1.2.3\n    repository: https://charts.jetstack.io\n  - name: local\n    repository: file://../local\n",
			"chart cert-manager@1.2.3 :4 < https://charts.jetstack.io"},
		{"kustomization.yaml", "resources:\n  - base\n  - https://github.com/argoproj/argo-cd//manifests/crds?ref=v2\nimages:\n  - name: nginx\n    newName: quay.io/prometheus/prometheus\n    newTag: v3\nhelmCharts:\n  - name: harbor\n    repo: https://helm.goharbor.io\n    version: 1.0.0\n",
			"api_group kustomize.config.k8s.io@ :1\nrepository github.com/argoproj/argo-cd@ :3\nimage quay.io/prometheus/prometheus@v3 :6\nchart harbor@1.0.0 :9 < https://helm.goharbor.io"},
		{"Dockerfile", "ARG V=3.19\nARG BASE\nFROM --platform=linux/amd64 alpine:${V} AS build\nCOPY --from=ghcr.io/fluxcd/flux-cli:v2 /x \\\n  /y\nFROM build\nFROM $BASE:1\nCOPY --from=build /a /b\nRUN --mount=type=bind,from=nats:2,target=/x true\n",
			"image docker.io/library/alpine@3.19 :3\nimage ghcr.io/fluxcd/flux-cli@v2 :4\nimage docker.io/library/nats@2 :9"},
		{"compose.yaml", "x-a: &a\n  image: envoyproxy/envoy:${ENVOY:-v1.30}\nservices:\n  a:\n    <<: *a\n  b:\n    image: ${REGISTRY}/b\n  c:\n    image: nats:$TAG\n  d:\n    build: .\n",
			"image docker.io/envoyproxy/envoy@v1.30 :2\nimage docker.io/library/nats@ :9"},
		{"package.json", "{\n  \"name\": \"x\",\n  \"dependencies\": {\n    \"@grpc/grpc-js\": \"^1\",\n    \"y\": \"npm:@opentelemetry/api@1.9.0\"\n  },\n  \"devDependencies\": {\"nats\": \"2\"}\n}\n",
			"npm @grpc/grpc-js@^1 :4\nnpm @opentelemetry/api@1.9.0 :5\nnpm nats@2 :7"},
		{"package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {\n\"\": {\"dependencies\": {\"a\": \"1\"}},\n\"node_modules/a\": {\"version\": \"1.0.0\"},\n\"node_modules/a/node_modules/@s/b\": {\"version\": \"2.0.0\"}}}",
			"npm a@1.0.0 :3\n~npm @s/b@2.0.0 :4"},
		{"requirements.txt", "# top\nGRPC_io[x]==1.2 ; python_version > '3'  # note\nopentelemetry-api==1 \\\n    --hash=sha256:00\n    # via opentelemetry-sdk\n-r other.txt\nx @ git+https://github.com/open-telemetry/opentelemetry-python.git@main\n",
			"pypi grpc-io@1.2 :2\n~pypi opentelemetry-api@1 :3\npypi x@ :7\nrepository github.com/open-telemetry/opentelemetry-python@ :7"},
		{"pyproject.toml", "[project]\ndependencies = [\n  \"grpcio>=1.2\",\n]\n[project.optional-dependencies]\ndev = [\"a\"]\n[tool.poetry.dependencies]\npython = \"^3\"\nkubernetes = \"^29\"\n",
			"pypi grpcio@1.2 :3\npypi a@ :6\npypi kubernetes@^29 :9"},
		{"Cargo.toml", "[dependencies]\nkube = \"0.9\"\nmine = { package = \"opentelemetry\", version = \"0.2\" }\n[dev-dependencies]\nx = { git = \"https://github.com/linkerd/linkerd2-proxy\" }\n",
			"cargo kube@0.9 :2\ncargo opentelemetry@0.2 :3\ncargo x@ :5\nrepository github.com/linkerd/linkerd2-proxy@ :5"},
		{"Cargo.lock", "[[package]]\nname = \"tonic\"\nversion = \"1.0.0\"\n", "~cargo tonic@1.0.0 :2"},
		{"pom.xml", "<project>\n<dependencies><dependency>\n<groupId>io.grpc</groupId><artifactId>grpc-api</artifactId><version>1.0</version>\n<exclusions><exclusion><groupId>a</groupId><artifactId>b</artifactId></exclusion></exclusions>\n</dependency></dependencies></project>",
			"maven io.grpc:grpc-api@1.0 :2"},
		{"build.gradle.kts", "dependencies {\n  implementation(\"io.grpc:grpc-api:1.0\")\n  // implementation(\"a:b:1\")\n  implementation 'io.opentelemetry:opentelemetry-bom'\n}\n",
			"maven io.grpc:grpc-api@1.0 :2\nmaven io.opentelemetry:opentelemetry-bom@ :4"},
		{"libs.versions.toml", "[libraries]\na = \"io.grpc:grpc-api:1\"\nb = { module = \"io.nats:jnats\", version = \"2\" }\nc = { group = \"g\", name = \"n\" }\n",
			"maven io.grpc:grpc-api@1 :2\nmaven io.nats:jnats@2 :3\nmaven g:n@ :4"},
		{"Gemfile.lock", "GEM\n  remote: https://x\n  specs:\n    grpc (1.0)\n      google-protobuf (~> 4)\n    google-protobuf (4.1)\n\nDEPENDENCIES\n  grpc\n",
			"gem grpc@1.0 :4\n~gem google-protobuf@4.1 :6"},
		{"x.csproj", "<Project><ItemGroup>\n<PackageReference Include=\"Grpc.Net.Client\" Version=\"2\" />\n</ItemGroup></Project>", "nuget grpc.net.client@2 :2"},
		{"mix.lock", "%{\n  \"otel\": {:hex, :opentelemetry, \"1.5.0\", \"x\", [:rebar3], [], \"hexpm\", \"y\"},\n}", "~hex opentelemetry@1.5.0 :2"},
		{"composer.json", "{\"require\": {\"php\": \">=8\",\n\"open-telemetry/api\": \"1\"}}", "composer open-telemetry/api@1 :2"},
		{"images.txt", "# all\nnats:2\nquay.io/a/b@sha256:" + strings.Repeat("0", 64) + "\n", "image docker.io/library/nats@2 :2\nimage quay.io/a/b@sha256:" + strings.Repeat("0", 64) + " :3"},
		{"pods.json", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": [\n{\"image\": \"nats:2\"}]}, \"status\": {\"containerStatuses\": [{\"image\": \"other:1\"}]}}]}",
			"image docker.io/library/nats@2 :3"},
		{"crd.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: kyverno.io\n", "api_group apiextensions.k8s.io@ :1\napi_group kyverno.io@ :4"},
		{"release.yaml", "apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: h}\nspec: {url: https://helm.cilium.io}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart:\n    spec: {chart: cilium, version: 1.x, sourceRef: {kind: HelmRepository, name: h}}\n  values:\n    image: {repository: quay.io/cilium/cilium, tag: v1}\n",
			"api_group source.toolkit.fluxcd.io@ :1\nchart_repository https://helm.cilium.io@ :4\napi_group helm.toolkit.fluxcd.io@ :6\nchart cilium@1.x :10 < https://helm.cilium.io\nimage quay.io/cilium/cilium@v1 :12"},
		{"app.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n    - {repoURL: https://charts.jetstack.io, chart: cert-manager, targetRevision: v1}\n    - {repoURL: 'git@github.com:fluxcd/flux2.git', path: x}\n    - {repoURL: quay.io/org/charts, chart: x}\n",
			"api_group argoproj.io@ :1\nchart cert-manager@v1 :5 < https://charts.jetstack.io\nrepository github.com/fluxcd/flux2@ :6\nchart x@ :7 < oci://quay.io/org/charts"},
		{"bom.json", `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [{"type": "library", "name": "x", "purl": "pkg:golang/k8s.io/api@v1"}, {"type":"library","name":"d","purl":"pkg:deb/debian/d@1"}]}`,
			"go k8s.io/api@v1 :1"},
		{"bom.xml", `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components><component type="library"><name>x</name><purl>pkg:npm/%40grpc/grpc-js@1</purl></component></components></bom>`,
			"npm @grpc/grpc-js@1 :1"},
		{"x.spdx", "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\nDocumentNamespace: https://x\nCreator: Tool: x\nCreated: 2020-01-01T00:00:00Z\n\nPackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NOASSERTION\nFilesAnalyzed: false\nExternalRef: PACKAGE-MANAGER purl pkg:pypi/grpcio@1\n",
			"pypi grpcio@1 :13"},
		{"x.spdx.json", `{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"x","documentNamespace":"https://x","creationInfo":{"created":"2020-01-01T00:00:00Z","creators":["Tool: x"]},"packages":[{"name":"a","SPDXID":"SPDXRef-a","downloadLocation":"NOASSERTION","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:cargo/kube@1"}]}]}`,
			"cargo kube@1 :1"},
		{"x.spdx", "SPDXVersion: SPDX-2.2\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\nDocumentNamespace: https://x\nCreator: Tool: x\nCreated: 2020-01-01T00:00:00Z\n\nPackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NOASSERTION\nFilesAnalyzed: false\nExternalRef: PACKAGE-MANAGER purl pkg:pypi/grpcio@1\n",
			"pypi grpcio@1 :13"},
		{"x.spdx.json", `{"spdxVersion":"SPDX-2.2","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"x","documentNamespace":"https://x","creationInfo":{"created":"2020-01-01T00:00:00Z","creators":["Tool: x"]},"packages":[{"name":"a","SPDXID":"SPDXRef-a","downloadLocation":"NOASSERTION","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:cargo/kube@1"}]}]}`,
			"cargo kube@1 :1"},
		{"x.spdx", "SPDXVersion: SPDX-2.1\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\nDocumentNamespace: https://x\nCreator: Tool: x\nCreated: 2020-01-01T00:00:00Z\n\nPackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NOASSERTION\nFilesAnalyzed: false\nExternalRef: PACKAGE-MANAGER purl pkg:pypi/grpcio@1\n",
			"pypi grpcio@1 :13"},
		{"x.spdx.json", `{"spdxVersion":"SPDX-2.1","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"x","documentNamespace":"https://x","creationInfo":{"created":"2020-01-01T00:00:00Z","creators":["Tool: x"]},"packages":[{"name":"a","SPDXID":"SPDXRef-a","downloadLocation":"NOASSERTION","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:cargo/kube@1"}]}]}`,
			"cargo kube@1 :1"},
	}
}

// TestInputs: what each kind of file names.
func TestInputs(t *testing.T) {
	for _, c := range inputCases() {
		for _, given := range []bool{false, true} {
			path := tree(t, c.file, c.text)
			if given {
				path = filepath.Join(path, c.file)
			}
			found, err := Scan([]string{path}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := names(found); got != c.want {
				t.Errorf("%s:\n%s\nwant:\n%s\nremarks: %v", c.file, got, c.want, found.Remarks)
			}
		}
	}
}

// TestBinary reads the test program itself.
func TestBinary(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	found, err := Scan([]string{self}, Options{})
	if err != nil || !strings.Contains(names(found), "go github.com/landscope-cli/landscope@") {
		t.Errorf("%v\n%s", err, names(found))
	}
}

// TestHostile: nothing hangs or fails; each is remarked on.
func TestHostile(t *testing.T) {
	dir := tree(t,
		"bomb.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
		"deep.json", strings.Repeat("[", 100_000), "deep.yaml", strings.Repeat("[", 100_000), "deep/pom.xml", strings.Repeat("<a>", 100_000),
		"templates/x.yaml", "metadata:\n  {{- include \"x\" . | nindent 4 }}\n", "go.mod", "module x\nrequire (\n\tbroken\n",
		"bad/Cargo.toml", "[dependencies\n", "bad/package.json", "{\"dependencies\": [1]}", "bad/x.json", "{", "bad/bom.json", `{"bomFormat": "CycloneDX", "components": 3}`)
	if runtime.GOOS != "windows" {
		if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
			t.Fatal(err)
		}
		big, err := os.Create(filepath.Join(dir, "big.json"))
		if err == nil {
			err = big.Truncate(1 << 30)
			big.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	found, err := Scan([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"bomb.yaml", "deep.json", "deep.yaml", "pom.xml", "x.yaml", "go.mod", "Cargo.toml", "x.json", "bom.json"}
	if runtime.GOOS != "windows" {
		want = append(want, "loop", "big.json")
	}
	for _, name := range want {
		if !slices.ContainsFunc(found.Remarks, func(r Warning) bool { return strings.HasSuffix(r.File, name) }) &&
			!slices.ContainsFunc(found.Unreadable, func(u Unreadable) bool { return strings.HasSuffix(u.File, name) }) {
			t.Errorf("%s is passed over in silence", name)
		}
	}
	if _, err := Scan([]string{filepath.Join(dir, "nothing")}, Options{}); err == nil {
		t.Error("no error for a path that is not there")
	}
}

func TestIgnored(t *testing.T) {
	dir := tree(t, ".gitignore", "/out\n*.gen.yaml\n", "out/images.txt", "nats\n", "a/b.gen.yaml", "image: nats\n", "a/.gitignore", "c\n", "a/c/images.txt", "nats\n",
		"node_modules/x/package.json", "{\"dependencies\": {\"nats\": \"1\"}}", "images.txt", "alpine\n")
	found, err := Scan([]string{dir}, Options{})
	if err != nil || names(found) != "image docker.io/library/alpine@ :1" {
		t.Errorf("%v\n%s", err, names(found))
	}
	if found, _ = Scan([]string{dir}, Options{NoIgnore: true}); len(found.Components) != 4 {
		t.Errorf("with what is ignored:\n%s", names(found))
	}
}

// TestMatch: which rule finds what.
func TestMatch(t *testing.T) {
	c := &landscape.Catalog{Items: []landscape.Item{
		{Name: "Argo", Maturity: "graduated", Repositories: []landscape.Repository{{URL: "https://github.com/argoproj/argo-cd"}},
			Identifiers: []landscape.Identifier{{Kind: "organisations", Pattern: "github.com/argoproj"}, {Kind: "images", Pattern: "argoproj/*"}, {Kind: "api_groups", Pattern: "argoproj.io"},
				{Kind: "chart_repositories", Pattern: "https://argoproj.github.io/argo-helm"}, {Kind: "go", Pattern: "argo.example/x"}, {Kind: "repositories", Pattern: "https://github.com/old/argo.git"}}},
		{Name: "NATS", Maturity: "incubating", Identifiers: []landscape.Identifier{{Kind: "images", Pattern: "nats"}, {Kind: "npm", Pattern: "@nats-io/*"}, {Kind: "charts", Pattern: "nats"}}},
		{Name: "Other", Repositories: []landscape.Repository{{URL: "https://github.com/other/other"}}},
	}}
	for _, tc := range []struct{ kind, name, source, want string }{
		{Module, "github.com/argoproj/argo-cd/v3", "", "Argo repository exact"},
		{Module, "github.com/argoproj/pkg", "", "Argo organisation organisation"},
		{Module, "github.com/argoprojx/pkg", "", ""},
		{Module, "argo.example/x/y", "", "Argo identifier exact"},
		{Module, "argo.example/xy", "", ""},
		{Module, "github.com/old/argo", "", "Argo repository exact"},
		{Module, "github.com/other/other", "", ""},
		{Image, "docker.io/argoproj/argocd", "", "Argo identifier exact"},
		{Image, "ghcr.io/argoproj/x", "", "Argo organisation organisation"},
		{Image, "docker.io/library/nats", "", "NATS identifier exact"},
		{Image, "docker.io/other/nats", "", ""},
		{APIGroup, "x.argoproj.io", "", "Argo identifier exact"},
		{APIGroup, "notargoproj.io", "", ""},
		{Chart, "anything", "https://argoproj.github.io/argo-helm", "Argo identifier exact"},
		{Chart, "nats", "https://charts.bitnami.com/bitnami", "NATS identifier exact"},
		{ChartRepository, "https://argoproj.github.io/argo-helm", "", "Argo identifier exact"},
		{NPM, "@nats-io/x", "", "NATS identifier exact"},
		{NPM, "nats", "", ""},
	} {
		m, ok := NewMatcher(c).Match(Component{Kind: tc.kind, Name: tc.name, Source: tc.source})
		got := ""
		if ok {
			got = m.Item.Name + " " + m.Rule + " " + m.Confidence
		}
		if got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.kind, tc.name, got, tc.want)
		}
	}
	if m, ok := NewLooseMatcher(c).Match(Component{Kind: NPM, Name: "nats"}); !ok || m.Confidence != "name" {
		t.Error("not matched by name, though loose")
	}
}

// TestPURL: components as package URLs, and back.
func TestPURL(t *testing.T) {
	for _, tc := range []struct {
		c    Component
		want string
	}{
		{Component{Kind: Module, Name: "k8s.io/api", Version: "v1"}, "pkg:golang/k8s.io/api@v1"},
		{Component{Kind: NPM, Name: "@grpc/grpc-js"}, "pkg:npm/%40grpc/grpc-js"},
		{Component{Kind: Maven, Name: "io.grpc:grpc-api", Version: "1"}, "pkg:maven/io.grpc/grpc-api@1"},
		{Component{Kind: Image, Name: "docker.io/library/nats", Version: "2"}, "pkg:docker/library/nats@2"},
		{Component{Kind: APIGroup, Name: "argoproj.io"}, "api_group:argoproj.io"},
		{Component{Kind: Repository, Name: "github.com/a/b"}, "pkg:github/a/b"},
	} {
		if got := tc.c.PURL(); got != tc.want {
			t.Errorf("%v: %s, want %s", tc.c, got, tc.want)
		}
		if back, ok := ParsePURL(tc.want); ok && (back.Kind != tc.c.Kind || back.Name != tc.c.Name) {
			t.Errorf("%s: %v", tc.want, back)
		}
	}
}

// FuzzContent: whatever a file holds, every reader ends, and names no
// component without a name.
func FuzzContent(f *testing.F) {
	kind := func(name string) uint8 {
		for i := range inputs {
			if &inputs[i] == inputFor(name) {
				return uint8(i)
			}
		}
		return 0
	}
	for _, c := range inputCases() {
		f.Add(kind(c.file), c.text)
	}
	for _, b := range bombs() {
		f.Add(kind(b.file), b.make(3))
	}
	for _, text := range []string{
		`{"spdxVersion":"SPDX-2.3","packages":[null]}`, `{"spdxVersion":"SPDX-2.3","packages":[{"externalRefs":[null]}]}`,
		`{"bomFormat":"CycloneDX","components":[{"components":[null]}]}`, `{"sbom":{"spdxVersion":"SPDX-2.3","packages":[{}]}}`,
		`{"@context":"x","@graph":[null,{"type":"software_Package"}]}`, `{"predicateType":"x","predicate":{"bomFormat":"CycloneDX"}}`,
		`{"payloadType":"x","payload":"e30="}`, "{\"items\":[{\"image\":\"a\"},\n{\"image\"\n{\"image\":\"b\"}", "# escape=`\nFROM a`\nb\nRUN <<-'X' <<Y\n\tX\nY\n",
		"apiVersion: v1\nitems:\n- {kind: Pod}\n- &a\n  image: b\n- *a\nkind: List\n", "implementation group: 'a.b', /* x */ name: 'c' // y\n",
	} {
		f.Add(kind("x.json"), text)
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		s := &scanner{found: &Result{}, charts: map[string]string{}}
		in := &inputs[int(which)%len(inputs)]
		(&file{scanner: s, name: "x", content: []byte(text), in: in}).parse()
		(&file{scanner: s, name: "x", content: []byte(text), named: true}).parse()
		s.resolveCharts()
		for _, c := range s.found.Components {
			if c.Name == "" || c.PURL() == "" {
				t.Errorf("a component without a name: %+v", c)
			}
		}
	})
}

// TestLargeFiles: what takes long for one component does not for many.
func TestLargeFiles(t *testing.T) {
	var lock, bom, keys strings.Builder
	bom.WriteString(`{"bomFormat": "CycloneDX", "components": [`)
	keys.WriteString("[dependencies]\n")
	for i := range 30_000 {
		fmt.Fprintf(&lock, "[[package]]\nname = \"p%d\"\nversion = \"1\"\n", i)
		fmt.Fprintf(&bom, "{\"type\": \"library\", \"name\": \"n\", \"purl\": \"pkg:npm/p%d@1?a=1\\u0026b=2\"},\n", i)
		fmt.Fprintf(&keys, "k%d = \"1\"\n", i)
	}
	bom.WriteString(`{"type": "library", "name": "n"}]}`)
	found, err := Scan([]string{tree(t, "Cargo.lock", lock.String(), "bom.json", bom.String(), "Cargo.toml", keys.String())}, Options{})
	if err != nil || len(found.Components) != 90_000 {
		t.Fatalf("%d components, %v", len(found.Components), err)
	}
	for _, c := range found.Components {
		if strings.HasSuffix(c.File, "Cargo.lock") && c.Name == "p20000" && c.Line != 60_002 {
			t.Errorf("p20000 is in line %d", c.Line)
		}
	}
}

// TestManyStatements: a long text takes no longer for its paragraphs.
func TestManyStatements(t *testing.T) {
	c := &landscape.Catalog{Items: []landscape.Item{{Name: "Falco", Maturity: "graduated"}}}
	text := strings.Repeat("Falco is a CNCF sandbox project.\n", 20_000)
	found := Statements("x.md", []byte(text), c)
	if len(found) != 20_000 || found[19_999].Line != 20_000 || found[0].Holds() {
		t.Errorf("%d statements", len(found))
	}
}
