package lookup

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitFields(t *testing.T) {
	for words, want := range map[string]string{
		"maturity":                "maturity|",
		"category,maturity istio": "category,maturity|istio",
		"year graduated":          "year|graduated",
		"name,nothing":            "|name,nothing",
		"":                        "|",
	} {
		fields, rest := SplitFields(strings.Fields(words), "year")
		if got := strings.Join(fields, ",") + "|" + strings.Join(rest, " "); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
	if fields, _ := SplitFields([]string{"year"}); slices.Contains(fields, "year") {
		t.Error("year is a field")
	}
}
