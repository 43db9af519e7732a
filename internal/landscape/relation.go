package landscape

//go:generate go tool msgp -io=false -tests=false
//msgp:limit arrays:1000000
//msgp:tuple Relation
//msgp:ignore RelationType

// Relation is a relation from an item to another.
type Relation struct {
	// Type is the name or the inverse of one of [RelationTypes].
	Type string `json:"type"`
	// Other is the name of the other item.
	Other string `json:"item"`
	// Known reports whether Other is an item of the catalog.
	Known  bool   `json:"-"`
	From   Date   `json:"from,omitzero"`
	Until  Date   `json:"until,omitzero"`
	Source string `json:"source,omitempty"`
}

// RelationType is a type of relation, with its names from either end.
type RelationType struct {
	Name, Inverse           string // equal if the relation has no direction
	Label, InverseLabel     string // in English
	LabelJa, InverseLabelJa string
}

// RelationTypes lists the types of relation that overlays can have.
var RelationTypes = []RelationType{
	{"succeeded_by", "succeeds", "succeeded by", "succeeds", "後継", "前身"},
	{"part_of", "has_part", "part of", "has part", "所属", "構成要素"},
	{"fork_of", "forked_as", "fork of", "forked as", "フォーク元", "フォーク先"},
	{"implements", "implemented_by", "implements", "implemented by", "実装している仕様", "実装"},
	{"built_on", "basis_of", "built on", "basis of", "基盤", "派生"},
	{"integrates_with", "integrates_with", "integrates with", "integrates with", "連携", "連携"},
	{"uses", "used_by", "uses", "used by", "利用", "利用元"},
	{"packages", "packaged_by", "packages", "packaged by", "パッケージ対象", "パッケージ化ツール"},
	{"manages", "managed_by", "manages", "managed by", "管理対象", "管理ツール"},
	{"runs_on", "runs", "runs on", "runs", "動作環境", "稼働対象"},
	{"alternative_to", "alternative_to", "alternative to", "alternative to", "代替", "代替"},
}

// RelationLabel returns the label of a type, or the inverse of one, in the
// language "en" or "ja".
func RelationLabel(name, lang string) string {
	for _, t := range RelationTypes {
		switch {
		case name == t.Name && lang == "ja":
			return t.LabelJa
		case name == t.Name:
			return t.Label
		case name == t.Inverse && lang == "ja":
			return t.InverseLabelJa
		case name == t.Inverse:
			return t.InverseLabel
		}
	}
	return name
}

// InverseRelation returns the name of a type from the other end.
func InverseRelation(name string) string {
	for _, t := range RelationTypes {
		if t.Name == name {
			return t.Inverse
		}
	}
	return name
}
