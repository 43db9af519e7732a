package load

import (
	"slices"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

var (
	// overlayKeys are the keys at the root of an overlay.
	overlayKeys = []string{"foundation", "sources", "projects", "items", "statuses", "editions", "names_ja"}
	// settingsKeys are the keys at the root of landscape2's settings that
	// neither a landscape nor an overlay has.
	settingsKeys = []string{"url", "analytics", "base_path", "colors", "enduser", "featured_items", "footer", "header", "grid_items_size",
		"groups", "images", "logos_viewbox", "osano", "members_category", "screenshot_width", "tags", "upcoming_event", "view_mode", "motd"}
)

// OtherFileError says that a file is one of landscape2's other files: its
// settings, guide or games.
type OtherFileError struct {
	*diag.Fault
	Kind string // settings, guide or games
}

// Unwrap returns the fault.
func (e *OtherFileError) Unwrap() error { return e.Fault }

// CheckKind returns an [*OtherFileError] if the document is one of landscape2's
// other files.
func (d Document) CheckKind() error {
	kind := otherKind(d.Root)
	if kind == "" {
		return nil
	}
	advice := "check it with: landscape2 validate " + kind
	if kind == settingsKind {
		advice = "use it with --settings of site, serve and map"
	}
	return &OtherFileError{Kind: kind, Fault: &diag.Fault{File: d.Name, Rule: noLandscape,
		Msg: "this is a landscape2 " + kind + " file, not a data file; " + advice}}
}

// IsOverlay reports whether the document is an overlay, by the keys at its root.
func (d Document) IsOverlay() bool {
	return d.Root != nil && d.Root.Kind == yaml.MappingNode && !hasAnyKey(d.Root, "landscape", "categories") && hasAnyKey(d.Root, overlayKeys...)
}

// hasAnyKey reports whether a mapping has one of the keys.
func hasAnyKey(n *yaml.Node, keys ...string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(keys, yamldoc.Resolve(n.Content[i]).Value) {
			return true
		}
	}
	return false
}

// otherKind returns "settings", "guide" or "games" if the root of a document has
// the keys of such a file, else "".
func otherKind(root *yaml.Node) string {
	switch {
	case root == nil || root.Kind != yaml.MappingNode || hasAnyKey(root, "landscape"):
		return ""
	case hasAnyKey(root, "quiz"):
		return "games"
	case hasAnyKey(root, settingsKeys...) && !hasAnyKey(root, slices.DeleteFunc(slices.Clone(overlayKeys), func(key string) bool { return key == "foundation" })...):
		return settingsKind
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if list := yamldoc.Resolve(root.Content[i+1]); root.Content[i].Value == "categories" && isGuide(list) {
			return "guide"
		}
	}
	return ""
}

// isGuide reports whether a list is that of a guide: its entries have a category
// in place of a name.
func isGuide(list *yaml.Node) bool {
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		return false
	}
	for _, n := range list.Content {
		n = yamldoc.Resolve(n)
		if n.Kind != yaml.MappingNode || hasAnyKey(n, "name", "<<") || !hasCategory(n) {
			return false
		}
	}
	return true
}

// hasCategory reports whether the key category of a mapping has a value.
func hasCategory(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := yamldoc.Resolve(n.Content[i+1]); n.Content[i].Value == "category" && value.Kind == yaml.ScalarNode {
			return !IsNull(value)
		}
	}
	return false
}
