package scan

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

// API groups that stand for formats of files that have none.
const (
	sopsFormat       = "getsops.io"
	podmanFormat     = "podman.io"
	prometheusFormat = "prometheus.io"
	collectorFormat  = "opentelemetry.io"
	envoyFormat      = "envoyproxy.io"
	flagdFormat      = "openfeature.dev"
)

// writtenFor returns a reader for files in a format of one project. It records the API
// group that stands for the format where the mark is, and then reads the file as next
// does, unless that is nil.
func writtenFor(group, mark string, next func(*file)) func(*file) {
	return func(f *file) {
		if at := bytes.Index(f.content, []byte(mark)); at >= 0 {
			f.add(APIGroup, group, "", 1+bytes.Count(f.content[:at], []byte("\n")))
		}
		if next != nil {
			next(f)
		}
	}
}

// knownFormat records the format of a document that its keys identify: data that SOPS
// encrypted, or the configuration of Prometheus or of the OpenTelemetry Collector.
func (f *file) knownFormat(root *yaml.Node) {
	if sops := get(root, "sops"); sops != nil && value(sops, "mac") != "" {
		f.add(APIGroup, sopsFormat, "", sops.Line)
	}
	// Promtail has clients and positions.
	if jobs := get(root, "scrape_configs"); jobs != nil && jobs.Kind == yaml.SequenceNode && get(root, "clients") == nil && get(root, "positions") == nil {
		f.add(APIGroup, prometheusFormat, "", jobs.Line)
	}
	if receivers := get(root, "receivers"); isObject(receivers) && isObject(get(root, "exporters")) && isObject(get(get(root, "service"), "pipelines")) {
		f.add(APIGroup, collectorFormat, "", receivers.Line)
	}
}

// typeOf records the project that a type or a schema belongs to: @type of Envoy's
// configuration, or $schema.
func (f *file) typeOf(n *yaml.Node) {
	switch {
	case strings.HasPrefix(n.Value, "type.googleapis.com/envoy."):
		f.add(APIGroup, envoyFormat, "", n.Line)
	case strings.HasPrefix(n.Value, "https://flagd.dev/schema/"):
		f.add(APIGroup, flagdFormat, "", n.Line)
	}
}

// depProject reads the modules in a Gopkg.toml.
func (f *file) depProject() {
	f.toml(func(e tomlEntry) {
		if len(e.path) == 2 && e.path[1] == "name" && (e.path[0] == "constraint" || e.path[0] == "override") {
			f.add(Module, e.value, "", e.line)
		}
	})
}

// glide reads the modules in a glide.yaml or glide.lock.
func (f *file) glide() {
	for root := range f.documents() {
		for _, key := range []string{"import", "imports", "testImport", "testImports"} {
			eachElement(get(root, key), func(n *yaml.Node) {
				for _, key := range []string{"package", "name"} {
					if name := get(n, key); name != nil {
						f.add(Module, name.Value, value(n, "version"), name.Line)
					}
				}
			})
		}
	}
}

// buf reads the modules that a buf.yaml or buf.lock depends on, and the plugins of a
// buf.gen.yaml. A module buf.build/OWNER/NAME is recorded as one of Go, whose paths begin
// in the same way.
func (f *file) buf() {
	add := func(n *yaml.Node) {
		if n != nil && n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, "buf.build/") {
			name, version, _ := strings.Cut(n.Value, ":")
			f.add(Module, name, strings.TrimPrefix(version, "v"), n.Line)
		}
	}
	for root := range f.documents() {
		eachElement(get(root, "plugins"), func(n *yaml.Node) {
			for _, key := range []string{"remote", "plugin", "name"} {
				add(get(n, key))
			}
			for _, key := range []string{"local", "plugin", "name"} {
				if p := get(n, key); p != nil && p.Kind == yaml.ScalarNode && !strings.Contains(p.Value, "/") {
					f.add(Tool, protocTool+strings.TrimPrefix(p.Value, "protoc-gen-"), "", p.Line)
				}
			}
		})
		eachElement(get(root, "deps"), func(n *yaml.Node) {
			add(n)
			add(get(n, "name"))
		})
	}
}

// protocTool begins the names of plugins of protoc, without protoc-gen-.
const protocTool = "protoc/"
