package landscape

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Identifier
//msgp:ignore IdentifierKind

// Identifier is a name, or the beginning of names, that software of a project
// has in one kind of list.
type Identifier struct {
	Kind string // a name of [IdentifierKinds]
	// Pattern is a name; * at its end stands for any characters. A Go module
	// path stands for those below it, an API group for its subgroups.
	Pattern string
}

// IdentifierKind is a kind of list of software.
type IdentifierKind struct{ Name, Doc string }

// IdentifierKinds lists the kinds, as an overlay writes them.
var IdentifierKinds = []IdentifierKind{
	{"repositories", "addresses of source repositories, former ones too"},
	{"organisations", "owners at GitHub or GitLab of which everything belongs to the project: github.com/argoproj"},
	{"go", "Go module paths and what is below them: k8s.io"},
	{"images", "container images: quay.io/argoproj/*; without a registry those of Docker Hub"},
	{"chart_repositories", "addresses of Helm repositories that have only charts of the project"},
	{"charts", "names of Helm charts"},
	{"api_groups", "Kubernetes API groups and their subgroups"},
	{"npm", "npm packages: @opentelemetry/*"},
	{"pypi", "Python packages"},
	{"cargo", "Rust crates"},
	{"maven", "Maven artifacts: io.grpc:*"},
	{"nuget", ".NET packages"},
	{"gem", "Ruby gems"},
	{"hex", "Elixir and Erlang packages"},
	{"composer", "PHP packages"},
}
