package scan

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestEcosystems checks that help and README name the ecosystems in the table of inputs.
func TestEcosystems(t *testing.T) {
	var want []string
	for _, in := range inputs {
		want = append(want, in.ecosystems...)
	}
	slices.Sort(want)
	want = slices.Compact(want)
	for _, name := range []string{"../help/text/scan.txt", "../../README.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, list, _ := strings.Cut(strings.Join(strings.Fields(string(text)), " "), "manifests and lock files of ")
		end := strings.IndexAny(strings.ReplaceAll(list, ".NET", " NET"), ".(")
		got := strings.Split(strings.ReplaceAll(list[:max(0, end)], " and ", ", "), ", ")
		for i := range got {
			got[i] = strings.TrimSpace(got[i])
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s names %q, the inputs have %q", name, got, want)
		}
	}
}
