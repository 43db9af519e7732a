package scan

import (
	"slices"
	"strings"
)

// quadletSections are sections that only Podman's generator of units reads.
var quadletSections = []string{"[Container]", "[Kube]", "[Pod]", "[Image]"}

// systemdUnit reads a unit of systemd: the images of Podman's quadlets, and the commands
// of services.
func (f *file) systemdUnit() {
	t := textReader{file: f, isScript: true}
	section, isQuadlet := "", false
	for n, line := range f.lines() {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			t.finish()
			section = line
			if slices.Contains(quadletSections, line) && !isQuadlet {
				isQuadlet = true
				f.add(APIGroup, podmanFormat, "", n)
			}
			continue
		}
		if t.running != nil {
			t.line(n, line)
			continue
		}
		key, text, ok := strings.Cut(line, "=")
		text = strings.TrimSpace(text)
		switch key = strings.TrimSpace(key); {
		case !ok || text == "" || line[0] == '#' || line[0] == ';':
		case key == "Image" && (section == "[Container]" || section == "[Image]"):
			if image, ok := withoutVariableTag(text); ok && looksLikeImage(image) && !strings.HasSuffix(image, ".image") && !strings.HasSuffix(image, ".build") {
				f.addImage(image, nil, n)
			}
		case strings.HasPrefix(key, "Exec") && section == "[Service]":
			t.line(n, strings.TrimLeft(text, "-+!@:"))
		}
	}
	t.finish()
}
