package view

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// changeKinds has the Japanese names of the kinds of change.
var changeKinds = glossary{
	{"added", "追加"}, {"removed", "削除"}, {"renamed", "改名"}, {"moved", "分類変更"}, {"accepted", "採択"}, {"promoted", "昇格"},
	{"demoted", "降格"}, {"archived", "アーカイブ"}, {"readmitted", "復帰"}, {"released", "ホスト終了"}, {"changed", "変更"},
}

// changeTitle returns a kind of change as the title of a table.
func (v View) changeTitle(kind diff.Kind) string {
	return v.Word(strings.ToUpper(string(kind[:1]))+string(kind[1:]), changeKinds.of(string(kind)))
}

// eventName returns the name of an event, which may be a level, in the language of
// the view. In Japanese an event is a noun: アーカイブ, not アーカイブ済み.
func (v View) eventName(event string) string {
	if v.Lang != "ja" {
		return event
	}
	switch event {
	case landscape.Accepted:
		return "採択"
	case landscape.Readmitted:
		return "復帰"
	}
	return strings.TrimSuffix(v.LevelName(landscape.Level(event)), "済み")
}

// stageName returns a level, or the acceptance before the first one, in the language
// of the view.
func (v View) stageName(stage string) string {
	if stage == landscape.Accepted {
		return v.eventName(stage)
	}
	return v.LevelName(landscape.Level(stage))
}

// levelSince returns a level and the date on which it was reached.
func (v View) levelSince(l landscape.Level, date string) string {
	switch l {
	case landscape.Graduated, landscape.Archived:
		return fmt.Sprintf(v.Say(textLevelReached), v.eventName(string(l)), date)
	}
	return fmt.Sprintf(v.Say(textLevelSince), v.LevelName(l), date)
}

// notHosted says of an item that the foundation does not host it.
func (v View) notHosted() string {
	return v.Word(textOther.En, v.Catalog.Origin.Foundation+textOther.Ja)
}

// statusName returns an adoption status in the language of the view.
func (v View) statusName(status string) string { return v.Word(status, landscape.StatusJa(status)) }

// sourceName returns the name of a file, or that of the built-in data in the
// language of the view.
func (v View) sourceName(file string) string {
	if file == landscape.Embedded {
		return v.Word(file, "組み込みデータ")
	}
	return file
}

// originName returns where data comes from in the language of the view.
func (v View) originName(from string) string { return v.Word(from, valueJa(from)) }

// separator returns what separates the elements of a list in running text.
func (v View) separator() string { return v.Word(", ", "、") }

// fieldName returns the name of a field in Japanese, or its key.
func (v View) fieldName(name string) string {
	if f, err := landscape.FieldNamed(name); err == nil && v.Lang == "ja" {
		return f.Ja
	}
	return name
}

// fieldHeader returns what items are counted by, as the header of a column.
func (v View) fieldHeader(name string) string {
	if name == "year" {
		return v.Word("YEAR", "採択年")
	}
	return v.Word(strings.ToUpper(name), v.fieldName(name))
}

// fieldValue returns a value of a field, as data has it, in the language of the view.
func (v View) fieldValue(field, value string) string {
	switch category, subcategory, isPath := strings.Cut(value, " / "); {
	case v.Lang != "ja" || value == "":
		return value
	case isPath && (field == "category" || field == "subcategory"):
		return v.path(landscape.Placement{Category: category, Subcategory: subcategory})
	}
	return v.valueName(field, value)
}

// keysJa has the Japanese names of the keys of [KeyValues], and of their parts.
var keysJa = glossary{
	{"title", "タイトル"}, {"file", "ファイル"}, {"edition", "エディション"}, {"from", "取得元"}, {"downloaded", "取得日"}, {"address", "URL"},
	{"day", "日付"}, {"date", "日付"}, {"source", "出典"}, {"commit", "コミット"}, {"license", "ライセンス"}, {"outside scope", "対象外"}, {"note", "備考"},
	{"version", "バージョン"}, {"go", "Go"}, {"platform", "プラットフォーム"}, {"data", "データ"}, {"current", "現行"}, {"in_use", "使用中"},
	{"landscape", "ランドスケープ"}, {"url", "URL"}, {"news", "更新の有無"}, {"update_available", "更新の有無"}, {"new_day", "更新後の日付"}, {"new_date", "更新後の日付"},
	{"path", "パス"}, {"state", "状態"}, {"snapshots", "キャッシュファイル数"}, {"bytes", "バイト数"}, {"age", "経過日数"}, {"age_days", "経過日数"},
	{"categories", "カテゴリー"}, {"subcategories", "サブカテゴリー"}, {"items", "項目"}, {"hosted", "プロジェクト"},
	{"sandbox", "サンドボックス"}, {"incubating", "インキュベーション"}, {"graduated", "卒業"}, {"archived", "アーカイブ済み"},
	{"other", "非ホスト"}, {"members", "メンバー"},
}

// valuesJa has the Japanese forms of values of [KeyValues] that are words of ours.
var valuesJa = glossary{
	{"embedded", "組み込みデータ"}, {"copy", "ダウンロード済みデータ"}, {"download", "ダウンロード済みデータ"}, {"file", "ファイル"},
	{"current", "現行"}, {"yes", "あり"}, {"no", "なし"}, {"devel", "開発版"},
	{"disabled by LANDSCOPE_CACHE", "無効（LANDSCOPE_CACHEの指定による）"}, {"neither LANDSCOPE_CACHE nor HOME is set", "無効（LANDSCOPE_CACHEもHOMEも未設定）"},
}
