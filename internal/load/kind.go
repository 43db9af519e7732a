package load

import (
	"bytes"
	"errors"
	"slices"
	"strings"

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
		"groups", "images", "logos_viewbox", "osano", "members_category", "screenshot_width", "tags", "upcoming_event", "view_mode"}
)

// ValidateAny validates a landscape, or an overlay where the keys at the root
// are those of one. The error, a [*diag.Fault], says that the file is another
// one of landscape2's: its settings, guide or games.
func ValidateAny(data []byte, name string, o Options) ([]diag.Diagnostic, error) {
	root, second, err := yamldoc.Parse(data, name)
	if err != nil || root == nil || root.Kind != yaml.MappingNode || bytes.Contains(data, []byte(byteOrderMark)) && !isOverlay(root) {
		return Validate(data, name, o), nil
	}
	if kind := otherKind(root); kind != "" {
		return nil, otherFile(name, kind)
	}
	if !isOverlay(root) {
		return validateTree(root, second, data, name, o), nil
	}
	_, problems, err := overlayTree(root, second, data, name)
	if err != nil {
		return []diag.Diagnostic{fileFault(err, name)}, nil
	}
	return withoutIgnored(problems, data), nil
}

func isOverlay(root *yaml.Node) bool {
	return !hasAnyKey(root, "landscape", "categories") && hasAnyKey(root, overlayKeys...)
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

// otherFile is the error for a file of landscape2's that is no data file.
func otherFile(name, kind string) error {
	return &diag.Fault{File: name, Msg: otherFileMsg + kind + " file, not a data file; check it with: landscape2 validate " + kind}
}

// IsOtherFile reports whether an error says that a file is another one of
// landscape2's than a data file.
func IsOtherFile(err error) bool {
	var fault *diag.Fault
	return errors.As(err, &fault) && strings.HasPrefix(fault.Msg, otherFileMsg)
}

const otherFileMsg = "this is a landscape2 "

// otherKind returns "settings", "guide" or "games" for such a file of
// landscape2's, by the keys at its root; otherwise "".
func otherKind(root *yaml.Node) string {
	switch {
	case root.Kind != yaml.MappingNode || hasAnyKey(root, "landscape"):
		return ""
	case hasAnyKey(root, "quiz"):
		return "games"
	case hasAnyKey(root, settingsKeys...) && !hasAnyKey(root, slices.DeleteFunc(slices.Clone(overlayKeys), func(key string) bool { return key == "foundation" })...):
		return "settings"
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if list := yamldoc.Resolve(root.Content[i+1]); root.Content[i].Value == "categories" && isGuide(list) {
			return "guide"
		}
	}
	return ""
}

// isGuide reports whether the entries of a list have a category for their name,
// as a guide's have.
func isGuide(list *yaml.Node) bool {
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		return false
	}
	for _, n := range list.Content {
		n = yamldoc.Resolve(n)
		if n.Kind != yaml.MappingNode || hasAnyKey(n, "name", "<<") || !isNamedCategory(n) {
			return false
		}
	}
	return true
}

func isNamedCategory(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := yamldoc.Resolve(n.Content[i+1]); n.Content[i].Value == "category" && value.Kind == yaml.ScalarNode {
			return !isNone(value)
		}
	}
	return false
}
