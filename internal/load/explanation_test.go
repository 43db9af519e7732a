package load

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
)

func TestExplanations(t *testing.T) {
	in := `categories:
  - {name: Runtime, text: Runs things., text_ja: 動かす。}
  - {name: Runtime, subcategory: Storage, text: Keeps things., also: [disks, volumes]}
  - {name: Runtime, txt: Runs things.}
  - Runtime
  - {text: ` + strings.Repeat("é", 201) + `, name: Long}
levels:
  - {name: sandbox, text: Young., also: [new]}
kinds:
  - {name: member, text: Pays.}
`
	o, problems, err := Overlay([]byte(in), "o.yml")
	if err != nil {
		t.Fatal(err)
	}
	want := []landscape.Explanation{
		{Kind: "category", Name: "Runtime", Text: "Runs things.", TextJa: "動かす。"},
		{Kind: "subcategory", Name: "Storage", Category: "Runtime", Text: "Keeps things.", Also: []string{"disks", "volumes"}},
		{Kind: "category", Name: "Long", Text: strings.Repeat("é", 201)},
		{Kind: "maturity", Name: "sandbox", Text: "Young."},
		{Kind: "kind", Name: "member", Text: "Pays."},
	}
	if !reflect.DeepEqual(o.Explanations, want) {
		t.Errorf("the explanations are\n%v, want\n%v", o.Explanations, want)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d %s", p.Line, p.Rule))
	}
	if s, want := strings.Join(got, ", "), "4 missing-key, 4 unknown-key, 5 wrong-type, 6 too-long, 8 unknown-key"; s != want {
		t.Errorf("the problems are %s, want %s", s, want)
	}
}
