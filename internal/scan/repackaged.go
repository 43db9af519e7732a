package scan

import (
	"path"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// registryAliases are the names of public registries in the paths of mirrors and
// pull-through caches.
var registryAliases = map[string]string{
	"docker.io": "docker.io", "docker": "docker.io", "dockerhub": "docker.io", "docker-hub": "docker.io", "docker_hub": "docker.io",
	"docker.io-proxy": "docker.io", "index.docker.io": "docker.io", "registry-1.docker.io": "docker.io", "docker-proxy": "docker.io",
	"dockerhub-proxy": "docker.io", "quay.io": "quay.io", "quay": "quay.io", "quay-proxy": "quay.io",
	"ghcr.io": "ghcr.io", "ghcr": "ghcr.io", "github": "ghcr.io", "github-container-registry": "ghcr.io", "ghcr-proxy": "ghcr.io",
	"gcr.io": "gcr.io", "gcr": "gcr.io", "mcr.microsoft.com": "mcr.microsoft.com", "mcr": "mcr.microsoft.com",
	"registry.k8s.io": "registry.k8s.io", "registry-k8s-io": "registry.k8s.io", "k8s": "registry.k8s.io", "kubernetes": "registry.k8s.io",
	"k8s.gcr.io": "k8s.gcr.io", "public.ecr.aws": "public.ecr.aws", "ecr-public": "public.ecr.aws",
}

// dockerHubMirrors are hosts that serve what Docker Hub does.
var dockerHubMirrors = []string{"mirror.gcr.io", "registry.hub.docker.com", "hub.docker.com", "registry-1.docker.io", "docker.m.daocloud.io", "registry.docker-cn.com"}

// publicRegistries are hosts where a path begins with the owner of an image.
var publicRegistries = []string{"docker.io", "quay.io", "ghcr.io", "gcr.io", "registry.k8s.io", "k8s.gcr.io", "mcr.microsoft.com", "registry.gitlab.com"}

// repackagers are beginnings of the names of images that somebody builds of the
// software of others. What follows is the name of the software.
var repackagers = []string{
	"docker.io/bitnami/", "docker.io/bitnamilegacy/", "docker.io/bitnamisecure/", "public.ecr.aws/bitnami/", "quay.io/bitnami/",
	"docker.io/rancher/mirrored-", "docker.io/rancher/hardened-", "docker.io/alpine/", "cgr.dev/chainguard/", "docker.io/chainguard/",
	"dhi.io/", "public.ecr.aws/eks/", "public.ecr.aws/eks-distro/", "mcr.microsoft.com/oss/v2/", "mcr.microsoft.com/oss/",
	"registry.aliyuncs.com/google_containers/", "registry.cn-hangzhou.aliyuncs.com/google_containers/",
}

// repackaged returns the project of an image that a mirror serves, or that somebody
// else than the project builds, or nil.
func (m *Matcher) repackaged(image string) *landscape.Item {
	host, rest, _ := strings.Cut(image, "/")
	if slices.Contains(dockerHubMirrors, host) {
		return m.imageOf("docker.io", rest)
	}
	// Nobody else calls a program kubectl or operator-sdk. An image of Docker Hub without
	// an owner may be one that is only built locally.
	if it := m.exact["commands"][path.Base(rest)]; it != nil && !strings.HasPrefix(image, "docker.io/library/") {
		return it
	}
	for _, start := range repackagers {
		if name, ok := strings.CutPrefix(image, start); ok {
			return m.software(name)
		}
	}
	if strings.Contains(host, ".dkr.ecr.") && strings.HasPrefix(rest, "eks/") {
		return m.software(strings.TrimPrefix(rest, "eks/"))
	}
	if slices.Contains(publicRegistries, host) {
		return nil
	}
	for i := 0; i < maxMirrorDepth; i++ {
		first, after, ok := strings.Cut(rest, "/")
		if !ok {
			break
		}
		if registry := registryAliases[first]; registry != "" {
			if it := m.imageOf(registry, after); it != nil {
				return it
			}
		}
		rest = after
	}
	return nil
}

// maxMirrorDepth is the number of parts of a path in which a registry is looked for.
const maxMirrorDepth = 4

// imageOf returns the project of an image in a public registry, or nil.
func (m *Matcher) imageOf(registry, name string) *landscape.Item {
	if registry == "docker.io" && !strings.Contains(name, "/") {
		name = "library/" + name
	}
	if it := m.byName("images", registry+"/"+name); it != nil {
		return it
	}
	return m.exact["organizations"][ownerOf(registry, name)]
}

// ownerOf returns the organization that owns an image of GitHub's registry, or "".
func ownerOf(registry, name string) string {
	owner, _, ok := strings.Cut(name, "/")
	if registry != "ghcr.io" || !ok {
		return ""
	}
	return "github.com/" + owner
}

// software returns the project whose image, repository or package has the name, which
// may begin with the owner: coredns, coredns/coredns, or coredns-coredns.
func (m *Matcher) software(name string) *landscape.Item {
	if it := m.bases()[path.Base(name)]; it != nil {
		return it
	}
	for _, registry := range []string{"docker.io", "quay.io", "registry.k8s.io", "ghcr.io"} {
		if strings.Contains(name, "/") || registry == "registry.k8s.io" {
			if it := m.imageOf(registry, name); it != nil {
				return it
			}
		}
		for at := strings.Index(name, "-"); at > 0; {
			if it := m.imageOf(registry, name[:at]+"/"+name[at+1:]); it != nil {
				return it
			}
			next := strings.Index(name[at+1:], "-")
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return nil
}

// minDistinctive is the length of names of several words that say what something is.
const minDistinctive = 8

// bases returns the projects by the names of their software, without those that several
// projects share. A package, a chart or a program has a name that says what it is. An
// image or a repository may be called ui or k8s, so its name counts only if it has several
// words or that of the project in it.
func (m *Matcher) bases() map[string]*landscape.Item {
	if m.byBase != nil {
		return m.byBase
	}
	m.byBase = map[string]*landscape.Item{}
	add := func(kind string, counts func(base string, it *landscape.Item) bool) {
		for name, it := range m.exact[kind] {
			base := path.Base(name)
			if !counts(base, it) {
				continue
			}
			if other, known := m.byBase[base]; known && other != it {
				it = nil
			}
			m.byBase[base] = it
		}
	}
	for _, kind := range []string{"os_packages", "charts", "commands", "tools"} {
		add(kind, func(base string, _ *landscape.Item) bool { return !strings.Contains(base, " ") })
	}
	for _, kind := range []string{"images", "repositories"} {
		add(kind, func(base string, it *landscape.Item) bool {
			word, _, _ := strings.Cut(it.Slug(), "-")
			return strings.Contains(base, word) || len(base) >= minDistinctive && strings.ContainsAny(base, "-_")
		})
	}
	return m.byBase
}
