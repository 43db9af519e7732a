package view

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
)

// TopicLimit is the number of items that tables of a topic have.
const TopicLimit = 20

// Topic is a level, kind, category or subcategory, what it is, and its items.
type Topic struct {
	Kind     string       `json:"kind"` // the name of the filter: maturity, kind, category or subcategory
	Name     string       `json:"name"`
	NameJa   string       `json:"name_ja,omitempty"`
	Category string       `json:"category,omitempty"` // of a subcategory
	Text     string       `json:"text,omitempty"`
	TextJa   string       `json:"text_ja,omitempty"`
	Count    int          `json:"count"`
	Maturity LevelNumbers `json:"maturity"`
	Items    []TopicItem  `json:"items"` // the most mature first

	items []*landscape.Item
	list  string // the command that lists all items
}

// TopicItem is an item of a topic.
type TopicItem struct {
	Name        string          `json:"name"`
	Slug        string          `json:"slug"`
	Maturity    landscape.Level `json:"maturity,omitempty"`
	Description string          `json:"description,omitempty"`
}

// newTopic returns the topic with that meaning.
func newTopic(v View, m landscape.Meaning) Topic {
	t := Topic{Kind: m.Kind, Name: m.Name, Items: []TopicItem{}, list: strings.Join([]string{cmp.Or(v.Program, "landscope"), "list", "--" + m.Kind, m.Arg()}, " ")}
	c, kind := v.Catalog, m.Kind
	ja := View{Catalog: c, Lang: "ja"}
	switch {
	case m.Kind == "subcategory":
		t.Category = m.Categories[0]
		t.NameJa = ja.PlacementName(landscape.Placement{Category: t.Category, Subcategory: m.Name})
	case m.Kind == "category":
		t.NameJa = ja.PlacementName(landscape.Placement{Category: m.Name})
	case m.Name == landscape.Hosted:
		kind = "kind"
	case m.Kind == "maturity":
		t.NameJa = ja.LevelName(landscape.Level(m.Name))
	}
	if t.NameJa == t.Name {
		t.NameJa = ""
	}
	e := c.Explain(kind, t.Name, t.Category)
	t.Text, t.TextJa = e.Text, e.TextJa
	t.find(c)
	return t
}

// find sets the items, the most mature first, and counts them.
func (t *Topic) find(c *landscape.Catalog) {
	counts := map[landscape.Level]int{}
	for i := range c.Items {
		if it := &c.Items[i]; t.has(c, it) {
			t.items = append(t.items, it)
			counts[it.Maturity]++
		}
	}
	slices.SortStableFunc(t.items, func(a, b *landscape.Item) int {
		return cmp.Or(cmp.Compare(ripeness(b.Maturity), ripeness(a.Maturity)), cmp.Compare(normalize.Fold(a.Name), normalize.Fold(b.Name)))
	})
	for _, it := range t.items {
		t.Items = append(t.Items, TopicItem{it.Name, it.Slug(), it.Maturity, it.Description})
	}
	t.Count = len(t.items)
	levels := c.Levels()
	slices.SortStableFunc(levels, func(a, b landscape.Level) int { return cmp.Compare(ripeness(b), ripeness(a)) })
	for _, l := range levels {
		if counts[l] > 0 {
			t.Maturity = append(t.Maturity, output.Member{Key: string(l), Value: counts[l]})
		}
	}
}

// has reports whether an item is of the topic.
func (t *Topic) has(c *landscape.Catalog, it *landscape.Item) bool {
	switch t.Kind {
	case "maturity":
		return string(it.Maturity) == t.Name || t.Name == landscape.Hosted && it.Maturity != ""
	case "kind":
		return c.Kind(it) == t.Name
	}
	return slices.ContainsFunc(it.Placements(), func(p landscape.Placement) bool {
		if t.Kind == "category" {
			return p.Category == t.Name
		}
		return p.Category == t.Category && p.Subcategory == t.Name
	})
}

// ripeness orders levels: archived, none, then the others by rank.
func ripeness(l landscape.Level) int {
	switch l {
	case landscape.Archived:
		return -2
	case "":
		return -1
	}
	return l.Rank()
}

// Topics presents what levels, kinds, categories and subcategories are, and their
// items.
func Topics(v View, meanings []landscape.Meaning) *output.Document {
	topics := make([]Topic, len(meanings))
	for i, m := range meanings {
		topics[i] = newTopic(v, m)
	}
	d := &output.Document{Data: topics}
	var items []*landscape.Item
	for _, t := range topics {
		d.Tables = append(d.Tables, output.Table{Title: v.topicTitle(t) + "\n" + strings.Join(v.topicLines(t), "\n")}, v.topicTable(t))
		items = append(items, t.items...)
	}
	d.Names = names(v.Catalog, items)
	d.Records = itemRecords(v.Catalog, nil, items)
	d.Text = func(w *bytes.Buffer, s output.Style, width int) error {
		for i, t := range topics {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.WriteString(s.Colorize(output.Bold, output.SanitizeString(v.topicTitle(t))) + "\n")
			for _, line := range v.topicLines(t) {
				w.WriteString(strings.Join(output.Wrap(output.SanitizeString(line), width), "\n") + "\n")
			}
			if len(t.items) == 0 {
				continue
			}
			w.WriteByte('\n')
			if err := output.Draw(w, v.topicTable(t), output.Options{Style: s, Width: width}); err != nil {
				return err
			}
			if more := len(t.items) - TopicLimit; more > 0 {
				w.WriteString("\n" + fmt.Sprintf(v.Say(topicMore), more, t.list) + "\n")
			}
		}
		return nil
	}
	return d
}

// topicTitle returns the name of a topic, and of what kind it is.
func (v View) topicTitle(t Topic) string {
	kinds := map[string]phrase{"maturity": topicLevel, "kind": topicKind, "category": topicCategory, "subcategory": topicSubcategory}
	name := t.Name
	if v.Lang == "ja" {
		name = cmp.Or(t.NameJa, t.Name)
	}
	if t.Category != "" {
		return fmt.Sprintf(v.Say(kinds[t.Kind]), name, v.PlacementName(landscape.Placement{Category: t.Category}))
	}
	return fmt.Sprintf(v.Say(kinds[t.Kind]), name)
}

// topicLines returns the explanation of a topic, and the number of its items.
func (v View) topicLines(t Topic) []string {
	var lines []string
	if text := v.Word(t.Text, cmp.Or(t.TextJa, t.Text)); text != "" {
		lines = append(lines, text)
	}
	var counts []string
	hosted := 0
	for _, m := range t.Maturity {
		n, _ := m.Value.(int)
		hosted += n
		counts = append(counts, fmt.Sprintf(v.Say(topicCount), n, v.LevelName(landscape.Level(m.Key))))
	}
	if other := t.Count - hosted; other > 0 {
		counts = append(counts, fmt.Sprintf(v.Say(topicCount), other, v.Word(textOther.En, v.notHosted())))
	}
	line := v.Word(plural.Count(t.Count, "item"), strconv.Itoa(t.Count)+"件")
	if len(counts) > 0 && t.Kind != "maturity" {
		line += v.Word(": ", "：") + strings.Join(counts, v.Word(", ", "、"))
	}
	return append(lines, line)
}

// topicTable returns a table of the first items of a topic.
func (v View) topicTable(t Topic) output.Table {
	shown := t.items[:min(len(t.items), TopicLimit)]
	return itemTable{View: v}.table(group{items: shown}, []string{"name", "maturity", "description"})
}

var (
	topicLevel       = phrase{"%s (maturity level)", "%s（成熟度）"}
	topicKind        = phrase{"%s (kind of item)", "%s（項目の種別）"}
	topicCategory    = phrase{"%s (category)", "%s（カテゴリー）"}
	topicSubcategory = phrase{"%s (subcategory of %s)", "%[1]s（%[2]sのサブカテゴリー）"}
	topicMore        = phrase{"%d more: %s", "ほか%d件：%s"}
	topicCount       = phrase{"%d %s", "%[2]s %[1]d"}
)
