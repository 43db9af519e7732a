package load

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// overlayKeys are keys at the root of an overlay.
var overlayKeys = []string{"foundation", "sources", "projects", "items", "statuses", "editions", "names_ja"}

// ValidateAny validates a landscape, or an overlay where the keys at the root
// are those of one.
func ValidateAny(data []byte, name string, o Options) []diag.Diagnostic {
	if !isOverlay(data, name) {
		return Validate(data, name, o)
	}
	_, problems, err := Overlay(data, name)
	if err != nil {
		return []diag.Diagnostic{fileFault(err, name)}
	}
	return withoutIgnored(problems, data)
}

func isOverlay(data []byte, name string) bool {
	if parts := yamldoc.Cut(data, name, yamldoc.PartSize); parts != nil {
		return slices.Contains(overlayKeys, parts.Key)
	}
	root, _, err := yamldoc.Parse(data, name)
	if err != nil || root == nil || root.Kind != yaml.MappingNode {
		return false
	}
	overlay := false
	for i := 0; i < len(root.Content); i += 2 {
		if isRootKey(root.Content[i].Value) {
			return false
		}
		overlay = overlay || slices.Contains(overlayKeys, root.Content[i].Value)
	}
	return overlay
}
