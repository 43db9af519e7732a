package mcp

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// TestQuestions: questions that people ask of the landscape are answered by calls alone.
// What the calls say is compared with what the items say.
func TestQuestions(t *testing.T) {
	s := newServer(t, nil)
	c, client := s.options.Catalog(), connect(t, s)
	count := func(keep func(*landscape.Item) bool) float64 { return float64(len(c.ItemsBy(keep))) }
	at := func(l landscape.Level) func(*landscape.Item) bool {
		return func(it *landscape.Item) bool { return it.Maturity == l }
	}
	item := func(name string) *landscape.Item {
		found, err := c.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		return found.Item
	}
	// reached returns the names of the items that reached a level in a year.
	reached := func(year int, level landscape.Level) string {
		var names []string
		for _, it := range c.All() {
			for _, ch := range it.History() {
				if ch.Date.Year() == year && ch.Level == level {
					names = append(names, it.Name)
				}
			}
		}
		return sorted(names)
	}
	for _, q := range []struct {
		question, tool string
		args           args
		answer         func(content map[string]any) any
		want           any
	}{
		{"How many projects are incubating?", "list", args{"maturity": "incubating"}, total, count(at(landscape.Incubating))},
		{"How many projects does CNCF host?", "list", args{"maturity": "hosted"}, total, count(func(it *landscape.Item) bool { return it.Maturity != "" })},
		{"How many graduated in 2024?", "history", args{"since": "2024", "until": "2024", "event": "graduated"}, total, float64(len(strings.Split(reached(2024, landscape.Graduated), "|")))},
		{"Which graduated in 2025?", "history", args{"since": "2025", "until": "2025", "event": "graduated"}, names("changes", "name"), reached(2025, landscape.Graduated)},
		{"Which were archived in 2025?", "history", args{"since": "2025", "until": "2025", "event": "archived", "limit": 100}, names("changes", "name"), reached(2025, landscape.Archived)},
		{"Who moved in 2025?", "history", args{"since": "2025", "until": "2025"}, total, count2025(c)},
		{"When did OpenTelemetry reach incubating?", "get", args{"names": "OpenTelemetry"}, field("items", "incubating_at"), item("OpenTelemetry").IncubatingAt.String()},
		{"When did Kubernetes graduate?", "history", args{"names": "kubernetes", "event": "graduated"}, field("changes", "date"), item("kubernetes").GraduatedAt.String()},
		{"What replaced OpenTracing?", "alternatives", args{"name": "OpenTracing"}, field("alternatives", "name"), "OpenTelemetry"},
		{"Which sandbox projects do service mesh?", "list", args{"maturity": "sandbox", "subcategory": "service mesh"}, names("items", "name"),
			itemNames(c, func(it *landscape.Item) bool {
				return it.Maturity == landscape.Sandbox && slices.ContainsFunc(it.Placements(), func(p landscape.Placement) bool { return p.Subcategory == "Service Mesh" })
			})},
		{"Which license does etcd have?", "get", args{"names": "etcd"}, field("items", "license"), item("etcd").License},
		{"Which graduated projects are written in Rust?", "list", args{"maturity": "graduated", "language": "rust", "columns": "name"}, names("items", "name"),
			itemNames(c, func(it *landscape.Item) bool {
				return it.Maturity == landscape.Graduated && it.Profile != nil && strings.EqualFold(it.Profile.Language, "rust")
			})},
		{"Which graduated projects list no audit?", "list", args{"maturity": "graduated", "missing": "audits", "columns": "name"}, names("items", "name"),
			itemNames(c, func(it *landscape.Item) bool { return it.Maturity == landscape.Graduated && len(it.Audits) == 0 })},
		{"How many projects were hosted at the end of 2020?", "list", args{"maturity": "hosted", "as_of": "2020"}, total, count2020(c)},
		{"How many gold members are there?", "members", args{"tier": "gold"}, total,
			count(func(it *landscape.Item) bool { return it.Category == c.MembersCategory && it.Subcategory == "Gold" })},
		{"How many members joined in 2024?", "members", args{"joined": "2024"}, total,
			count(func(it *landscape.Item) bool { return c.Kind(it) == landscape.KindMember && it.JoinedAt.Year() == 2024 })},
		{"What is the oldest incubating project?", "list", args{"maturity": "incubating", "sort": "accepted_at", "limit": 1}, field("items", "name"), oldest(c, landscape.Incubating)},
		{"What is a graduated project?", "explain", args{"term": "graduated"}, func(m map[string]any) any { return m["text"] }, c.Explain("maturity", "graduated", "").Text},
		{"Which project is called k8s?", "get", args{"names": "k8s"}, field("items", "name"), "Kubernetes"},
		{"Does my go.mod use archived projects?", "check_policy", args{"filename": "go.mod", "content": goMod, "disallow": "archived"}, names("violations", "project"), "OpenTracing"},
		{"How many sandbox projects are there by category?", "stats", args{"by": "category", "maturity": "sandbox"}, total, categoriesOf(c, landscape.Sandbox)},
		{"Which tool comes first for distributed tracing?", "search", args{"query": "distributed tracing backend", "maturity": "graduated"}, field("items", "name"), "Jaeger"},
	} {
		text, content, failed := ask(t, client, q.tool, q.args)
		if got := q.answer(content); failed || got != q.want || q.want == "" {
			t.Errorf("%s\n%s %v: %v, want %v\n%.300s", q.question, q.tool, q.args, got, q.want, text)
		}
	}
}

func total(m map[string]any) any { return m["total"] }

// names returns a function that returns the values of a key of all results, sorted.
func names(rows, key string) func(map[string]any) any {
	return func(m map[string]any) any {
		var all []string
		list, _ := m[rows].([]any)
		for _, row := range list {
			all = append(all, fmt.Sprint(row.(map[string]any)[key]))
		}
		return sorted(all)
	}
}

// field returns a function that returns the value of a key of the first result.
func field(rows, key string) func(map[string]any) any {
	return func(m map[string]any) any {
		list, _ := m[rows].([]any)
		if len(list) == 0 {
			return nil
		}
		return list[0].(map[string]any)[key]
	}
}

func sorted(names []string) string {
	slices.Sort(names)
	return strings.Join(names, "|")
}

func itemNames(c *landscape.Catalog, keep func(*landscape.Item) bool) string {
	var names []string
	for _, it := range c.ItemsBy(keep) {
		names = append(names, it.Name)
	}
	return sorted(names)
}

func count2025(c *landscape.Catalog) float64 {
	n := 0
	for _, it := range c.All() {
		for _, ch := range it.History() {
			if ch.Date.Year() == 2025 {
				n++
			}
		}
	}
	return float64(n)
}

// count2020 counts the items that had a level at the end of 2020.
func count2020(c *landscape.Catalog) float64 {
	return float64(len(c.ItemsBy(func(it *landscape.Item) bool {
		h := it.History()
		return len(h) > 0 && h[0].Date.Year() <= 2020
	})))
}

func oldest(c *landscape.Catalog, l landscape.Level) string {
	var first *landscape.Item
	for _, it := range c.All() {
		if it.Maturity == l && (first == nil || it.AcceptedAt < first.AcceptedAt) {
			first = it
		}
	}
	return first.Name
}

func categoriesOf(c *landscape.Catalog, l landscape.Level) float64 {
	found := map[string]bool{}
	for _, it := range c.All() {
		if it.Maturity == l {
			for _, p := range it.Placements() {
				found[p.Category] = true
			}
		}
	}
	return float64(len(found))
}
