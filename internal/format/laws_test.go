package format

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestFormatLaws checks on real files that formatting says the same, keeps line
// breaks, marks and all comments, and that formatting twice is formatting once.
func TestFormatLaws(t *testing.T) {
	for name, data := range landscapetest.Files(t) {
		for variant, write := range landscapetest.Variants {
			if err := checkFormat(t, name+", "+variant, write(data)); err != nil {
				t.Errorf("%s, %s: %v", name, variant, err)
			}
		}
	}
}

// TestFormatKeepsComments is TestFormatLaws with comments at random places.
func TestFormatKeepsComments(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tried, refused := 0, map[string]int{}
	for name, data := range landscapetest.Files(t) {
		rounds := max(1, min(200, 400_000/len(data)))
		for range rounds {
			with := landscapetest.WithComments(data, random, 1+random.IntN(40), 0)
			if random.IntN(2) == 0 {
				with = landscapetest.Variants["CR LF"](with)
			}
			tried++
			if err := checkFormat(t, name, with); err != nil {
				refused[digits.ReplaceAllString(err.Error(), "N")]++
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	}
	n := 0
	for _, count := range refused {
		n += count
	}
	t.Logf("%d of %d refused: %v", n, tried, refused)
	if 50*n > tried {
		t.Errorf("%d of %d files with comments are refused: %v", n, tried, refused)
	}
}

var digits = regexp.MustCompile(`[0-9]+`)

// checkFormat checks the laws of Format for a file. It returns the error of a file
// that cannot be formatted.
func checkFormat(t *testing.T, name string, data []byte) error {
	t.Helper()
	once, err := Format(data, name)
	if err != nil {
		return err
	}
	if twice, err := Format(once, name); err != nil || !bytes.Equal(once, twice) {
		t.Errorf("%s: the second time changes it: %v", name, err)
	}
	if got, want := landscapetest.Values(t, once), landscapetest.Values(t, data); !slices.Equal(got, want) {
		t.Errorf("%s: the values differ: %v", name, landscapetest.FirstDifference(got, want))
	}
	if got, want := landscapetest.Comments(once), landscapetest.Comments(data); !slices.Equal(got, want) {
		t.Errorf("%s: comments differ: %v", name, landscapetest.FirstDifference(got, want))
	}
	if landscapetest.HasCRLF(data) && !landscapetest.HasCRLF(once) || !bytes.Contains(data, []byte("\r\n")) && bytes.Contains(once, []byte("\r\n")) {
		t.Errorf("%s: the line breaks are not those of the file", name)
	}
	if bytes.HasPrefix(data, byteOrderMark) != bytes.HasPrefix(once, byteOrderMark) {
		t.Errorf("%s: the byte order mark is not kept", name)
	}
	return nil
}

// TestFormatIsLinear formats files of which each would take minutes if the time
// grew with the square of the lines, the comments or the values on a line.
func TestFormatIsLinear(t *testing.T) {
	const n = 10_000 // quadratic code exceeds the time limit of the test run
	entry := "{name: \"é\", subcategories: []}, "
	for name, text := range map[string]string{
		"one line":      "landscape: [" + strings.Repeat(entry, n) + "]\n",
		"comments":      "landscape:\n" + strings.Repeat("  # a comment\n\n", 5*n) + "  - name: A\n    subcategories: []\n" + strings.Repeat("    # below\n", 5*n),
		"empty lines":   "landscape:\n  - name: A\n    x: |+\n      a\n" + strings.Repeat("\n", 5*n) + "    subcategories: []\n",
		"commented out": "landscape:\n" + strings.Repeat("-\n  # c\n  subcategories: []\n  name: A\n", n),
		"plain scalar":  "landscape: []\nx: a" + strings.Repeat("\n  b", 5*n) + "\n",
	} {
		out, err := Format([]byte(text), name)
		if err != nil || len(out) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
