package load

import (
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// duplicateNames finds a name that an item in another box has, too.
func (v *validation) duplicateNames() {
	first := map[string]*landscape.Item{}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		other := first[it.Name]
		if other == nil {
			first[it.Name] = it
		} else if other.Box() != it.Box() {
			v.tell(nodes.value("name"), "the name stands at %s, too, in line %d", other.Box(), other.Line)
		}
	})
}

// nameCase finds names that differ from another in case alone.
func (v *validation) nameCase() {
	first := map[string]*landscape.Item{}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		key := strings.ToLower(it.Name)
		if other := first[key]; other == nil {
			first[key] = it
		} else if other.Name != it.Name {
			v.tell(nodes.value("name"), "differs in case alone from %s in line %d", other.Name, other.Line)
		}
	})
}

// duplicateBoxes finds categories, and subcategories of one category, that are
// named twice.
func (v *validation) duplicateBoxes() {
	named := map[landscape.Placement]bool{}
	for _, b := range v.boxes {
		p := landscape.Placement{Category: b.category, Subcategory: b.name}
		if named[p] {
			v.tell(b.node, "%q is named twice", b.name)
		}
		named[p] = true
	}
}

// repositories maps each primary repository to the items that have it.
func (v *validation) repositories() (map[string][]int, []string) {
	byKey := map[string][]int{}
	var order []string
	for i := range v.catalog.Items {
		if url := v.catalog.Items[i].Repository(); url != "" {
			key := landscape.RepositoryKey(url)
			if byKey[key] == nil {
				order = append(order, key)
			}
			byKey[key] = append(byKey[key], i)
		}
	}
	return byKey, order
}

// shared calls f for each repository of several items, at the second of them.
func (v *validation) shared(f func(items []*landscape.Item, at *yaml.Node)) {
	byKey, order := v.repositories()
	for _, key := range order {
		if len(byKey[key]) < 2 {
			continue
		}
		var items []*landscape.Item
		for _, i := range byKey[key] {
			items = append(items, &v.catalog.Items[i])
		}
		second := byKey[key][1]
		v.where = whereIs(items[1])
		f(items, v.nodes[second].value("repo_url"))
	}
	v.where = where{}
}

func (v *validation) duplicateRepositories() {
	v.shared(func(items []*landscape.Item, at *yaml.Node) {
		v.tell(at, "the repository is that of %s in line %d, too", items[0].Name, items[0].Line)
	})
}

func (v *validation) repositoryLevels() {
	v.shared(func(items []*landscape.Item, at *yaml.Node) {
		for _, it := range items[1:] {
			if it.Maturity != items[0].Maturity {
				v.tell(at, "%s is at %s, %s with the same repository at %s", it.Name, levelOrNone(it.Maturity), items[0].Name, levelOrNone(items[0].Maturity))
				return
			}
		}
	})
}

func levelOrNone(l landscape.Level) string {
	if l == "" {
		return "no level"
	}
	return string(l)
}

// levelDates finds levels without the day on which they were reached.
func (v *validation) levelDates() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		dates := map[landscape.Level]landscape.Date{landscape.Sandbox: it.AcceptedAt, landscape.Incubating: it.IncubatingAt,
			landscape.Graduated: it.GraduatedAt, landscape.Archived: it.ArchivedAt}
		if date, known := dates[it.Maturity]; known && date == 0 {
			v.tell(nodes.value("project"), "project is %s, but has no day of it", it.Maturity)
		}
	})
}

// stages are the keys of a project's days, in their order.
var stages = []string{"accepted", "incubating", "graduated", "archived"}

func stageDate(it *landscape.Item, stage string) landscape.Date {
	return map[string]landscape.Date{"accepted": it.AcceptedAt, "incubating": it.IncubatingAt, "graduated": it.GraduatedAt, "archived": it.ArchivedAt}[stage]
}

func (v *validation) datesWithoutLevel() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		for _, stage := range stages {
			if it.Maturity == "" && stageDate(it, stage) != 0 {
				v.tell(nodes.value("extra."+stage), "%s is given, but no project level", stage)
				return
			}
		}
	})
}

func (v *validation) dateOrder() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		var before landscape.Date
		name := ""
		for _, stage := range stages {
			date := stageDate(it, stage)
			if date == 0 {
				continue
			}
			if date < before {
				v.tell(nodes.value("extra."+stage), "%s %s is before %s %s", stage, date, name, before)
			}
			before, name = date, stage
		}
	})
}

func (v *validation) dateFuture() {
	v.each(func(it *landscape.Item, nodes itemNodes) {
		for _, f := range landscape.Fields {
			if f.Day == nil || v.options.Now == 0 || *f.Day(it) <= v.options.Now {
				continue
			}
			v.tell(nodes.value(f.Key), "%s %s is in the future", strings.TrimPrefix(f.Key, "extra."), *f.Day(it))
		}
	})
}

func (v *validation) levelVocabulary() {
	levels := []string{"sandbox", "incubating", "graduated", "archived"}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		at := nodes.value("project")
		if at == nil || it.Maturity == "" || slices.Contains(levels, string(it.Maturity)) {
			return
		}
		v.tell(at, "level %q is none of CNCF's%s", it.Maturity, v.near(string(it.Maturity), levels))
	})
}

// secondPaths finds further placements that are not on the map.
func (v *validation) secondPaths() {
	here := map[landscape.Placement]bool{}
	var names []string
	for _, c := range v.catalog.Categories {
		for _, sub := range c.Subcategories {
			p := landscape.Placement{Category: c.Name, Subcategory: sub}
			here[p] = true
			names = append(names, p.String())
		}
	}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		rest := nodes.value("second_path")
		for _, p := range it.Also {
			var at *yaml.Node
			at, rest = nextPath(rest, p)
			if !here[p] {
				v.tell(at, "second_path %q leads nowhere%s", p, v.near(p.String(), names))
			}
		}
	})
}

// nextPath finds a placement in a list that has it after others, and returns
// what comes after it.
func nextPath(list *yaml.Node, p landscape.Placement) (at, rest *yaml.Node) {
	if list == nil {
		return nil, nil
	}
	for i, n := range list.Content {
		if q, ok := splitPath(yamldoc.Resolve(n).Value); ok && q == p {
			return n, &yaml.Node{Content: list.Content[i+1:]}
		}
	}
	return nil, list
}

// parents finds parent projects that are no items.
func (v *validation) parents() {
	here := make(map[string]bool, len(v.catalog.Items))
	names := make([]string, len(v.catalog.Items))
	for i := range v.catalog.Items {
		names[i] = v.catalog.Items[i].Name
		here[names[i]] = true
	}
	v.each(func(it *landscape.Item, nodes itemNodes) {
		if it.ParentProject != "" && !here[it.ParentProject] {
			v.tell(nodes.value("extra.parent_project"), "parent_project %q is no item here%s", it.ParentProject, v.near(it.ParentProject, names))
		}
	})
}
