package scan

import "strings"

// apkPackages reads the database of installed packages of Alpine Linux and others:
// paragraphs with a name in the line P: and a version in V:.
func (f *file) apkPackages() {
	f.packageParagraphs("P:", "V:", "")
}

// dpkgPackages reads the database of packages of Debian and others, except those that
// are not installed.
func (f *file) dpkgPackages() {
	f.packageParagraphs("Package:", "Version:", "Status:")
}

// packageParagraphs reads paragraphs of lines that begin with the name, the version and
// the status of a package. A package without a status is installed.
func (f *file) packageParagraphs(name, version, status string) {
	var c Component
	flush := func() {
		if c.Name != "" {
			f.component(c)
		}
		c = Component{Kind: OSPackage}
	}
	flush()
	removed := false
	for n, line := range f.lines() {
		switch text := strings.TrimRight(line, "\r"); {
		case text == "":
			if removed {
				c.Name = ""
			}
			flush()
			removed = false
		case strings.HasPrefix(text, name):
			c.Name, c.Line = strings.TrimSpace(text[len(name):]), n
		case strings.HasPrefix(text, version):
			c.Version = strings.TrimSpace(text[len(version):])
		case status != "" && strings.HasPrefix(text, status):
			removed = !strings.HasSuffix(text, " installed")
		}
	}
	if removed {
		c.Name = ""
	}
	flush()
}
