package landscape

// KindJa returns the Japanese name of a kind of item.
func KindJa(kind string) string {
	switch kind {
	case KindHosted:
		return "ホスト対象"
	case KindOther:
		return "非ホスト"
	case KindPart:
		return "構成要素"
	case KindMember:
		return "メンバー"
	}
	return kind
}

// StatusJa returns the Japanese name of a default adoption status, or the status.
func StatusJa(status string) string {
	switch status {
	case "adopt":
		return "採用"
	case "trial":
		return "試用"
	case "assess":
		return "評価"
	case "hold":
		return "保留"
	}
	return status
}

// AuditTypeJa returns the Japanese name of a type of audit, or the type.
func AuditTypeJa(kind string) string {
	switch kind {
	case "security":
		return "セキュリティ監査"
	case "fuzzing":
		return "ファジング監査"
	case "performance":
		return "性能監査"
	case "licensing", "license":
		return "ライセンス監査"
	}
	return kind
}

// IdentifierKindJa returns the Japanese name of a kind of identifier. Those that
// are names of package managers stay.
func IdentifierKindJa(kind string) string {
	switch kind {
	case "repositories":
		return "リポジトリ"
	case "organisations", "organizations":
		return "組織"
	case "images":
		return "コンテナイメージ"
	case "chart_repositories":
		return "チャートリポジトリ"
	case "charts":
		return "チャート"
	case "api_groups":
		return "APIグループ"
	case "operators":
		return "オペレーター"
	case "libraries":
		return "ライブラリ"
	case "downloads":
		return "ダウンロード"
	case "os_packages":
		return "OSパッケージ"
	case "commands":
		return "コマンド"
	}
	return kind
}

// placementsJa returns the further placements of an item in Japanese.
func placementsJa(c *Catalog, it *Item) string {
	placements := make([]Placement, len(it.Also))
	for i, p := range it.Also {
		placements[i] = Placement{Category: c.CategoryJa(p), Subcategory: c.SubcategoryJa(p)}
	}
	return join(placements)
}

// auditsJa returns audits with their types in Japanese.
func auditsJa(_ *Catalog, it *Item) string {
	audits := make([]Audit, len(it.Audits))
	for i, a := range it.Audits {
		a.Type = AuditTypeJa(a.Type)
		audits[i] = a
	}
	return join(audits)
}
