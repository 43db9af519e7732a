package scanreport

import (
	"github.com/landscope-cli/landscope/internal/output"
)

// phrase is a text in English and in Japanese.
type phrase struct{ en, ja string }

// headers are the headers of columns by the names of these. A document can give
// a column another header: see [presenter.columnNamed].
var headers = map[string]phrase{
	"project":     {"PROJECT", "プロジェクト"},
	"maturity":    {"MATURITY", "成熟度"},
	"since":       {"SINCE", "以来"},
	"components":  {"COMPONENTS", "部品"},
	"direct":      {"DIRECT", "直接"},
	"first_seen":  {"FIRST SEEN", "最初の場所"},
	"component":   {"COMPONENT", "部品"},
	"confidence":  {"CONFIDENCE", "確度"},
	"projects":    {"PROJECTS", "プロジェクト数"},
	"archived_at": {"ARCHIVED", "アーカイブ日"},
	"successor":   {"SUCCESSOR", "後継"},
	"source":      {"SOURCE", "出典"},
	"reason":      {"REASON", "理由"},
	"kind":        {"KIND", "種類"},
	"stated":      {"CLAIMED", "記述"},
	"change":      {"CHANGE", "変更"},
	"before":      {"BEFORE", "前"},
	"after":       {"AFTER", "後"},
}

var (
	headFile  = phrase{"FILE", "ファイル"}
	headPlace = phrase{"LOCATION", "場所"}
	headFirst = headers["first_seen"]
	headIs    = phrase{"CURRENT", "実際"}
)

// Titles of tables.
var (
	titleUnmatched  = phrase{"Unmatched components", "該当なし"}
	titleArchived   = phrase{"Archived projects and their successors", "アーカイブ済み"}
	titleNotAllowed = phrase{"Disallowed projects", "不許可"}
	titleUnreadable = phrase{"Unreadable files", "読み取り不可"}
	titlePassed     = phrase{"Policy: passed", "ポリシー: 合格"}
	titleFailed     = phrase{"Policy: failed, ", "ポリシー: 不合格, "}
	titleIncomplete = phrase{"Incomplete: an input could not be read", "未完了: 入力を読み取れません"}
	textNoneKnown   = phrase{"unknown", "不明"}
)

// translate returns a phrase in the language of the view.
func (p presenter) translate(text phrase) string { return p.Word(text.en, text.ja) }

// columns returns the columns of the given names.
func (p presenter) columns(names ...string) []output.Column {
	var out []output.Column
	for _, name := range names {
		out = append(out, p.columnNamed(name, headers[name]))
	}
	return out
}

// columnNamed returns a column with the given header.
func (p presenter) columnNamed(name string, header phrase) output.Column {
	c := output.Column{Name: name, Header: p.translate(header)}
	switch name {
	case "maturity":
		c.Mark = p.PaintLevel
	case "components", "projects":
		c.Right = true
	case "since", "archived_at":
		c.Date = true
	case "direct":
		c.Right, c.Below = true, 100 // FIRST SEEN says more
	case "first_seen", "component", "place":
		c.Flexible, c.MinWidth = true, 24
	}
	return c
}
