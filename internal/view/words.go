package view

// Phrase is a text in English and in Japanese.
type Phrase struct{ En, Ja string }

type phrase = Phrase // keeps the tables below narrow

// Say returns a phrase in the language of the view.
func (v View) Say(p Phrase) string { return v.Word(p.En, p.Ja) }

// Headers of columns.
var (
	headBar         = phrase{"BAR", "グラフ"}
	headCategory    = phrase{"CATEGORY", "カテゴリー"}
	headChange      = phrase{"CHANGE", "変更"}
	headChanges     = phrase{"CHANGES", "件数"}
	headCount       = phrase{"COUNT", "件数"}
	headData        = phrase{"DATA", "データ"}
	headDate        = phrase{"DATE", "日付"}
	headDays        = phrase{"DAYS", "日数"}
	headDescription = phrase{"DESCRIPTION", "説明"}
	headDownloaded  = phrase{"COPY", "取得日"}
	headEvent       = phrase{"EVENT", "イベント"}
	headField       = phrase{"FIELD", "フィールド"}
	headFileKey     = phrase{"KEY IN FILES", "ファイルのキー"}
	headFoundation  = phrase{"FOUNDATION", "財団"}
	headFrom        = phrase{"FROM", "変更前"}
	headHosted      = phrase{"HOSTED", "合計"}
	headIdentifier  = phrase{"IDENTIFIER", "識別子"}
	headItem        = phrase{"ITEM", "項目"}
	headRelation    = phrase{"RELATION", "関係"}
	headItems       = phrase{"ITEMS", "件数"}
	headKind        = phrase{"KIND", "種別"}
	headLacking     = phrase{"LACKING", "不足"}
	headKey         = phrase{"KEY", "キー"}
	headLevel       = phrase{"FROM", "レベル"}
	headLacks       = phrase{"LACKS", "不足数"}
	headMaturity    = phrase{"MATURITY", "成熟度"}
	headMax         = phrase{"MAX", "最大"}
	headMedian      = phrase{"MEDIAN", "中央値"}
	headMin         = phrase{"MIN", "最小"}
	headMissing     = phrase{"MISSING", "不足フィールド"}
	headName        = phrase{"NAME", "名前"}
	headNextLevel   = phrase{"TO", "次のレベル"}
	headNoLevel     = phrase{"OTHER", "その他"}
	headNote        = phrase{"NOTE", "メモ"}
	headOpen        = phrase{"OPEN", "継続中"}
	headOwner       = phrase{"OWNER", "担当"}
	headQ1          = phrase{"Q1", "第1四分位数"}
	headQ3          = phrase{"Q3", "第3四分位数"}
	headPercentile  = phrase{"PERCENTILE", "パーセンタイル"}
	headProject     = phrase{"PROJECT", "プロジェクト"}
	headProjects    = phrase{"PROJECTS", "プロジェクト数"}
	headRing        = phrase{"RING", "採用状況"}
	headSince       = phrase{"SINCE", "開始日"}
	headSite        = phrase{"SITE", "サイト"}
	headStart       = phrase{"FROM", "開始日"}
	headSub         = phrase{"SUBCATEGORY", "サブカテゴリー"}
	headTo          = phrase{"TO", "変更後"}
	headType        = phrase{"TYPE", "型"}
	headUntil       = phrase{"UNTIL", "終了日"}
	headValue       = phrase{"VALUE", "値"}
)

// Labels of what is known of an item, and of a landscape.
var (
	labelAudits       = phrase{"audits", "監査"}
	labelCommit       = phrase{"source", "出典"}
	labelData         = phrase{"data", "データ"}
	labelDay          = phrase{"date", "日付"}
	labelDownloaded   = phrase{"downloaded", "取得日"}
	labelFacts        = phrase{"facts", "特記事項"}
	labelHistory      = phrase{"history", "履歴"}
	labelEvidence     = phrase{"evidence", "根拠"}
	labelLicense      = phrase{"license", "ライセンス"}
	labelOutsideScope = phrase{"outside scope", "対象外"}
	labelPlacement    = phrase{"placement", "分類"}
	labelRelations    = phrase{"relations", "関係"}
	labelRepository   = phrase{"repository", "リポジトリ"}
	labelSources      = phrase{"sources", "出典"}
	labelTotal        = phrase{"total", "合計"}

	labelCategories    = phrase{"categories", "カテゴリー"}
	labelSubcategories = phrase{"subcategories", "サブカテゴリー"}
	labelItems         = phrase{"items", "項目"}
	labelHosted        = phrase{"hosted", "プロジェクト"}
	labelOther         = phrase{"other", "非ホスト"}
	labelMembers       = phrase{"members", "メンバー"}
)

// Sentences and parts of them; %s and %d stand for values. Where the order of
// values differs in Japanese, they are numbered.
var (
	textDay             = phrase{"1 day", "1日"}
	textDays            = phrase{"%d days", "%d日"}
	textMonths          = phrase{"%.0f months", "%.0fか月"}
	textYear            = phrase{"1 year", "1年"}
	textYears           = phrase{"%s years", "%s年"}
	textMore            = phrase{"%s and %d more", "%sほか%d件"}
	textFromUntil       = phrase{" (%s to %s)", "（%s〜%s）"}
	textUntil           = phrase{" (to %s)", "（〜%s）"}
	textPastFact        = phrase{"%d more fact of %s: --all", "このほか%[2]sの%[1]d件（--all で表示）"}
	textPastFacts       = phrase{"%d more facts of %s: --all", "このほか%[2]sの%[1]d件（--all で表示）"}
	textInYear          = phrase{"%d", "%d年"}
	textInYears         = phrase{"%d to %d", "%d〜%d年"}
	textSince           = phrase{" (since %s)", "（%s〜）"}
	textLevelSince      = phrase{"%s since %s", "%[2]sから%[1]s"}
	textLevelReached    = phrase{"%s since %s", "%[2]sに%[1]s"}
	textPeriodUntil     = phrase{"%s to %s", "%s（%s時点）"}
	textTileLevel       = phrase{", %s", "（%s）"}
	textTileAbout       = phrase{": %s", "：%s"}
	textGroup           = phrase{"%s (%d)", "%s（%d件）"}
	textGraphAbout      = phrase{"A graph of %d items and %d relations, drawn from left to right", "%d件の項目と%d件の関係を左から右に描いた図"}
	textNoRelations     = phrase{"Nothing to draw: no relations", "描画できません（関係なし）"}
	textSentence        = phrase{"%s %s %s", "%s（%s：%s）"}
	textUnlisted        = phrase{"not in the landscape", "ランドスケープにない項目"}
	textRelation        = phrase{"%s %s", "%s：%s"}
	textNotHosted       = phrase{"not hosted by the foundation", "%s非ホスト"}
	textOneOrganization = phrase{"%d, all from one organization", "%d人（全員が同じ組織に所属）"}
	textOrganizations   = phrase{"%d from %d organizations", "%d人（%d組織）"}
	textLifecycleSince  = phrase{"%s since %s", "%s（%s〜）"}
	textLifecycleTo     = phrase{"%s; see %s", "%s。後継：%s"}
	textNoSuccessor     = phrase{"no known successor", "後継プロジェクトは不明"}
	textPartDescription = phrase{"%s (part of %s)", "%s（%sの一部）"}
	textOutside         = phrase{" (outside the scope of %s)", "（%sの対象外）"}
	textFoundation      = phrase{"the foundation", "財団"}
	textDataOf          = phrase{"Data of %s, %s", "データ：%s時点、%s"}
	textMapTitle        = phrase{"%s, %s", "%s（%s時点）"}
	textMapItems        = phrase{"%s: %s", "%s：%s"}
	textOther           = phrase{"not hosted", "非ホスト"}
	textNone            = phrase{"(none)", "（なし）"}

	textFeedTitle       = phrase{"%s: %s", "%s：%s"}
	textFeedLevel       = phrase{" (%s)", "（%s）"}
	textFeedEvent       = phrase{"%s was %s at level %s.", "%[1]sが%[3]sとして%[2]sされました。"}
	textFeedChange      = phrase{"%s went from %s to %s after %d days.", "%[1]sが%[2]sから%[3]sに移行しました（%[2]s期間：%[4]d日）。"}
	textFeedAbout       = phrase{" (approximate date)", "（日付は概算）"}
	textFeedApproximate = phrase{" The date is approximate.", "日付は概算です。"}

	titleRelations   = phrase{"Relations between %s", "%sの項目の間の関係"}
	titleRelationsOf = phrase{"Relations of %s", "%sの関係"}
	titleRadar       = phrase{"Technology radar", "テクノロジーレーダー"}
	titleCounts      = phrase{"Items by %s", "%s別の件数"}
	titleKnown       = phrase{"Projects by known fact", "項目別の記載済みプロジェクト数"}
	titleGrowth      = phrase{"Hosted projects by maturity level", "成熟度別プロジェクト数の推移"}
	titleTenure      = phrase{"Days at each level and until the next", "各レベルの日数と、次のレベルに進むまでの日数"}
	titleFeed        = phrase{"Changes of maturity level: %s", "成熟度の変更：%s"}
)
