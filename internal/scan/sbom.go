package scan

import (
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// sbomFormat is a kind of JSON document that lists components or wraps one that does.
type sbomFormat struct {
	fits func(*yaml.Node) bool
	read func(f *file, n *yaml.Node, depth int)
}

func sbomFormats() []sbomFormat {
	return []sbomFormat{
		{func(n *yaml.Node) bool { return value(n, "bomFormat") == "CycloneDX" }, (*file).cyclonedxJSON},
		{func(n *yaml.Node) bool { return get(n, "spdxVersion") != nil }, (*file).spdxJSON},
		{func(n *yaml.Node) bool { return get(n, "@graph") != nil && get(n, "@context") != nil }, (*file).spdxGraph},
		{isWrapped("sbom"), unwrap("sbom")},                 // GitHub's dependency graph API
		{isWrapped("dsseEnvelope"), unwrap("dsseEnvelope")}, // Sigstore's bundles
		{func(n *yaml.Node) bool { return get(n, "predicateType") != nil }, (*file).statement},
		{func(n *yaml.Node) bool { return value(n, "payloadType") != "" && get(n, "payload") != nil }, (*file).envelope},
		{func(n *yaml.Node) bool { return get(n, "artifacts") != nil && isObject(get(n, "descriptor")) }, (*file).syft},
		{func(n *yaml.Node) bool { return get(n, "SchemaVersion") != nil && get(n, "ArtifactName") != nil }, (*file).trivy},
	}
}

// sbom reads a bill of materials in JSON, wrapped or not. It reports whether
// the document is one.
func (f *file) sbom(root *yaml.Node, depth int) bool {
	if !isObject(root) {
		return false
	}
	for _, format := range sbomFormats() {
		if !format.fits(root) {
			continue
		}
		if depth > maxDepth {
			f.unreadable(root.Line, root.Column, "nested in more than %d documents", maxDepth)
		} else {
			format.read(f, root, depth)
		}
		return true
	}
	return false
}

func isObject(n *yaml.Node) bool { return n != nil && n.Kind == yaml.MappingNode }

func isWrapped(key string) func(*yaml.Node) bool {
	return func(n *yaml.Node) bool { return isObject(get(n, key)) }
}

func unwrap(key string) func(*file, *yaml.Node, int) {
	return func(f *file, n *yaml.Node, depth int) {
		if inner := get(n, key); !f.sbom(inner, depth+1) {
			f.unrecognized(inner.Line, "%s does not contain a CycloneDX or SPDX SBOM", key)
		}
	}
}

// markAsSBOM makes the file a bill of materials, whatever its name.
func (f *file) markAsSBOM() { f.in = &input{doc: "SBOMs", by: byName} }

// unrecognized records that the file is well-formed, but not of a kind that scan reads.
// In a directory, that is only a warning.
func (f *file) unrecognized(line int, format string, args ...any) {
	if f.named || f.in != nil && f.in.by == byName {
		f.unreadable(line, 0, format, args...)
		return
	}
	f.warn(f.name, line, format, args...)
}

// objects calls visit for each object in the list under a key, if there is one. A value
// that is not a list of objects makes the file unreadable.
func (f *file) objects(n *yaml.Node, key string, visit func(*yaml.Node)) {
	list := get(n, key)
	switch {
	case list == nil || list.Tag == "!!null":
		return
	case list.Kind != yaml.SequenceNode:
		f.unreadable(list.Line, list.Column, "%s is not a list", key)
		return
	}
	for i, entry := range list.Content {
		if !isObject(entry) {
			f.unreadable(entry.Line, entry.Column, "%s[%d] is not an object", key, i)
			return
		}
		visit(entry)
	}
}

// addPURLAt records the component of the package URL under a key. It reports whether
// there is one.
func (f *file) addPURLAt(n *yaml.Node, key string) bool {
	purl := get(n, key)
	if purl == nil || purl.Tag == "!!null" || purl.Value == "" && purl.Tag == "!!str" {
		return false
	}
	if purl.Kind != yaml.ScalarNode || purl.Tag != "!!str" {
		f.unreadable(purl.Line, purl.Column, "%s is not a string", key)
		return true
	}
	f.addPURL(purl.Value, purl.Line)
	return true
}

// addPURL records the component that a package URL names, if scan knows its type.
func (f *file) addPURL(text string, line int) {
	c, err := parsePURL(text)
	switch {
	case err != nil:
		f.invalid.add(text, line, err)
	case c.Name != "":
		c.Line = line
		f.record(c)
	}
}

// invalidPURLs counts the package URLs of a file that are not valid.
type invalidPURLs struct {
	count int
	first string // what is wrong with the first
	line  int    // of the first
}

func (p *invalidPURLs) add(text string, line int, err error) {
	if p.count++; p.count == 1 {
		p.first, p.line = fmt.Sprintf("%q is not a valid package URL: %v", redact.Text(shorten(text)), redact.Text(shorten(err.Error()))), line
	}
}

// warnInvalidPURLs warns once about all package URLs that are not valid: a project
// may be missed because of them.
func (f *file) warnInvalidPURLs() {
	switch p := f.invalid; p.count {
	case 0:
	case 1:
		f.warn(f.name, p.line, "%s; skipped the component", p.first)
	default:
		f.warn(f.name, p.line, "%s; skipped this and %d more components", p.first, p.count-1)
	}
}

func (f *file) cyclonedxJSON(root *yaml.Node, depth int) {
	f.markAsSBOM()
	if v := get(root, "specVersion"); v != nil && !strings.HasPrefix(v.Value, "1.") {
		f.unreadable(v.Line, v.Column, "unsupported CycloneDX version %q; supported: 1.x", v.Value)
		return
	}
	if f.named && depth == 0 && f.rest == nil {
		f.result.CycloneDX = f.content
	}
	if main := get(get(root, "metadata"), "component"); isObject(main) {
		f.cyclonedxComponent(main, 0)
	}
	f.objects(root, "components", func(n *yaml.Node) { f.cyclonedxComponent(n, 0) })
}

func (f *file) cyclonedxComponent(n *yaml.Node, depth int) {
	if depth > maxDepth {
		f.unreadable(n.Line, n.Column, "components nested deeper than %d levels", maxDepth)
		return
	}
	switch {
	case f.addPURLAt(n, "purl"):
	case value(n, "type") == "container":
		f.add(Image, value(n, "name"), value(n, "version"), n.Line)
	case strings.HasPrefix(value(n, "bom-ref"), "pkg:"):
		f.addPURLAt(n, "bom-ref")
	}
	f.objects(n, "components", func(inner *yaml.Node) { f.cyclonedxComponent(inner, depth+1) })
}

// statement reads the predicate of an in-toto statement.
func (f *file) statement(root *yaml.Node, depth int) {
	predicate := get(root, "predicate")
	if data := get(predicate, "Data"); isObject(data) { // as cosign once wrote it
		predicate = data
	}
	if !f.sbom(predicate, depth+1) {
		f.unrecognized(root.Line, "the in-toto statement about %q does not contain a CycloneDX or SPDX SBOM", value(root, "predicateType"))
	}
}

// envelope reads the payload of a DSSE envelope. Its signatures are not
// verified.
func (f *file) envelope(root *yaml.Node, depth int) {
	payload := get(root, "payload")
	text := strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(payload.Value, "="))
	content, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		f.unreadable(payload.Line, payload.Column, "the envelope's payload is not base64: %v", err)
		return
	}
	inner, err := yamldoc.JSON(content, f.name)
	if err != nil {
		f.unreadable(payload.Line, payload.Column, "cannot read the envelope's payload: %v", err)
		return
	}
	moveTo(inner, payload.Line)
	if !f.sbom(inner, depth+1) {
		f.unrecognized(payload.Line, "the envelope of type %q does not contain an SBOM", value(root, "payloadType"))
	}
}

// moveTo sets the line of all nodes of a tree to that of the string that encodes it.
func moveTo(n *yaml.Node, line int) {
	n.Line, n.Column = line, 0
	for _, child := range n.Content {
		moveTo(child, line)
	}
}

// syft reads Syft's own JSON.
func (f *file) syft(root *yaml.Node, _ int) {
	f.markAsSBOM()
	f.objects(root, "artifacts", func(n *yaml.Node) { f.addPURLAt(n, "purl") })
	source := get(root, "source")
	for _, key := range []string{"metadata", "target"} {
		if name := get(get(source, key), "userInput"); name != nil && value(source, "type") == "image" {
			f.add(Image, name.Value, "", name.Line)
		}
	}
}

// trivy reads a report of Trivy. A report that lists only vulnerable packages is
// unreadable, because the others are missing.
func (f *file) trivy(root *yaml.Node, _ int) {
	f.markAsSBOM()
	packages := 0
	f.objects(root, "Results", func(result *yaml.Node) {
		f.objects(result, "Packages", func(p *yaml.Node) {
			if f.addPURLAt(get(p, "Identifier"), "PURL") {
				packages++
			}
		})
	})
	if packages == 0 && get(root, "Results") != nil {
		f.unreadable(root.Line, root.Column, "the Trivy report has no package URLs; run trivy with --list-all-pkgs or --format cyclonedx")
		return
	}
	if name := get(root, "ArtifactName"); value(root, "ArtifactType") == "container_image" {
		f.add(Image, name.Value, "", name.Line)
	}
}
