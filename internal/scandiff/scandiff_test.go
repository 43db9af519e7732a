package scandiff

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestSubmodules checks that a submodule, whose files a revision does not have, is left out
// of the directory as well.
func TestSubmodules(t *testing.T) {
	testenv.Need(t, "git")
	dir := t.TempDir()
	t.Chdir(dir)
	git := func(args ...string) string {
		t.Helper()
		c := exec.Command("git", args...)
		c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@example.org", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@example.org")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	put := func(name, content string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	put("package.json", `{"dependencies": {"beta": "1"}}`)
	git("init", "-q", "-b", "main")
	git("add", "-A")
	git("commit", "-qm", "first")
	git("update-index", "--add", "--cacheinfo", "160000,"+git("rev-parse", "HEAD")+",third party/[lib]")
	git("commit", "-qm", "second")
	put("third party/[lib]/package.json", `{"dependencies": {"alpha": "1"}}`)
	put("third party/l/package.json", `{"dependencies": {"beta": "2"}}`)

	identifiers := func(name string) []landscape.Identifier { return []landscape.Identifier{{Kind: "npm", Pattern: name}} }
	c := &landscape.Catalog{Items: []landscape.Item{
		{Name: "Alpha", Maturity: landscape.Archived, Identifiers: identifiers("alpha")}, {Name: "Beta", Maturity: landscape.Sandbox, Identifiers: identifiers("beta")},
	}}
	for _, args := range [][]string{{"HEAD"}, {".", "HEAD"}} {
		var notes []string
		before, after, err := Load(args, Options{Catalog: c, Matcher: scan.NewMatcher(c), ReadFile: os.ReadFile, Note: func(text string) { notes = append(notes, text) }})
		if err != nil {
			t.Fatal(err)
		}
		if len(args) == 2 {
			before, after = after, before
		}
		if len(before.Projects) != 1 || len(after.Projects) != 1 || len(after.Projects[0].Uses[0].Places) != 2 {
			t.Errorf("%q: before %+v, after %+v", args, before.Projects, after.Projects)
		}
		if len(notes) != 1 || notes[0] != "submodules are not compared: third party/[lib]" {
			t.Errorf("%q: notes %q", args, notes)
		}
	}
}
