package normalize

import (
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/vectors"
)

// TestVectors checks the results that the page must give as well.
func TestVectors(t *testing.T) {
	for _, v := range vectors.Load[[]struct {
		Text, Fold, Slug string
		Words            []string
	}](t, "text") {
		if got := Fold(v.Text); got != v.Fold {
			t.Errorf("Fold(%q) = %q, want %q", v.Text, got, v.Fold)
		}
		if got := Slug(v.Text); got != v.Slug {
			t.Errorf("Slug(%q) = %q, want %q", v.Text, got, v.Slug)
		}
		if got := Words(v.Text); !slices.Equal(got, v.Words) {
			t.Errorf("Words(%q) = %q, want %q", v.Text, got, v.Words)
		}
	}
}

// TestUnicodeForms checks that a composed accent (NFC) and a decomposed one
// (NFD) fold to the same string.
func TestUnicodeForms(t *testing.T) {
	const composed, decomposed = "Caf\u00e9", "Cafe\u0301"
	if composed == decomposed || Fold(composed) != Fold(decomposed) || Compose(decomposed) != composed {
		t.Errorf("Fold gives %+q and %+q, Compose %+q", Fold(composed), Fold(decomposed), Compose(decomposed))
	}
}
