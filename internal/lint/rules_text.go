package load

import (
	"path"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// markers finds entries of lists that do not begin with what they are.
func (v *validation) markers() {
	for _, n := range v.unmarked {
		v.where = n.where
		v.tell(n.node, "entry without its marker - %s:", n.want)
	}
	v.where = where{}
}

// nullValues finds keys with no value.
func (v *validation) nullValues() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		nodes.scalars(func(key string, value *yaml.Node) {
			if key != "item" && isNone(value) {
				v.tell(nodes.key(key), "key %s has no value", strings.TrimPrefix(key, "extra."))
			}
		})
	})
}

// blanks finds texts with blanks before or after them.
func (v *validation) blanks() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		nodes.scalars(func(key string, value *yaml.Node) {
			if value.Value != strings.TrimSpace(value.Value) && value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
				v.tell(value, "%s has blanks around it", strings.TrimPrefix(key, "extra."))
			}
		})
	})
}

// order finds, in each subcategory, the first item that stands after one with
// a later name.
func (v *validation) order() {
	told := map[landscape.Placement]bool{}
	var last *landscape.Item
	v.each(func(it *landscape.Item, nodes itemNodes) {
		p := it.Box()
		if last != nil && last.Box() == p && !told[p] && SortKey(it.Name) < SortKey(last.Name) {
			told[p] = true
			v.tell(nodes.key("name"), "stands after %s", last.Name)
		}
		last = it
	})
}

// SortKey is what items are ordered by: the name without regard to case.
func SortKey(name string) string { return strings.ToLower(name) }

// licenses finds licences that are no SPDX identifiers. Only the form is
// looked at: identifiers have no blanks, and are joined by AND, OR and WITH.
func (v *validation) licenses() {
	v.each(func(_ *landscape.Item, nodes itemNodes) {
		value := nodes.value("license")
		if value == nil || value.Kind != yaml.ScalarNode || isNone(value) || isSPDX(value.Value) {
			return
		}
		v.tell(value, "license %q is no SPDX identifier", value.Value)
	})
}

var wordBreaks = strings.NewReplacer(" ", "", "-", "", "_", "")

// keywordVariants finds keywords written in another way elsewhere.
func (v *validation) keywordVariants() {
	first := map[string]string{}
	told := map[string]bool{}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		for _, tag := range it.Summary.Tags {
			key := wordBreaks.Replace(strings.ToLower(tag))
			if other, ok := first[key]; !ok {
				first[key] = tag
			} else if other != tag && !told[tag] {
				told[tag] = true
				v.tell(nodes.value("extra.summary_tags"), "keyword %q is %q elsewhere", tag, other)
			}
		}
	})
}

// logoForm finds logos that are no plain names of SVG files.
func (v *validation) logoForm() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		value := nodes.value("logo")
		switch {
		case value == nil || it.Logo == "" || strings.Contains(it.Logo, "://"):
		case strings.HasPrefix(it.Logo, "./"):
			v.tell(value, "logo %q: the folder of logos is meant by itself; write %q", it.Logo, strings.TrimPrefix(it.Logo, "./"))
		case !strings.EqualFold(path.Ext(it.Logo), ".svg"):
			v.tell(value, "logo %q is no SVG file", it.Logo)
		}
	})
}

// logoMissing finds logos that are not in the directory.
func (v *validation) logoMissing() {
	v.eachLogo(func(name string, at *yaml.Node) {
		if !v.options.Logos.Has(name) {
			v.tell(at, "logo %q is not in the directory of logos", name)
		}
	})
}

// logoOrphans finds files in the directory that no item has for its logo.
func (v *validation) logoOrphans() {
	if v.options.Logos == nil {
		return
	}
	used := map[string]bool{}
	for _, it := range v.catalog.Items {
		used[strings.TrimPrefix(it.Logo, "./")] = true
	}
	names, err := v.options.Logos.Names()
	if err != nil {
		v.tell(&yaml.Node{Line: 1, Column: 1}, "the directory of logos cannot be read: %v", err)
	}
	for _, name := range names {
		if !used[name] {
			v.tell(&yaml.Node{Line: 1, Column: 1}, "the file %q in the directory of logos is no item's logo", name)
		}
	}
}

// logoUnsafe finds logos that a map leaves out, or shows without what could act
// or load something in them.
func (v *validation) logoUnsafe() {
	type result struct {
		err      error
		stripped []string
	}
	known := map[string]result{}
	v.eachLogo(func(name string, at *yaml.Node) {
		r, ok := known[name]
		if !ok && v.options.Logos.Has(name) {
			found, err := v.options.Logos.Read(name)
			r = result{err, found.Stripped()}
			known[name] = r
		}
		if r.err != nil {
			v.tell(at, "logo %q: %v", name, r.err)
		}
		for _, what := range r.stripped {
			v.tell(at, "logo %q %s", name, what)
		}
	})
}

// eachLogo calls check for the file of each item's logo, when there is a
// directory of logos.
func (v *validation) eachLogo(check func(name string, at *yaml.Node)) {
	if v.options.Logos == nil {
		return
	}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		name, at := strings.TrimPrefix(it.Logo, "./"), nodes.value("logo")
		if name != "" && at != nil && !strings.Contains(name, "://") {
			check(name, at)
		}
	})
}
