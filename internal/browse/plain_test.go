package browse

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscapetest"
)

// TestPlain compares a dialog with the file in testdata.
func TestPlain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "items.csv")
	lines := []string{"1", "/policy", ":", "/", "c", "c 1", "c", "c 2", "c 0", "m graduated,archived", "m nonsense", "m", "t 2018-06", "t 2018-13", "t", "v 1 2", "v 1", "v 1 99",
		"o 1", "0", "99", "s", "e " + file, "e " + file, "n", "e " + file, "y", "e", "?", "what\x1b[2J", "", "/x\x1b[2Jy", "q", "never reached"}
	var out bytes.Buffer
	if err := Plain(options(hostile()), strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, 80); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(out.String(), file, "items.csv")
	golden := filepath.Join("testdata", "plain.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error(landscapetest.FirstDifference(strings.Split(got, "\n"), strings.Split(string(want), "\n")))
	}
}

// TestPlainEnds: the dialog ends where its input ends, even within a line or a question,
// and where the output fails.
func TestPlainEnds(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old.csv")
	if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, input := range []string{"", "1", "/", "e " + old, "e " + old + "\n"} {
		var out bytes.Buffer
		if err := Plain(options(landscapetest.Catalog()), strings.NewReader(input), &out, 0); err != nil || out.Len() == 0 {
			t.Errorf("%q: %v", input, err)
		}
	}
	if b, _ := os.ReadFile(old); string(b) != "old" {
		t.Errorf("overwritten without an answer: %q", b)
	}
	if err := Plain(options(landscapetest.Catalog()), strings.NewReader("\n\n"), failing{}, 0); err == nil {
		t.Error("an error of the output is lost")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("closed") }
