package scanreport

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
)

// phrase is a text in English and in Japanese.
type phrase struct{ en, ja string }

// headers are the headers of columns by the names of these. A document can give
// a column another header: see [presenter.columnNamed].
var headers = map[string]phrase{
	"project":     {"PROJECT", "プロジェクト"},
	"maturity":    {"MATURITY", "成熟度"},
	"since":       {"SINCE", "開始日"},
	"components":  {"COMPONENTS", "コンポーネント数"},
	"direct":      {"DIRECT", "直接依存"},
	"first_seen":  {"FIRST SEEN", "最初の検出箇所"},
	"component":   {"COMPONENT", "コンポーネント"},
	"confidence":  {"CONFIDENCE", "確度"},
	"projects":    {"PROJECTS", "プロジェクト数"},
	"archived_at": {"ARCHIVED", "アーカイブ日"},
	"successor":   {"SUCCESSOR", "後継"},
	"source":      {"SOURCE", "出典"},
	"reason":      {"REASON", "理由"},
	"kind":        {"KIND", "種別"},
	"stated":      {"CLAIMED", "記載内容"},
	"change":      {"CHANGE", "変更内容"},
	"before":      {"BEFORE", "変更前"},
	"after":       {"AFTER", "変更後"},
}

var (
	headFile  = phrase{"FILE", "ファイル"}
	headPlace = phrase{"LOCATION", "場所"}
	headFirst = headers["first_seen"]
	headIs    = phrase{"CURRENT", "実際"}
)

// Titles of tables.
var (
	titleUnmatched  = phrase{"Unmatched components", "どのプロジェクトにも該当しないコンポーネント"}
	titleArchived   = phrase{"Archived projects and their successors", "アーカイブ済みプロジェクトの後継"}
	titleNotAllowed = phrase{"Disallowed projects", "許可されていないプロジェクト"}
	titleUnreadable = phrase{"Unreadable files", "読み取れないファイル"}
	titlePassed     = phrase{"Policy: passed", "ポリシー：合格"}
	titleFailed     = phrase{"Policy: failed, ", "ポリシー：不合格、"}
	titleIncomplete = phrase{"Incomplete: an input could not be read", "未完了：読み取れない入力があります"}
	textNoneKnown   = phrase{"unknown", "不明"}
)

// What the summary of a scan and its findings say in Japanese.
const (
	summaryJa      = "%dプロジェクト%s、該当コンポーネント%d件、該当なし%d件、%dファイル"
	notAllowedJa   = "許可されていないプロジェクト%d件"
	unreadableJa   = "読み取れないファイル%d件"
	statusReasonJa = "採用状況：%s"
	levelReasonJa  = "成熟度：%s"
)

// confidenceJa, changeJa and kindJa return the Japanese for words of reports.
func confidenceJa(confidence string) string {
	switch confidence {
	case "exact":
		return "完全一致"
	case "organisation", "organization":
		return "組織が一致"
	case "name":
		return "名前が一致"
	}
	return confidence
}

func changeJa(change string) string {
	switch change {
	case "came", "added":
		return "追加"
	case "went", "removed":
		return "削除"
	case "level":
		return "レベル変更"
	}
	return change
}

func kindJa(kind string) string {
	switch kind {
	case "directory":
		return "ディレクトリ"
	case "file":
		return "ファイル"
	case "ignore rules":
		return "除外ルール"
	}
	return kind
}

// reason returns why a project is not allowed, in the language of the view.
func (p presenter) reason(v scan.Violation) string {
	it := v.Project.Item
	switch {
	case p.Lang != "ja":
		return v.Text
	case v.Rule == scan.ByStatus:
		return fmt.Sprintf(statusReasonJa, landscape.StatusJa(it.Status))
	}
	return fmt.Sprintf(levelReasonJa, p.LevelName(it.Maturity))
}

// findings counts what fails the policy, in the language of the view.
func (p presenter) findings() string {
	f := p.Findings()
	if p.Lang != "ja" {
		return f.String()
	}
	var parts []string
	if f.Projects > 0 {
		parts = append(parts, fmt.Sprintf(notAllowedJa, f.Projects))
	}
	if f.Unreadable > 0 {
		parts = append(parts, fmt.Sprintf(unreadableJa, f.Unreadable))
	}
	return strings.Join(parts, "、")
}

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
	if name == "since" {
		c.Below = 90 // where FIRST SEEN would not fit beside it
	}
	switch name {
	case "maturity":
		c.Mark, c.Empty = p.PaintLevel, "-"
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
