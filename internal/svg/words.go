package svg

import "github.com/landscope-cli/landscope/internal/landscape"

// Words are the words on pictures in one language. A %s or %d stands for a value.
type Words struct {
	Level                            func(landscape.Level) string
	NotHosted, OtherLevel            string
	Hosted                           string // count
	CountOn                          string // level, count, date
	TooFewDates, NoStatus, NoPeriods string
	Days, AtLevel, ToLevel           string // AtLevel: a level; ToLevel: two
	Quartiles                        string // row, count, three numbers of days
	Median                           string // days, count
	Separator                        string // between the parts of a title
}

// English returns the English words.
func English() Words {
	return Words{
		Level:     func(l landscape.Level) string { return string(l) },
		NotHosted: "not hosted", OtherLevel: "another level",
		Hosted: "hosted %d", CountOn: "%s: %d on %s",
		TooFewDates: "Nothing to draw: fewer than two dates", NoStatus: "Nothing to draw: no item has an adoption status", NoPeriods: "none",
		Days: "days", AtLevel: "all periods at %s", ToLevel: "%s to %s",
		Quartiles: "%s: %d, quartiles %g, %g, %g days", Median: "median %g, n=%d", Separator: ", ",
	}
}

// Japanese returns the Japanese words, with names of levels.
func Japanese(level func(landscape.Level) string) Words {
	return Words{
		Level:     level,
		NotHosted: "非ホスト", OtherLevel: "その他のレベル",
		Hosted: "合計 %d", CountOn: "%s：%d件（%s時点）",
		TooFewDates: "描画できません（日付が2つ未満）", NoStatus: "描画できません（採用状況のある項目なし）", NoPeriods: "なし",
		Days: "日数", AtLevel: "%s（全期間）", ToLevel: "%s→%s",
		Quartiles: "%s：%d件、四分位数 %g日、%g日、%g日", Median: "中央値%g日（%d件）", Separator: "、",
	}
}
