package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscape2"
	"gopkg.in/yaml.v3"
)

// Settings reads a settings file of landscape2. The error, a [*diag.Fault], says that
// the file is not YAML, or no settings; everything else is a problem.
func Settings(data []byte, name string) (*landscape.Settings, []diag.Diagnostic, error) {
	doc, err := Parse(data, name)
	if err != nil {
		return nil, nil, err
	}
	return doc.Settings()
}

// IsSettings reports whether the document is a settings file, by the keys at its root.
func (d Document) IsSettings() bool { return otherKind(d.Root) == settingsKind }

// settingsKind is the kind of an [OtherFileError].
const settingsKind = "settings"

// unusedSettings are the keys that landscape2 reads but landscope has no use for.
var unusedSettings = []string{"analytics", "logos_viewbox", "osano", "screenshot_width"}

// Settings reads the document as a settings file.
func (d Document) Settings() (*landscape.Settings, []diag.Diagnostic, error) {
	switch {
	case d.Root == nil:
		return nil, nil, &diag.Fault{File: d.Name, Line: 1, Msg: "empty file: no settings"}
	case d.Root.Kind != yaml.MappingNode:
		return nil, nil, &diag.Fault{File: d.Name, Line: d.Root.Line, Col: d.Root.Column, Msg: "no settings: want a mapping with the keys foundation and url"}
	case hasAnyKey(d.Root, "landscape", "projects", "quiz") || !d.IsSettings() && !hasAnyKey(d.Root, "foundation"):
		return nil, nil, &diag.Fault{File: d.Name, Line: d.Root.Line, Col: d.Root.Column, Msg: "this is not a landscape2 settings file, which has keys such as foundation, url and groups"}
	}
	r := &settingsReader{reader: d.reader(), s: &landscape.Settings{File: d.Name}}
	if d.hasMore {
		r.report(d.Root, "one-document", diag.Error, "more than one YAML document; only the first is read")
	}
	readers := r.readers()
	for _, key := range unusedSettings {
		readers[key] = func(n *yaml.Node) {
			r.report(n, "no-effect", diag.Note, "%s has no effect in landscope", key)
		}
	}
	given := r.keys(d.Root, readers)
	for _, key := range []string{"foundation", "url"} {
		if given[key] == nil {
			r.report(d.Root, "missing-key", diag.Error, "missing field %s", key)
		}
	}
	return r.s, r.Problems(), nil
}

// settingsReader reads a settings file.
type settingsReader struct {
	*reader
	s *landscape.Settings
}

// readers returns the readers of the keys at the root.
func (r *settingsReader) readers() keyReaders {
	s := r.s
	return keyReaders{
		"foundation":  func(n *yaml.Node) { s.Foundation = r.text(n, "foundation") },
		"url":         func(n *yaml.Node) { s.URL = r.url(n, "url") },
		"description": func(n *yaml.Node) { s.Description = r.text(n, "description") },
		"motd":        func(n *yaml.Node) { s.Notice = r.text(n, "motd") },
		"base_path": func(n *yaml.Node) {
			s.BasePath = r.text(n, "base_path")
			if s.BasePath != "" && !strings.HasPrefix(s.BasePath, "/") {
				r.report(n, "unknown-value", diag.Error, "base_path %q does not start with /", s.BasePath)
			}
			s.BasePath = strings.TrimSuffix(s.BasePath, "/")
		},
		"members_category": func(n *yaml.Node) { s.MembersCategory = r.text(n, "members_category") },
		"categories":       r.categoryOrders,
		"groups":           r.groups,
		"enduser":          func(n *yaml.Node) { s.EndUsers = r.rules(n, "enduser", "") },
		"tags":             r.tags,
		"featured_items":   r.featured,
		"colors":           r.colors,
		"images":           func(n *yaml.Node) { s.Images = r.urls(n, "images", []string{"favicon", "open_graph"}) },
		"header":           func(n *yaml.Node) { s.Header = r.block(n, "header", []string{"github"}) },
		"footer":           func(n *yaml.Node) { s.Footer = r.block(n, "footer", footerLinks()) },
		"grid_items_size":  func(n *yaml.Node) { s.GridItemsSize = r.oneOf(n, "grid_items_size", "small", "medium", "large") },
		"view_mode":        func(n *yaml.Node) { s.ViewMode = r.oneOf(n, "view_mode", "grid", "card") },
		"upcoming_event":   r.event,
	}
}

func footerLinks() []string {
	return []string{"facebook", "flickr", "forums", "github", "homepage", "instagram", "linkedin", "slack", "twitch", "twitter", "wechat", "youtube"}
}

// text returns a string, which must not be empty.
func (r *settingsReader) text(n *yaml.Node, what string) string {
	text := r.stringValue(n, what)
	if text == "" && (n.Kind == yaml.ScalarNode) && !IsNull(n) {
		r.report(n, "empty-value", diag.Error, "%s is empty", what)
	}
	return text
}

// url returns a URL that landscape2 accepts.
func (r *settingsReader) url(n *yaml.Node, what string) string {
	text := r.text(n, what)
	if text == "" {
		return ""
	}
	if _, fault := landscape2.ParseURL(text); fault != "" {
		r.report(n, "url", diag.Error, "%s: invalid URL %q: %s", what, text, fault)
		return ""
	}
	return text
}

// image returns a URL of an image, or the path of one beside the settings.
func (r *settingsReader) image(n *yaml.Node, what string) string {
	if strings.Contains(n.Value, "://") {
		return r.url(n, what)
	}
	return r.text(n, what)
}

func (r *settingsReader) oneOf(n *yaml.Node, what string, values ...string) string {
	text := r.stringValue(n, what)
	if text != "" && !slices.Contains(values, text) {
		r.report(n, "unknown-value", diag.Error, "%s %q is not one of %s", what, text, strings.Join(values, ", "))
		return ""
	}
	return text
}

// urls returns the URLs of a mapping with these keys.
func (r *settingsReader) urls(n *yaml.Node, what string, names []string) (all []landscape.Setting) {
	readers := keyReaders{}
	for _, name := range names {
		readers[name] = func(n *yaml.Node) {
			if url := r.url(n, what+"."+name); url != "" {
				all = append(all, landscape.Setting{Key: name, Value: url})
			}
		}
	}
	if !IsNull(n) {
		r.mapping(n, what, readers)
	}
	slices.SortFunc(all, func(a, b landscape.Setting) int { return strings.Compare(a.Key, b.Key) })
	return all
}

// block returns the header or the footer.
func (r *settingsReader) block(n *yaml.Node, what string, links []string) landscape.SiteBlock {
	b := landscape.SiteBlock{Given: true}
	if IsNull(n) {
		return landscape.SiteBlock{}
	}
	readers := keyReaders{
		"links": func(n *yaml.Node) { b.Links = r.urls(n, what+".links", links) },
		"logo":  func(n *yaml.Node) { b.Logo = r.image(n, what+".logo") },
	}
	if what == "footer" {
		readers["text"] = func(n *yaml.Node) { b.Text = r.text(n, "footer.text") }
	}
	r.mapping(n, what, readers)
	return b
}

// colors reads the colors. landscape2 requires all of them.
func (r *settingsReader) colors(n *yaml.Node) {
	if IsNull(n) {
		return
	}
	readers, given := keyReaders{}, map[string]string{}
	for i := range 7 {
		name := "color" + strconv.Itoa(i+1)
		readers[name] = func(n *yaml.Node) {
			given[name] = r.text(n, name)
			if !isColor(given[name]) {
				r.report(n, "unknown-value", diag.Error, "%s %q is not a color such as rgba(0, 107, 204, 1)", name, given[name])
				given[name] = ""
			}
		}
	}
	r.mapping(n, "colors", readers)
	for i := range 7 {
		name := "color" + strconv.Itoa(i+1)
		value, ok := given[name]
		if !ok {
			r.report(n, "missing-key", diag.Error, "colors: missing field %s", name)
		}
		if value != "" {
			r.s.Colors = append(r.s.Colors, landscape.Setting{Key: name, Value: value})
		}
	}
}

// isColor reports whether s is a color as landscape2 takes it: rgb(0, 107, 204) or
// rgba(0, 107, 204, 0.5).
func isColor(s string) bool {
	list, ok := strings.CutPrefix(strings.Replace(s, "rgba(", "rgb(", 1), "rgb(")
	if !ok || !strings.HasSuffix(list, ")") {
		return false
	}
	parts := strings.Split(strings.TrimSuffix(list, ")"), ",")
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if most := [...]float64{255, 255, 255, 1}[min(i, 3)]; err != nil || v < 0 || v > most || i < 3 && v != float64(int(v)) {
			return false
		}
	}
	return len(parts) == 3 || len(parts) == 4
}

// event reads the event that the web site announces.
func (r *settingsReader) event(n *yaml.Node) {
	if IsNull(n) {
		return
	}
	e := &landscape.SiteEvent{}
	if n.Kind != yaml.MappingNode {
		r.report(n, "wrong-type", diag.Error, "upcoming_event is %s, not a mapping", kindName(n))
		return
	}
	readers := keyReaders{
		"name":        func(n *yaml.Node) { e.Name = r.text(n, "upcoming_event.name") },
		"start":       func(n *yaml.Node) { e.Start = r.date(n, "upcoming_event.start") },
		"end":         func(n *yaml.Node) { e.End = r.date(n, "upcoming_event.end") },
		"banner_url":  func(n *yaml.Node) { e.BannerURL = r.url(n, "upcoming_event.banner_url") },
		"details_url": func(n *yaml.Node) { e.DetailsURL = r.url(n, "upcoming_event.details_url") },
	}
	given := r.keys(n, readers)
	for _, key := range []string{"name", "start", "end", "banner_url", "details_url"} {
		if given[key] == nil {
			r.report(n, "missing-key", diag.Error, "upcoming_event: missing field %s", key)
		}
	}
	r.s.Event = e
}

// entryName names an entry of a list for messages.
func entryName(what string, i int, name string) string {
	if name == "" {
		return fmt.Sprintf("%s [%d]", what, i)
	}
	return fmt.Sprintf("%s %q", what, name)
}
