package lint

import (
	"path"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"gopkg.in/yaml.v3"
)

// malformedLogos finds logos that are not plain names of SVG files.
func malformedLogos(l *linter) itemCheck {
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		value := nodes.Value("logo")
		switch {
		case value == nil || it.Logo == "" || strings.Contains(it.Logo, "://"):
		case strings.HasPrefix(it.Logo, "./"):
			l.report(value, "logo %q: omit \"./\"", it.Logo)
		case !strings.EqualFold(path.Ext(it.Logo), ".svg"):
			l.report(value, "logo %q is not an SVG file", it.Logo)
		}
	}
}

// logoCheck returns a check of the logo of each item that has one, or nil if there
// is no directory of logos.
func (l *linter) logoCheck(check func(name string, at *yaml.Node)) itemCheck {
	if l.options.Logos == nil {
		return nil
	}
	return func(it *landscape.Item, nodes *load.ItemNodes) {
		name, at := strings.TrimPrefix(it.Logo, "./"), nodes.Value("logo")
		if name != "" && at != nil && !strings.Contains(name, "://") {
			check(name, at)
		}
	}
}

// missingLogos finds logos that are not in the directory.
func missingLogos(l *linter) itemCheck {
	return l.logoCheck(func(name string, at *yaml.Node) {
		if !l.options.Logos.Has(name) {
			l.report(at, "logo %q is not in the logo directory", name)
		}
	})
}

// unsafeLogos finds logos that a map leaves out, or shows without parts that could run
// scripts or load other files.
func unsafeLogos(l *linter) itemCheck {
	type result struct {
		err      error
		stripped []string
	}
	known := map[string]result{}
	return l.logoCheck(func(name string, at *yaml.Node) {
		r, ok := known[name]
		if !ok && l.options.Logos.Has(name) {
			found, err := l.options.Logos.Read(name)
			r = result{err, found.Stripped()}
			known[name] = r
		}
		if r.err != nil {
			l.report(at, "logo %q: %v", name, r.err)
		}
		for _, what := range r.stripped {
			l.report(at, "logo %q %s", name, what)
		}
	})
}

// unusedLogos finds files in the directory that are not the logo of any item.
func unusedLogos(l *linter) {
	if l.options.Logos == nil {
		return
	}
	used := map[string]bool{}
	for _, it := range l.Catalog.Items {
		used[strings.TrimPrefix(it.Logo, "./")] = true
	}
	start := &yaml.Node{Line: 1, Column: 1}
	names, err := l.options.Logos.Names()
	if err != nil {
		l.report(start, "cannot read the logo directory: %v", err)
	}
	for _, name := range names {
		if !used[name] {
			l.report(start, "unused logo file %q", name)
		}
	}
}
