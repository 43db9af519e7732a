package scanreport

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/view"
)

// headers are the headers of columns by the names of these. A document can give
// a column another header: see [presenter.columnNamed].
var headers = map[string]view.Phrase{
	"project":     {En: "PROJECT", Ja: "プロジェクト"},
	"maturity":    {En: "MATURITY", Ja: "成熟度"},
	"since":       {En: "SINCE", Ja: "開始日"},
	"components":  {En: "COMPONENTS", Ja: "コンポーネント数"},
	"direct":      {En: "DIRECT", Ja: "直接依存"},
	"first_seen":  {En: "FIRST SEEN", Ja: "最初の検出箇所"},
	"component":   {En: "COMPONENT", Ja: "コンポーネント"},
	"confidence":  {En: "CONFIDENCE", Ja: "確度"},
	"projects":    {En: "PROJECTS", Ja: "プロジェクト数"},
	"archived_at": {En: "ARCHIVED", Ja: "アーカイブ日"},
	"successor":   {En: "SUCCESSOR", Ja: "後継"},
	"source":      {En: "SOURCE", Ja: "出典"},
	"reason":      {En: "REASON", Ja: "理由"},
	"kind":        {En: "KIND", Ja: "種別"},
	"places":      {En: "PLACES", Ja: "箇所数"},
	"violation":   {En: "VIOLATION", Ja: "違反"},
	"use_instead": {En: "USE INSTEAD", Ja: "代わりに使うもの"},
	"place":       headPlace,
	"stated":      {En: "CLAIMED", Ja: "記載内容"},
	"change":      {En: "CHANGE", Ja: "変更内容"},
	"before":      {En: "BEFORE", Ja: "変更前"},
	"after":       {En: "AFTER", Ja: "変更後"},
}

var (
	headFile  = view.Phrase{En: "FILE", Ja: "ファイル"}
	headPlace = view.Phrase{En: "LOCATION", Ja: "場所"}
	headFirst = headers["first_seen"]
	headIs    = view.Phrase{En: "CURRENT", Ja: "実際"}
)

// Titles of tables.
var (
	titleUnmatched  = view.Phrase{En: "Unmatched components", Ja: "どのプロジェクトにも該当しないコンポーネント"}
	titleTestData   = view.Phrase{En: "Only in test data, examples or documentation", Ja: "テストデータ、例、文書のみで検出"}
	titleArchived   = view.Phrase{En: "Archived projects and their successors", Ja: "アーカイブ済みプロジェクトの後継"}
	titleNotAllowed = view.Phrase{En: "Disallowed projects", Ja: "許可されていないプロジェクト"}
	titleUnreadable = view.Phrase{En: "Unreadable files", Ja: "読み取れないファイル"}
	titlePassed     = view.Phrase{En: "Policy: passed", Ja: "ポリシー：合格"}
	titleFailed     = view.Phrase{En: "Policy: failed, ", Ja: "ポリシー：不合格、"}
	titleIncomplete = view.Phrase{En: "Incomplete: an input could not be read", Ja: "未完了：読み取れない入力があります"}
	textNoneKnown   = view.Phrase{En: "unknown", Ja: "不明"}
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
	case "text":
		return "文字列が一致"
	case "repackaged":
		return "再配布"
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
	case "version":
		return "バージョン変更"
	case "component":
		return "コンポーネント変更"
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

// columns returns the columns of the given names.
func (p presenter) columns(names ...string) []output.Column {
	var out []output.Column
	for _, name := range names {
		out = append(out, p.columnNamed(name, headers[name]))
	}
	return out
}

// prefix returns what all places begin with: the only directory that was scanned.
func (p presenter) prefix() string {
	if p.Report == nil || len(p.Roots) != 1 || p.Roots[0] == "." {
		return ""
	}
	return strings.TrimSuffix(filepath.Clean(p.Roots[0]), string(filepath.Separator)) + string(filepath.Separator)
}

// columnNamed returns a column with the given header.
func (p presenter) columnNamed(name string, header view.Phrase) output.Column {
	c := output.Column{Name: name, Header: p.Say(header)}
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
	case "places":
		c.Right, c.Below = true, 100
	case "direct":
		c.Right, c.Below = true, 100 // FIRST SEEN says more
	case "first_seen", "place":
		c.Flexible, c.MinWidth, c.Middle, c.Kept, c.Prefix = true, 24, true, true, p.prefix()
	case "component":
		c.Flexible, c.MinWidth, c.Middle, c.Kept = true, 24, true, true
	case "project":
		c.Middle = true
	case "reason", "use_instead":
		c.Flexible, c.MinWidth, c.Wraps, c.Kept = true, 14, true, true
	}
	return c
}
