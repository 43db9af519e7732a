package view

// phrase is a text in English and in Japanese.
type phrase struct{ en, ja string }

// say returns a phrase in the language of the view.
func (v View) say(p phrase) string { return v.Word(p.en, p.ja) }

// Headers of columns.
var (
	headBar        = phrase{"BAR", "グラフ"}
	headCategory   = phrase{"CATEGORY", "カテゴリ"}
	headChanges    = phrase{"CHANGES", "件数"}
	headData       = phrase{"DATA", "データ"}
	headDate       = phrase{"DATE", "日付"}
	headDays       = phrase{"DAYS", "日数"}
	headDownloaded = phrase{"COPY", "取得日"}
	headEvent      = phrase{"EVENT", "出来事"}
	headField      = phrase{"FIELD", "項目"}
	headFoundation = phrase{"FOUNDATION", "財団"}
	headFrom       = phrase{"FROM", "変更前"}
	headHosted     = phrase{"HOSTED", "合計"}
	headIdentifier = phrase{"IDENTIFIER", "識別子"}
	headItems      = phrase{"ITEMS", "件数"}
	headKind       = phrase{"KIND", "種別"}
	headLacking    = phrase{"LACKING", "不足"}
	headLacks      = phrase{"LACKS", "不足数"}
	headMaturity   = phrase{"MATURITY", "成熟度"}
	headMissing    = phrase{"MISSING", "不足項目"}
	headName       = phrase{"NAME", "名前"}
	headNote       = phrase{"NOTE", "メモ"}
	headOwner      = phrase{"OWNER", "担当"}
	headPercentile = phrase{"PERCENTILE", "百分位"}
	headProject    = phrase{"PROJECT", "プロジェクト"}
	headProjects   = phrase{"PROJECTS", "件数"}
	headRing       = phrase{"RING", "採用状況"}
	headSince      = phrase{"SINCE", "開始日"}
	headSite       = phrase{"SITE", "サイト"}
	headStart      = phrase{"FROM", "開始"}
	headSub        = phrase{"SUBCATEGORY", "サブカテゴリ"}
	headTo         = phrase{"TO", "変更後"}
	headUntil      = phrase{"UNTIL", "終了"}
	headValue      = phrase{"VALUE", "値"}
)

// Labels of what is known of an item, and of a landscape.
var (
	labelAudits       = phrase{"audits", "監査"}
	labelCommit       = phrase{"source", "出典"}
	labelData         = phrase{"data", "データ"}
	labelDay          = phrase{"day", "日付"}
	labelDownloaded   = phrase{"downloaded", "取得日"}
	labelFacts        = phrase{"facts", "事実"}
	labelHistory      = phrase{"history", "履歴"}
	labelLicense      = phrase{"license", "ライセンス"}
	labelOutsideScope = phrase{"outside scope", "対象外"}
	labelPlacement    = phrase{"placement", "配置"}
	labelRelations    = phrase{"relations", "関係"}
	labelRepository   = phrase{"repository", "リポジトリ"}
	labelSources      = phrase{"sources", "出典"}
	labelTotal        = phrase{"total", "合計"}

	labelCategories    = phrase{"categories", "カテゴリ"}
	labelSubcategories = phrase{"subcategories", "サブカテゴリ"}
	labelItems         = phrase{"items", "項目"}
	labelHosted        = phrase{"hosted", "財団のプロジェクト"}
	labelOther         = phrase{"other", "その他"}
	labelMembers       = phrase{"members", "会員"}
)

// Sentences and parts of them; %s and %d stand for values.
var (
	textDays        = phrase{"%d days", "%d日"}
	textMonths      = phrase{"%.0f months", "%.0fか月"}
	textYears       = phrase{"%.1f years", "%.1f年"}
	textFromUntil   = phrase{"%s to %s", "%s から %s まで"}
	textUntil       = phrase{"to %s", "%s まで"}
	textSince       = phrase{"since %s", "%s から"}
	textLevelSince  = phrase{"%s since %s", "%s %s から"}
	textPeriodUntil = phrase{"%s to %s", "%s %s まで"}
	textTileSince   = phrase{"%s since %s", "%s、%sから"}
	textNotHosted   = phrase{"not hosted by the foundation", "財団のプロジェクトではない"}
	textNoSuccessor = phrase{"no successor is known", "後継は知られていない"}
	textOutside     = phrase{" (outside the scope of %s)", "（%sの対象外）"}
	textDataOf      = phrase{"Data of %s, %s", "%sのデータ、%s"}
	textOther       = phrase{"not hosted", "ホスト対象外"}
)
