package landscape

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Identifier
//msgp:ignore IdentifierKind

// Identifier is the name of a package, image, repository or the like that
// belongs to a project.
type Identifier struct {
	Kind string // a name of [IdentifierKinds]
	// Pattern is a name. A * at its end matches any characters. A Go module path
	// also matches the paths below it, an API group its subgroups.
	Pattern string
}

// IdentifierKind is a kind of identifier.
type IdentifierKind struct {
	Name      string // the key in overlays
	Component string // the kind of component that scan matches with it, "" for none
	PURL      string // the type in package URLs, "" for none
	Doc       string
}

// IdentifierKinds lists the kinds of identifier, in the order of overlays.
var IdentifierKinds = []IdentifierKind{
	{"repositories", "repository", "github", "URLs of source repositories, including former ones"},
	{"organizations", "", "", "GitHub or GitLab organizations owned by the project: github.com/argoproj"},
	{"go", "go", "golang", "Go module path prefixes: k8s.io"},
	{"images", "image", "docker", "container images: quay.io/argoproj/*; Docker Hub if no registry is given"},
	{"chart_repositories", "chart_repository", "", "URLs of Helm repositories with only the project's charts"},
	{"charts", "chart", "helm", "Helm chart names"},
	{"api_groups", "api_group", "", "Kubernetes API groups and their subgroups"},
	{"operators", "operator", "", "packages of operator catalogs (OperatorHub), which a Subscription names: strimzi-kafka-operator"},
	{"downloads", "download", "", "hosts, with or without a path, that serve only the project's releases: get.helm.sh"},
	{"os_packages", "os_package", "", "packages of operating systems and Homebrew"},
	{"libraries", "", "", "packages of the project that programs use without its software, by kind: go:sigs.k8s.io/yaml"},
	{"npm", "npm", "npm", "npm packages: @opentelemetry/*"},
	{"pypi", "pypi", "pypi", "Python packages"},
	{"cargo", "cargo", "cargo", "Rust crates"},
	{"maven", "maven", "maven", "Maven artifacts: io.grpc:*"},
	{"nuget", "nuget", "nuget", ".NET packages"},
	{"gem", "gem", "gem", "Ruby gems"},
	{"hex", "hex", "hex", "Elixir and Erlang packages"},
	{"composer", "composer", "composer", "PHP packages"},
	{"tools", "tool", "", "packages of tool managers: asdf/kubectl, brew/kubernetes-cli, nix/kubernetes-helm"},
	{"commands", "command", "", "programs that only the project has, or with a verb, as scripts call them: helm, flux reconcile"},
}
