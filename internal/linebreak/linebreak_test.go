package linebreak

import (
	"strings"
	"testing"
	"unicode"
)

func parts(s string) (all []string) {
	for s != "" {
		var part string
		part, s = First(s)
		all = append(all, part)
	}
	return all
}

func TestFirst(t *testing.T) {
	for s, want := range map[string]string{
		"":                          "",
		"one":                       "one",
		"use --flag and/or  x":      "use |--flag |and/or  |x",
		"Éclair à la carte-postale": "Éclair |à |la |carte-postale",
		"データセンターのサーバー":              "デー|タ|セ|ン|ター|の|サー|バー",
		"きょっと待って、（例）。":              "きょっ|と|待っ|て、|（例）。",
		"Istio 1.5以降、Pilot（旧Auth）は":  "Istio |1.5|以|降、|Pilot|（旧|Auth）|は",
		"データ（2018-02-20〜2020-03-05）": "デー|タ|（2018-02-20〜|2020-03-05）",
		"「引用」・々":                     "「引|用」・々",
		"한국어 문장":                     "한국어 |문장",
		"https://例え.jp/a/b?c=d-e を":  "https://|例|え.jp/a/b?c=d-e |を",
	} {
		if got := strings.Join(parts(s), "|"); got != want {
			t.Errorf("%q is\n%s, not\n%s", s, got, want)
		}
	}
}

// FuzzFirst checks that the parts are the string, and that no line begins or ends
// with what must not be there.
func FuzzFirst(f *testing.F) {
	for _, s := range []string{"データ、（例）ー", "a b", "\xff\u200d日", "👩\u200d💻日本"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		all := parts(s)
		if strings.Join(all, "") != s {
			t.Fatalf("%q is broken into %q", s, all)
		}
		for i, part := range all {
			isFirst := i == 0 || strings.TrimRightFunc(all[i-1], unicode.IsSpace) != all[i-1]
			if part == "" || !isFirst && strings.ContainsAny(part[:1], "),.]}") || !isFirst && strings.HasPrefix(part, "、") {
				t.Fatalf("%q is broken into %q", s, all)
			}
		}
	})
}
