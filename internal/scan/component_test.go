package scan

import (
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

type purlCase struct {
	c    Component
	want string
}

// purls holds components of every kind and their package URLs. Kinds that package
// URLs do not have are written as KIND:NAME.
var purls = []purlCase{
	{Component{Kind: Module, Name: "k8s.io/api", Version: "v1"}, "pkg:golang/k8s.io/api@v1"},
	{Component{Kind: Module, Name: "github.com/argoproj/argo-cd/v3", Version: "v3.0.0"}, "pkg:golang/github.com/argoproj/argo-cd/v3@v3.0.0"},
	{Component{Kind: Module, Name: "github.com/BurntSushi/toml", Version: "v1+incompatible"}, "pkg:golang/github.com/BurntSushi/toml@v1%2Bincompatible"},
	{Component{Kind: Image, Name: "quay.io/a/b", Version: "sha256:00"}, "pkg:docker/a/b@sha256:00?repository_url=quay.io"},
	{Component{Kind: NPM, Name: "@grpc/grpc-js"}, "pkg:npm/%40grpc/grpc-js"},
	{Component{Kind: NPM, Name: "nats", Version: "^2"}, "pkg:npm/nats@%5E2"},
	{Component{Kind: PyPI, Name: "opentelemetry-api", Version: "1"}, "pkg:pypi/opentelemetry-api@1"},
	{Component{Kind: Cargo, Name: "kube", Version: "0.9"}, "pkg:cargo/kube@0.9"},
	{Component{Kind: Maven, Name: "io.grpc:grpc-api", Version: "1"}, "pkg:maven/io.grpc/grpc-api@1"},
	{Component{Kind: NuGet, Name: "grpc.net.client", Version: "2"}, "pkg:nuget/grpc.net.client@2"},
	{Component{Kind: Gem, Name: "grpc", Version: "1.0"}, "pkg:gem/grpc@1.0"},
	{Component{Kind: Hex, Name: "opentelemetry", Version: "1.5.0"}, "pkg:hex/opentelemetry@1.5.0"},
	{Component{Kind: Composer, Name: "open-telemetry/api", Version: "1"}, "pkg:composer/open-telemetry/api@1"},
	{Component{Kind: Image, Name: "docker.io/library/nats", Version: "2"}, "pkg:docker/library/nats@2"},
	{Component{Kind: Image, Name: "quay.io/argoproj/argocd", Version: "v3"}, "pkg:docker/argoproj/argocd@v3?repository_url=quay.io"},
	{Component{Kind: Image, Name: "localhost:5000/x"}, "pkg:docker/x?repository_url=localhost:5000"},
	{Component{Kind: Chart, Name: "nats", Version: "1.x"}, "pkg:helm/nats@1.x"},
	{Component{Kind: Chart, Name: "cert-manager", Source: "https://charts.jetstack.io", Version: "v1"}, "pkg:helm/cert-manager@v1?repository_url=https:%2F%2Fcharts.jetstack.io"},
	{Component{Kind: Repository, Name: "github.com/a/b"}, "pkg:github/a/b"},
	{Component{Kind: Repository, Name: "gitlab.com/a/b"}, "repository:gitlab.com/a/b"},
	{Component{Kind: APIGroup, Name: "argoproj.io"}, "api_group:argoproj.io"},
	{Component{Kind: Operator, Name: "strimzi-kafka-operator"}, "operator:strimzi-kafka-operator"},
	{Component{Kind: Tool, Name: "brew/kubernetes-cli"}, "tool:brew/kubernetes-cli"},
	{Component{Kind: Command, Name: "flux reconcile"}, "command:flux reconcile"},
	{Component{Kind: Download, Name: "get.helm.sh"}, "download:get.helm.sh"},
	{Component{Kind: OSPackage, Name: "containerd"}, "os_package:containerd"},
	{Component{Kind: ChartRepository, Name: "https://charts.jetstack.io"}, "chart_repository:https://charts.jetstack.io"},
}

// TestPURL writes components as package URLs and reads them back.
func TestPURL(t *testing.T) {
	for _, tc := range purls {
		if got := tc.c.PURL(); got != tc.want {
			t.Errorf("%v: %s, want %s", tc.c, got, tc.want)
		}
		checkWayBack(t, tc.c)
	}
	for _, k := range landscape.IdentifierKinds {
		shows := func(p purlCase) bool {
			return p.c.Kind == k.Component && strings.HasPrefix(p.want, "pkg:"+k.PURL+"/") == (k.PURL != "")
		}
		if k.Component != "" && !slices.ContainsFunc(purls, shows) {
			t.Errorf("no component of kind %s is tested", k.Component)
		}
	}
}

// checkWayBack checks that a component is what its package URL says, if it has one.
func checkWayBack(t *testing.T, c Component) {
	t.Helper()
	purl := c.PURL()
	back, ok := ParsePURL(purl)
	if ok != strings.HasPrefix(purl, "pkg:") {
		t.Errorf("%s is a package URL: %v", purl, ok)
	}
	c.File, c.Line, c.Indirect, c.Text, c.TestData = "", 0, false, false, false
	if ok && back != c {
		t.Errorf("%s is read as %+v, want %+v", purl, back, c)
	}
}

// TestPURLOfSamples reads back the package URLs of the components of all samples.
func TestPURLOfSamples(t *testing.T) {
	kinds := map[string]bool{}
	for _, s := range samples(t, "inputs") {
		found, err := Scan([]string{s.write(t)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range found.Components {
			kinds[c.Kind] = true
			checkWayBack(t, c)
		}
	}
	for _, k := range landscape.IdentifierKinds {
		if k.Component != "" && !kinds[k.Component] {
			t.Errorf("no sample has a component of kind %s", k.Component)
		}
	}
}

// TestParsePURL reads package URLs that others write, and refuses what scan does not
// know.
func TestParsePURL(t *testing.T) {
	for purl, want := range map[string]Component{
		"pkg:oci/argocd@sha256:00?repository_url=quay.io/argoproj/argocd&tag=v3": {Kind: Image, Name: "quay.io/argoproj/argocd", Version: "sha256:00"},
		"pkg:oci/nats":                  {Kind: Image, Name: "docker.io/library/nats"},
		"pkg:docker/nats@2":             {Kind: Image, Name: "docker.io/library/nats", Version: "2"},
		"pkg:pypi/OpenTelemetry_API":    {Kind: PyPI, Name: "opentelemetry-api"},
		"pkg:npm/%40grpc/grpc-js@1#lib": {Kind: NPM, Name: "@grpc/grpc-js", Version: "1"},
		"PKG:NPM/nats":                  {Kind: NPM, Name: "nats"},
		"pkg:github/Argoproj/Argo-CD@1": {Kind: Repository, Name: "github.com/argoproj/argo-cd", Version: "1"},
		"pkg:deb/debian/curl@1":         {Kind: OSPackage, Name: "curl", Version: "1"},
		"pkg:generic/x":                 {},
		"pkg:npm":                       {},
		"npm/nats":                      {},
		"":                              {},
	} {
		c, ok := ParsePURL(purl)
		if c.Name == "" {
			c = Component{}
		}
		if c != want || ok != (want.Name != "") {
			t.Errorf("%s is %+v, %v", purl, c, ok)
		}
	}
}

// TestIdentifierKinds checks that kinds of components stand in one row each.
func TestIdentifierKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range landscape.IdentifierKinds {
		if k.Component != "" && (seen[k.Component] || kindOf(k.Component) != k) {
			t.Errorf("the kind of component %q has two rows", k.Component)
		}
		seen[k.Component] = true
	}
}
