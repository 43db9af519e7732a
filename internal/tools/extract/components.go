package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/scan"
)

// components scans the source trees in a directory. It returns a line for each
// component: the tree, the kind, the name, the source, and whether it is only
// an indirect dependency.
func components(trees string) ([]byte, error) {
	dirs, err := filepath.Glob(filepath.Join(trees, "*"))
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, dir := range dirs {
		found, err := scan.Scan([]string{dir}, scan.Options{})
		if err != nil {
			return nil, err
		}
		for _, c := range found.Components {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%t\n", filepath.Base(dir), c.Kind, c.Name, c.Source, c.Indirect))
		}
	}
	slices.Sort(lines)
	return []byte(strings.Join(slices.Compact(lines), "")), nil
}
