package view

// glossary pairs names with what they mean or are called in Japanese. As a list it
// costs nothing when the program starts.
type glossary [][2]string

// of returns the Japanese for a name, or the name.
func (g glossary) of(name string) string {
	for _, pair := range g {
		if pair[0] == name {
			return pair[1]
		}
	}
	return name
}

// fieldDocsJa has the descriptions of fields in Japanese. A test holds it complete.
var fieldDocsJa = glossary{
	{"name", "名前。サブカテゴリー内で一意"}, {"maturity", "成熟度レベル。財団がホストしていない項目にはない"},
	{"category", "主分類のカテゴリー"}, {"subcategory", "主分類のサブカテゴリー"},
	{"additional_categories", "その他の分類（カテゴリーとサブカテゴリー）"}, {"description", "一文での説明"},
	{"status", "組織での採用状況（採用、試用、評価、保留など）。オーバーレイで指定"}, {"owner", "組織での担当チーム。オーバーレイで指定"},
	{"note", "組織のメモ。オーバーレイで指定"}, {"own_tags", "組織独自のタグ。オーバーレイで指定"},
	{"homepage_url", "ウェブサイト"}, {"repositories", "ソースリポジトリ（URL、ブランチ、ライセンス、主リポジトリか）"},
	{"accepted_at", "財団に採択された日"}, {"incubating_at", "インキュベーションに移行した日"}, {"graduated_at", "卒業した日"},
	{"archived_at", "アーカイブされた日"}, {"joined_at", "メンバーが加入した日"}, {"parent_project", "親プロジェクトの名前"},
	{"specification", "仕様である"}, {"enduser", "ベンダーではなくエンドユーザーである"}, {"unnamed_organization", "匿名の組織である"},
	{"upstream_description", "ランドスケープのファイルにある説明（内蔵の説明と異なる場合）"},
	{"lifecycle", "製品の提供状況（提供終了、改称、統合、リポジトリのアーカイブ、新規受付終了）"}, {"lifecycle_at", "その状況になった日付"},
	{"lifecycle_to", "新しい名前、または統合先"}, {"lifecycle_source", "提供状況を述べているページ"},
	{"language", "主なプログラミング言語"}, {"first_commit", "最初のコミットの年"},
	{"maintainers", "メンテナーの人数"}, {"maintainer_organizations", "メンテナーが所属する組織の数"},
	{"single_organization", "複数いるメンテナー全員が同じ組織に所属していればtrue"},
	{"license", "ライセンス"}, {"tag", "技術諮問グループ（TAG）"}, {"summary.tags", "キーワード"},
	{"summary.use_case", "用途（プロジェクトによる説明）"}, {"summary.business_use_case", "ビジネス上の用途（プロジェクトによる説明）"},
	{"summary.personas", "想定する利用者"}, {"summary.integration", "連携の方法"}, {"summary.integrations", "連携先"},
	{"summary.intro_url", "紹介ページ"}, {"summary.release_rate", "リリースの頻度"}, {"audits", "第三者による監査（日付、種別、URL、監査者）"},
	{"documentation_url", "ドキュメント"}, {"blog_url", "ブログ"}, {"devstats_url", "開発状況のDevStatsダッシュボード"},
	{"artwork_url", "各種形式のロゴ"}, {"openssf_best_practices_url", "OpenSSF Best Practicesの登録ページ"}, {"lfx_slug", "LFXでの名前"},
	{"clomonitor_name", "CLOMonitorでの名前"}, {"chat_channel", "チャットのチャンネル"}, {"slack_url", "Slackのワークスペースまたはチャンネル"},
	{"mailing_list_url", "メーリングリスト"}, {"github_discussions_url", "GitHub Discussions"}, {"stack_overflow_url", "Stack Overflowの質問"},
	{"discord_url", "Discord"}, {"gitter_url", "Gitter"}, {"youtube_url", "YouTubeチャンネル"}, {"twitter_url", "X（旧Twitter）のアカウント"},
	{"linkedin_url", "LinkedInのページ"}, {"bluesky_url", "Blueskyのアカウント"}, {"facebook_url", "Facebookのページ"},
	{"reddit_url", "Redditのコミュニティー"}, {"pinterest_url", "Pinterestのページ"}, {"docker_url", "コンテナイメージ"},
	{"package_manager_url", "パッケージマネージャーのページ"}, {"funding_url", "支援の方法"}, {"crunchbase_url", "Crunchbaseの組織ページ（組み込みデータにはない）"},
	{"latest_annual_review_at", "最後の年次レビューの日（2023年に廃止）"}, {"latest_annual_review_url", "最後の年次レビュー（2023年に廃止）"},
	{"training_type", "トレーニングの種類"}, {"training_certifications", "対象の資格"}, {"other_links", "その他のリンク（名前、URL）"},
	{"annotations", "ファイルに付けられた注釈"}, {"logo", "ロゴのファイル名"}, {"id", "landscape2のID（category--subcategory--name）。分類が変わると変わる"},
	{"slug", "landscape2のURLに使われる名前"}, {"kind", "種別（ホスト対象、非ホスト、メンバー）"}, {"repository", "主リポジトリのURL"},
	{"since", "現在のレベルに達した日"}, {"days_in_level", "現在のレベルの日数（データの日付まで）"}, {"aliases", "別名"}, {"former_names", "以前の名前"},
	{"last_audit_at", "最新の監査の日"},
}

// fieldTypesJa has the types of fields in Japanese.
var fieldTypesJa = glossary{
	{"string", "文字列"}, {"date", "日付"}, {"bool", "真偽値"}, {"list", "リスト"},
	{"list of objects", "オブジェクトのリスト"}, {"object", "オブジェクト"}, {"int", "整数"}, {"integer", "整数"}, {"number", "数値"}, {"derived", "導出値"},
}
