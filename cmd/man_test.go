package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestManPages: groff accepts every manual page without a warning, and a page has its
// text as written.
func TestManPages(t *testing.T) {
	testenv.Need(t, "groff")
	dir := t.TempDir()
	if r := run("man", dir); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "man?", "landscope*.?"))
	if err != nil || len(pages) < 35 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, page := range pages {
		if text, faults := typeset(t, page); faults != "" || !strings.Contains(text, "NAME\n") {
			t.Errorf("%s: %s", filepath.Base(page), faults)
		}
	}
	for page, want := range map[string][]string{
		"man1/landscope.1":             {"landscope-list(1)", "landscope-filters(7)", "--as-of DATE"},
		"man1/landscope-list.1":        {"landscope-list - List items", "--accepted-at DATE", "--sort=-accepted_at", "GLOBAL OPTIONS"},
		"man1/landscope-scan-diff.1":   {"landscope scan diff OLD [NEW]", "landscope-scan(1)"},
		"man7/landscope-environment.7": {`%LocalAppData%\cache`, `(\::, ##\[)`},
		"man7/landscope-recipes.7":     {"┌─ Runtime ─", `printf 'module shop\n\nrequire (`},
	} {
		text, _ := typeset(t, filepath.Join(dir, filepath.FromSlash(page)))
		for _, w := range want {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
				t.Errorf("%s lacks %q:\n%s", page, w, text)
			}
		}
	}
	broken := filepath.Join(dir, "broken.1")
	if err := os.WriteFile(broken, []byte(".TH A 1\n.NONSENSE\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, faults := typeset(t, broken); faults == "" {
		t.Error("no warning for a page with an unknown request")
	}
}

// typeset returns a manual page as text, and the warnings about it.
func typeset(t *testing.T, page string) (text, faults string) {
	t.Helper()
	var out, errs strings.Builder
	c := exec.Command("groff", "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=200n", page)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v: %s", page, err, errs.String())
	}
	return out.String(), errs.String()
}
