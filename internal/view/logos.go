package view

import (
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/logo"
)

// LogoFiles returns the names of the logo files of a landscape.
func LogoFiles(c *landscape.Catalog) []string {
	files := make([]string, 0, len(c.Items))
	for i := range c.Items {
		files = append(files, c.Items[i].Logo)
	}
	return files
}

// LogoPath returns a function that returns the path of the logo of an item on a site, or
// "" if the item has none.
func LogoPath(logos *logo.Published) func(*landscape.Item) string {
	return func(it *landscape.Item) string {
		if name := logos.Name(it.Logo); name != "" {
			return "logos/" + name
		}
		return ""
	}
}
