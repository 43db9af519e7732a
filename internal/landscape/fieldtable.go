package landscape

// Fields lists all fields of an item in the order of JSON keys. To add a field,
// add a row.
var Fields = []Field{
	{Name: "name", Key: "name", Ja: "名前", Doc: "name, unique within its subcategory",
		Text: func(it *Item) *string { return &it.Name }},
	{Name: "maturity", Key: "project", Ja: "成熟度", Doc: "maturity level; absent when not hosted by the foundation",
		Text:  func(it *Item) *string { return (*string)(&it.Maturity) },
		Local: func(c *Catalog, it *Item) string { return Ja(c.Words.Levels, string(it.Maturity)) },
		Order: func(_ *Catalog, a, b *Item) int { return a.Maturity.Compare(b.Maturity) }},
	{Name: "category", Ja: "カテゴリー", Doc: "primary category",
		Text:  func(it *Item) *string { return &it.Category },
		Local: func(c *Catalog, it *Item) string { return c.CategoryJa(it.Placement()) }},
	{Name: "subcategory", Ja: "サブカテゴリー", Doc: "primary subcategory",
		Text:  func(it *Item) *string { return &it.Subcategory },
		Local: func(c *Catalog, it *Item) string { return c.SubcategoryJa(it.Placement()) }},
	{Name: "additional_categories", Ja: "その他の分類", Doc: "secondary placements: category, subcategory",
		Zero:  []Placement(nil),
		Local: placementsJa,
		Value: func(_ *Catalog, it *Item) any { return listOrNil(it.Also) }},
	{Name: "description", Key: "description", Ja: "説明", Doc: "what it does, in one sentence",
		Text: func(it *Item) *string { return &it.Description },
		Local: func(_ *Catalog, it *Item) string {
			if it.DescriptionJa != "" {
				return it.DescriptionJa
			}
			return it.Description
		}},
	{Name: "upstream_description", Ja: "元の説明", Doc: "description in the landscape file, where the built-in one differs",
		Text: func(it *Item) *string { return &it.UpstreamDescription }},
	{Name: "lifecycle", Ja: "提供状況", Doc: "discontinued, renamed, merged, repository_archived or closed_to_new_customers",
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(orZero(it.Lifecycle).State) },
		Local: func(_ *Catalog, it *Item) string { return it.Lifecycle.Label("ja") }},
	{Name: "lifecycle_at", Ja: "提供状況の日付", Doc: "date since when lifecycle holds",
		Zero: Date(0),
		Value: func(_ *Catalog, it *Item) any {
			if date := orZero(it.Lifecycle).Date; date != 0 {
				return date
			}
			return nil
		}},
	{Name: "lifecycle_to", Ja: "新しい名前", Doc: "new name, or what it became part of",
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(orZero(it.Lifecycle).To) }},
	{Name: "lifecycle_source", Ja: "提供状況の出典", Doc: "page that states lifecycle",
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(orZero(it.Lifecycle).Source) }},
	{Name: "status", Ja: "採用状況", Doc: "adoption status in your organization: adopt, trial, assess, hold; from an overlay",
		Text:  func(it *Item) *string { return &it.Status },
		Local: func(_ *Catalog, it *Item) string { return StatusJa(it.Status) },
		Order: (*Catalog).compareStatus},
	{Name: "owner", Ja: "担当", Doc: "team that owns it in your organization; from an overlay",
		Text: func(it *Item) *string { return &it.Owner }},
	{Name: "note", Ja: "メモ", Doc: "your organization's note; from an overlay",
		Text: func(it *Item) *string { return &it.Note }},
	{Name: "own_tags", Ja: "独自タグ", Doc: "your organization's keywords; from an overlay",
		List: func(it *Item) *[]string { return &it.CustomTags }},
	{Name: "homepage_url", Key: "homepage_url", Ja: "ホームページ", Doc: "website",
		Text: func(it *Item) *string { return &it.HomepageURL }},
	{Name: "repositories", Ja: "リポジトリ一覧", Doc: "source repositories: url, branch, license, primary",
		Zero:  []Repository(nil),
		Value: func(_ *Catalog, it *Item) any { return listOrNil(it.Repositories) }},
	{Name: "accepted_at", Key: "extra.accepted", Ja: "採択日", Doc: "date accepted by the foundation",
		Date: func(it *Item) *Date { return &it.AcceptedAt }},
	{Name: "incubating_at", Key: "extra.incubating", Ja: "インキュベーション開始日", Doc: "date it entered incubation",
		Date: func(it *Item) *Date { return &it.IncubatingAt }},
	{Name: "graduated_at", Key: "extra.graduated", Ja: "卒業日", Doc: "date graduated",
		Date: func(it *Item) *Date { return &it.GraduatedAt }},
	{Name: "archived_at", Key: "extra.archived", Ja: "アーカイブ日", Doc: "date archived",
		Date: func(it *Item) *Date { return &it.ArchivedAt }},
	{Name: "joined_at", Key: "joined", Ja: "加入日", Doc: "date the member joined",
		Date: func(it *Item) *Date { return &it.JoinedAt }},
	{Name: "parent_project", Key: "extra.parent_project", Ja: "親プロジェクト", Doc: "name of the project it belongs to",
		Text: func(it *Item) *string { return &it.ParentProject }},
	{Name: "specification", Key: "extra.specification", Ja: "仕様", Doc: "true for a specification",
		Flag: func(it *Item) *bool { return &it.Specification }},
	{Name: "enduser", Key: "enduser", Ja: "エンドユーザー", Doc: "true for an end user of the technology, not a vendor",
		Flag: func(it *Item) *bool { return &it.EndUser }},
	{Name: "unnamed_organization", Key: "unnamed_organization", Ja: "匿名組織", Doc: "true for an anonymous organization",
		Flag: func(it *Item) *bool { return &it.UnnamedOrganization }},
	{Name: "license", Key: "license", Ja: "ライセンス", Doc: "license",
		Text: func(it *Item) *string { return &it.License }},
	{Name: "language", Ja: "言語", Doc: "programming language of most of the code",
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(orZero(it.Profile).Language) }},
	{Name: "first_commit", Ja: "最初のコミット", Doc: "year of the first commit",
		Zero:  0,
		Value: func(_ *Catalog, it *Item) any { return countOrNil(orZero(it.Profile).FirstCommit) }},
	{Name: "maintainers", Ja: "メンテナー", Doc: "number of maintainers",
		Zero:  0,
		Value: func(_ *Catalog, it *Item) any { return countOrNil(orZero(it.Profile).Maintainers) }},
	{Name: "maintainer_organizations", Ja: "メンテナーの所属組織数", Doc: "number of organizations that maintainers work for",
		Zero:  0,
		Value: func(_ *Catalog, it *Item) any { return countOrNil(orZero(it.Profile).MaintainerOrganizations) }},
	{Name: "single_organization", Ja: "単一組織", Doc: "true if all maintainers, of whom there are several, work for one organization",
		Zero: false,
		Value: func(_ *Catalog, it *Item) any {
			if p := orZero(it.Profile); p.Maintainers > 1 && p.MaintainerOrganizations == 1 {
				return true
			}
			return nil
		}},
	{Name: "tag", Key: "extra.tag", Ja: "TAG", Doc: "technical advisory groups",
		List: func(it *Item) *[]string { return &it.Tags }},
	{Name: "summary.tags", Key: "extra.summary_tags", Ja: "キーワード", Doc: "keywords",
		List: func(it *Item) *[]string { return &it.Keywords }},
	{Name: "summary.use_case", Key: "extra.summary_use_case", Ja: "用途", Doc: "use case, in the project's words",
		Detail: UseCase},
	{Name: "summary.business_use_case", Key: "extra.summary_business_use_case", Ja: "ビジネス用途", Doc: "business use case, in the project's words",
		Detail: BusinessUseCase},
	{Name: "summary.personas", Key: "extra.summary_personas", Ja: "想定利用者", Doc: "who uses it",
		List: func(it *Item) *[]string { return &it.Personas }},
	{Name: "summary.integration", Key: "extra.summary_integration", Ja: "連携方法", Doc: "how it integrates",
		Detail: Integration},
	{Name: "summary.integrations", Key: "extra.summary_integrations", Ja: "連携先", Doc: "what it integrates with",
		Detail: Integrations},
	{Name: "summary.intro_url", Key: "extra.summary_intro_url", Ja: "紹介", Doc: "introduction",
		Detail: IntroURL},
	{Name: "summary.release_rate", Key: "extra.summary_release_rate", Ja: "リリース頻度", Doc: "how often it is released",
		Detail: ReleaseRate},
	{Name: "audits", Ja: "監査", Doc: "third-party audits: date, type, url, vendor",
		Zero:  []Audit(nil),
		Local: auditsJa,
		Value: func(_ *Catalog, it *Item) any { return listOrNil(it.Audits) }},
	{Name: "documentation_url", Key: "extra.documentation_url", Ja: "ドキュメント", Doc: "documentation",
		Detail: DocumentationURL},
	{Name: "blog_url", Key: "extra.blog_url", Ja: "ブログ", Doc: "blog",
		Detail: BlogURL},
	{Name: "devstats_url", Key: "extra.dev_stats_url", Ja: "DevStats", Doc: "DevStats dashboard",
		Detail: DevStatsURL},
	{Name: "artwork_url", Key: "extra.artwork_url", Ja: "アートワーク", Doc: "artwork page",
		Detail: ArtworkURL},
	{Name: "openssf_best_practices_url", Key: "url_for_bestpractices", Ja: "OpenSSF Best Practices", Doc: "OpenSSF Best Practices entry",
		Detail: BestPracticesURL},
	{Name: "lfx_slug", Key: "extra.lfx_slug", Ja: "LFX", Doc: "LFX slug",
		Detail: LFXSlug},
	{Name: "clomonitor_name", Key: "extra.clomonitor_name", Ja: "CLOMonitor", Doc: "CLOMonitor name",
		Detail: CLOMonitorName},
	{Name: "chat_channel", Key: "extra.chat_channel", Ja: "チャット", Doc: "chat channel",
		Detail: ChatChannel},
	{Name: "slack_url", Key: "extra.slack_url", Ja: "Slack", Doc: "Slack workspace or channel",
		Detail: SlackURL},
	{Name: "mailing_list_url", Key: "extra.mailing_list_url", Ja: "メーリングリスト", Doc: "mailing list",
		Detail: MailingListURL},
	{Name: "github_discussions_url", Key: "extra.github_discussions_url", Ja: "GitHub Discussions", Doc: "GitHub Discussions",
		Detail: GitHubDiscussionsURL},
	{Name: "stack_overflow_url", Key: "extra.stack_overflow_url", Ja: "Stack Overflow", Doc: "Stack Overflow tag or page",
		Detail: StackOverflowURL},
	{Name: "discord_url", Key: "extra.discord_url", Ja: "Discord", Doc: "Discord",
		Detail: DiscordURL},
	{Name: "gitter_url", Key: "extra.gitter_url", Ja: "Gitter", Doc: "Gitter",
		Detail: GitterURL},
	{Name: "youtube_url", Key: "extra.youtube_url", Ja: "YouTube", Doc: "YouTube channel",
		Detail: YouTubeURL},
	{Name: "twitter_url", Key: "twitter", Ja: "X", Doc: "Twitter (X) account",
		Detail: TwitterURL},
	{Name: "linkedin_url", Key: "extra.linkedin_url", Ja: "LinkedIn", Doc: "LinkedIn page",
		Detail: LinkedInURL},
	{Name: "bluesky_url", Key: "extra.bluesky_url", Ja: "Bluesky", Doc: "Bluesky account",
		Detail: BlueskyURL},
	{Name: "facebook_url", Key: "extra.facebook_url", Ja: "Facebook", Doc: "Facebook page",
		Detail: FacebookURL},
	{Name: "reddit_url", Key: "extra.reddit_url", Ja: "Reddit", Doc: "Reddit community",
		Detail: RedditURL},
	{Name: "pinterest_url", Key: "extra.pinterest_url", Ja: "Pinterest", Doc: "Pinterest page",
		Detail: PinterestURL},
	{Name: "docker_url", Key: "extra.docker_url", Ja: "Docker", Doc: "container images",
		Detail: DockerURL},
	{Name: "package_manager_url", Key: "extra.package_manager_url", Ja: "パッケージ", Doc: "package manager page",
		Detail: PackageManagerURL},
	{Name: "funding_url", Key: "extra.funding_url", Ja: "支援", Doc: "funding page",
		Detail: FundingURL},
	{Name: "crunchbase_url", Key: "crunchbase", Ja: "Crunchbase", Doc: "Crunchbase page of the organization; not in the built-in data",
		Detail: CrunchbaseURL},
	{Name: "latest_annual_review_at", Key: "extra.annual_review_date", Ja: "年次レビュー日", Doc: "date of the last annual review (discontinued in 2023)",
		Date: func(it *Item) *Date { return &it.AnnualReviewAt }},
	{Name: "latest_annual_review_url", Key: "extra.annual_review_url", Ja: "年次レビュー", Doc: "last annual review (discontinued in 2023)",
		Detail: AnnualReviewURL},
	{Name: "training_type", Key: "extra.training_type", Ja: "トレーニング", Doc: "kind of training",
		Detail: TrainingType},
	{Name: "training_certifications", Key: "extra.training_certifications", Ja: "資格", Doc: "certifications offered",
		Detail: TrainingCertifications},
	{Name: "other_links", Ja: "その他のリンク", Doc: "other links: name, url",
		Zero:  []Link(nil),
		Value: func(_ *Catalog, it *Item) any { return listOrNil(it.Links) }},
	{Name: "annotations", Ja: "注釈", Doc: "annotations from the file",
		Zero: map[string]string(nil),
		Value: func(_ *Catalog, it *Item) any {
			if len(it.Notes) == 0 {
				return nil
			}
			m := make(map[string]string, len(it.Notes))
			for _, n := range it.Notes {
				m[n.Key] = n.Value
			}
			return m
		}},
	{Name: "logo", Key: "logo", Ja: "ロゴ", Doc: "file name of the logo",
		Text: func(it *Item) *string { return &it.Logo }},
	{Name: "id", Ja: "ID", Doc: "landscape2 id: category--subcategory--name; changes when the item moves",
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return it.ID() }},

	{Name: "slug", Ja: "スラッグ", Doc: "slug, as in landscape2 URLs", Derived: true,
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(it.Slug()) }},
	{Name: "kind", Ja: "種別", Doc: "hosted, other, member or part", Derived: true,
		Zero:  "",
		Local: func(c *Catalog, it *Item) string { return KindJa(c.Kind(it)) },
		Value: func(c *Catalog, it *Item) any { return c.Kind(it) }},
	{Name: "repository", Ja: "リポジトリ", Doc: "URL of the primary repository", Derived: true,
		Zero:  "",
		Value: func(_ *Catalog, it *Item) any { return stringOrNil(it.Repository()) }},
	{Name: "since", Ja: "現レベル開始日", Doc: "date it reached its current level", Derived: true,
		Zero: Date(0),
		Value: func(_ *Catalog, it *Item) any {
			if s := it.Since(); s.Date != 0 {
				return s.Date
			}
			return nil
		}},
	{Name: "days_in_level", Ja: "現レベル日数", Doc: "days at the current level, up to the data's date", Derived: true,
		Zero: 0,
		Value: func(c *Catalog, it *Item) any {
			s := it.Since()
			if s.Date == 0 || c.Origin.Date < s.Date {
				return nil
			}
			return s.Date.DaysUntil(c.Origin.Date)
		}},
	{Name: "aliases", Ja: "別名", Doc: "other names", Derived: true,
		Zero:  []string(nil),
		Value: func(_ *Catalog, it *Item) any { return listOrNil(aliasNames(it.Aliases)) }},
	{Name: "former_names", Ja: "旧名", Doc: "former names", Derived: true,
		Zero:  []string(nil),
		Value: func(_ *Catalog, it *Item) any { return listOrNil(aliasNames(it.FormerNames)) }},
	{Name: "last_audit_at", Ja: "最終監査日", Doc: "date of the latest audit", Derived: true,
		Zero: Date(0),
		Value: func(_ *Catalog, it *Item) any {
			if a, ok := it.LastAudit(); ok && a.Date != 0 {
				return a.Date
			}
			return nil
		}},
}

func countOrNil(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func aliasNames(aliases []Alias) []string {
	var out []string
	for _, a := range aliases {
		out = append(out, a.Name)
	}
	return out
}
