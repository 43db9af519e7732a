package webpage

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/view"
)

// texts are what the page says in a language. A name that is the same in the language
// is left out.
type texts struct {
	Title      string                       `json:"title"`
	Words      map[string]string            `json:"words"`
	Levels     map[string]string            `json:"levels"`
	Categories map[string]string            `json:"categories"`
	Boxes      map[int]string               `json:"boxes"` // by the number of the box
	Groups     map[string]string            `json:"groups"`
	Filters    map[string]string            `json:"filters"`
	Values     map[string]map[string]string `json:"values"` // by filter
	Fields     map[string]string            `json:"fields"`
	Ties       map[string]string            `json:"relations"`
	Audits     map[string]string            `json:"audits"` // types of audits
	About      about                        `json:"about"`
	Radar      *chart                       `json:"radar,omitempty"`
}

// about explains what levels, categories and subcategories are.
type about struct {
	Levels     map[string]string `json:"levels"`
	Categories map[string]string `json:"categories"`
	Boxes      map[int]string    `json:"boxes"`
}

func (d *pageData) newTexts(v view.View, items []*landscape.Item) *texts {
	t := &texts{Title: view.LandscapeTitle(v), Words: Words(v.Lang), Levels: map[string]string{}, Categories: map[string]string{}, Boxes: map[int]string{},
		Groups: map[string]string{}, Filters: map[string]string{}, Values: map[string]map[string]string{}, Fields: map[string]string{},
		Ties: map[string]string{}, Audits: map[string]string{}, About: about{map[string]string{}, map[string]string{}, map[int]string{}}}
	put := func(m map[string]string, name, text string) {
		if text != "" && text != name {
			m[name] = text
		}
	}
	for _, l := range d.Levels {
		put(t.Levels, l.Name, v.LevelName(landscape.Level(l.Name)))
		put(t.About.Levels, l.Name, explain(v, "maturity", l.Name, ""))
	}
	for i, b := range d.Boxes {
		p := landscape.Placement{Category: b.Category, Subcategory: b.Subcategory}
		if title := v.PlacementName(p); title != b.Subcategory {
			t.Boxes[i] = title
		}
		put(t.Categories, b.Category, v.PlacementName(landscape.Placement{Category: b.Category}))
		put(t.About.Categories, b.Category, explain(v, "category", b.Category, ""))
		if text := explain(v, "subcategory", b.Subcategory, b.Category); text != "" {
			t.About.Boxes[i] = text
		}
	}
	for _, g := range d.Groups {
		put(t.Groups, g.Name, v.Word(g.Name, cmp.Or(groupsJa[g.Name], t.Categories[g.Name])))
	}
	d.addFilterTexts(t, v)
	for _, name := range d.Fields {
		put(t.Fields, name, fieldTitle(v, name))
	}
	for _, c := range d.Columns {
		put(t.Fields, c.Name, fieldTitle(v, c.Name))
	}
	for _, it := range items {
		for _, r := range it.Relations {
			t.Ties[r.Type] = landscape.RelationLabel(r.Type, v.Lang)
		}
	}
	if v.Lang == "ja" {
		t.Audits = auditsJa
	}
	t.Radar = radar(v, items)
	return t
}

// explain returns what something is, in the language of the view if that is known.
func explain(v view.View, kind, name, category string) string {
	e := v.Catalog.Explain(kind, name, category)
	if v.Lang == "ja" && e.TextJa != "" {
		return e.TextJa
	}
	return e.Text
}

// addFilterTexts adds the names of filters and of their values.
func (d *pageData) addFilterTexts(t *texts, v view.View) {
	for _, f := range d.Filters {
		t.Filters[f.Name] = filterTitle(v, f.Name)
		if v.Lang != "ja" {
			continue
		}
		values := map[string]string{}
		for _, value := range f.Values {
			also := value.also
			if f.Name == "kind" {
				also = landscape.KindJa(value.Name)
			}
			if also != "" && also != value.Name {
				values[value.Name] = also
			}
		}
		if len(values) > 0 {
			t.Values[f.Name] = values
		}
	}
}

// titles are the names of filters and fields in visitors' words.
var titles = map[string]struct{ en, ja string }{
	"category": {"Category", "カテゴリー"}, "subcategory": {"Subcategory", "サブカテゴリー"}, "maturity": {"Level", "成熟度"}, "kind": {"Kind", "種別"},
	"tag": {"Keyword", "キーワード"}, "status": {"Adoption", "採用状況"}, "owner": {"Owner", "担当"}, "lifecycle": {"State", "提供状況"},
	"license": {"License", "ライセンス"}, "language": {"Language", "言語"}, "name": {"Name", "名前"}, "text": {"Words in the text", "検索語"},
	"accepted-at": {"Accepted", "採択日"}, "incubating-at": {"Incubating since", "インキュベーション開始日"}, "graduated-at": {"Graduated", "卒業日"},
	"archived-at": {"Archived", "アーカイブ日"}, "has": {"Has a value for", "値のあるフィールド"}, "missing": {"Has no value for", "値のないフィールド"},
	"related-to": {"Related to", "関係先"}, "accepted_at": {"Accepted", "採択日"}, "incubating_at": {"Incubating since", "インキュベーション開始日"},
	"graduated_at": {"Graduated", "卒業日"}, "archived_at": {"Archived", "アーカイブ日"}, "joined_at": {"Joined", "加入日"}, "homepage_url": {"Website", "ウェブサイト"},
	"repository": {"Repository", "リポジトリ"}, "documentation_url": {"Docs", "ドキュメント"}, "lfx_slug": {"LFX", "LFX"}, "clomonitor_name": {"CLOMonitor", "CLOMonitor"},
	"devstats_url": {"DevStats", "DevStats"}, "openssf_best_practices_url": {"OpenSSF Best Practices", "OpenSSF Best Practices"},
	"youtube_url": {"YouTube", "YouTube"}, "linkedin_url": {"LinkedIn", "LinkedIn"}, "twitter_url": {"X", "X"}, "github_discussions_url": {"Discussions", "ディスカッション"},
	"stack_overflow_url": {"Stack Overflow", "Stack Overflow"}, "single_organization": {"Maintainers work for one organization", "メンテナーは単一組織"},
	"maintainer_organizations": {"Organizations of maintainers", "メンテナーの所属組織数"}, "first_commit": {"First commit", "最初のコミット"},
	"summary.tags": {"Keywords", "キーワード"}, "own_tags": {"Our keywords", "独自タグ"}, "id": {"ID", "ID"}, "tag.field": {"TAG", "TAG"},
}

func filterTitle(v view.View, name string) string {
	if w, ok := titles[name]; ok {
		return v.Word(w.en, w.ja)
	}
	return capitalize(v.Label(strings.ReplaceAll(name, "-", "_")))
}

func fieldTitle(v view.View, name string) string {
	key := name
	if name == "tag" {
		key = "tag.field"
	}
	if w, ok := titles[key]; ok {
		return v.Word(w.en, w.ja)
	}
	return capitalize(v.Label(name))
}

func capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(first)) + s[size:]
}

// describe says in a sentence what the page is, for search engines and previews.
func describe(v view.View, items []*landscape.Item) string {
	hosted, members := 0, 0
	for _, it := range items {
		switch v.Catalog.Kind(it) {
		case landscape.KindHosted:
			hosted++
		case landscape.KindMember:
			members++
		}
	}
	return fmt.Sprintf(Words(v.Lang)["about"], view.LandscapeTitle(v), hosted, len(items)-hosted-members)
}
