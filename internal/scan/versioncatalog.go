package scan

import "strings"

// versionCatalog reads the libraries and plugins of a Gradle version catalog. A version
// may be the name of an entry of [versions], which may follow.
func (f *file) versionCatalog() {
	c := catalogWalk{file: f, versions: map[string]string{}}
	f.toml(c.version)
	f.toml(c.library)
	c.flush()
}

// catalogWalk reads the libraries of a version catalog, field by field.
type catalogWalk struct {
	*file
	versions map[string]string
	now      Component
	group    string
	last     string // the table and key of the current library
}

// version records an entry of [versions].
func (c *catalogWalk) version(e tomlEntry) {
	if len(e.path) < 2 || e.path[0] != "versions" || len(c.versions) >= maxNames {
		return
	}
	switch strings.Join(e.path[2:], ".") {
	case "", "strictly", "require", "prefer":
		c.versions[e.path[1]] = e.value
	}
}

func (c *catalogWalk) flush() {
	if c.group != "" {
		c.now.Name = c.group + ":" + c.now.Name
	}
	c.component(c.now)
}

// library reads a field of a library or plugin.
func (c *catalogWalk) library(e tomlEntry) {
	if len(e.path) < 2 || e.path[0] != "libraries" && e.path[0] != "plugins" {
		return
	}
	if key := e.path[0] + "\x00" + e.path[1]; key != c.last {
		c.flush()
		c.now, c.group, c.last = Component{Kind: Maven, Line: e.line}, "", key
	}
	switch strings.Join(e.path[2:], ".") {
	case "":
		if parts := strings.SplitN(e.value, ":", 3); e.path[0] == "plugins" {
			c.plugin(parts[0])
			c.now.Version = strings.Join(parts[1:], ":")
		} else if len(parts) >= 2 {
			c.now.Name, c.now.Version = parts[0]+":"+parts[1], strings.Join(parts[2:], ":")
		}
	case "id":
		c.plugin(e.value)
	case "module", "name":
		c.now.Name = e.value
	case "group":
		c.group = e.value
	case "version", "version.strictly", "version.require":
		c.now.Version = e.value
	case "version.ref":
		c.now.Version = c.versions[e.value]
	}
}

// plugin names the artifact that marks a Gradle plugin.
func (c *catalogWalk) plugin(id string) { c.now.Name = id + ":" + id + ".gradle.plugin" }
