package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// repo is a git repository in a temporary directory. Its days are those of January 2020.
type repo struct {
	t   *testing.T
	dir string
	day int
}

func newRepo(t *testing.T) *repo {
	testenv.Need(t, "git")
	r := &repo{t: t, dir: t.TempDir()}
	r.git("init", "-q")
	r.git("symbolic-ref", "HEAD", "refs/heads/main")
	return r
}

func (r *repo) git(args ...string) {
	r.t.Helper()
	date := fmt.Sprintf("2020-01-%02dT12:00:00Z", max(r.day, 1))
	c := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgSign=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := c.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

// write commits a file, a day after the last commit.
func (r *repo) write(name, message, content string) {
	r.t.Helper()
	r.day++
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", message)
}

// rows returns the evidence as "PROJECT LEVEL DAY NUMBER".
func (r *repo) rows() []string {
	r.t.Helper()
	rows, err := Evidence(r.dir, "HEAD")
	if err != nil {
		r.t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		number, pull := strings.CutPrefix(row.URL, repository+"pull/")
		if !pull {
			number = "commit"
		}
		all = append(all, fmt.Sprintf("%s %s %s %s", row.Project, row.Level, strings.TrimPrefix(row.Date, "2020-01-"), number))
	}
	return all
}

// entry returns an item with keys as "KEY: VALUE".
func entry(name string, keys ...string) string {
	text := "          - item:\n            name: " + name + "\n"
	for _, key := range keys {
		text += "            " + key + "\n"
	}
	return text
}

// file returns a landscape with a subcategory for each of the lists of items.
func file(lists ...string) string {
	text := "landscape:\n  - category:\n    name: C\n    subcategories:\n"
	for i, list := range lists {
		text += fmt.Sprintf("      - subcategory:\n        name: S%d\n        items:\n%s", i, list)
	}
	return text
}

// TestEvidence checks what the versions of a file say, commit by commit.
func TestEvidence(t *testing.T) {
	type commit struct{ message, content string }
	const url = "repo_url: https://x.org/a"
	for _, test := range []struct {
		name    string
		commits []commit
		want    []string
	}{
		{"levels and numbers", []commit{
			{"start", file(entry("A", url))},
			{"A joins (#12)", file(entry("A", url, "project: sandbox"))},
			{"words (#13)", file(entry("A", "description: x", url, "project: sandbox"))},
			{`Revert "words (#13)" (#14)`, file(entry("A", url, `project: "incubating"`))},
			{"no number", file(entry("A", url, "project: graduated # at last"))},
			{"out (#15)", file(entry("A", url))},
		}, []string{"A sandbox 02 12", "A incubating 04 14", "A graduated 05 commit", "A  06 15"}},
		{"a folded subject", []commit{
			{"A long subject that the server has folded…\n\n… and its end (#7)\n\nwords (#8)", file(entry("A", "project: sandbox"))},
		}, []string{"A sandbox 01 7"}},
		{"old keys", []commit{
			{"old (#1)", file(entry("A", "cncf_project: inception") + entry("B", "project: cncf-incubating"))},
			{"new (#2)", file(entry("A", "project: inception") + entry("B", "project: incubating"))},
			{"sandbox (#3)", file(entry("A", "project: sandbox") + entry("B", "project: null"))},
		}, []string{"A inception 01 1", "B incubating 01 1", "A sandbox 03 3", "B  03 3"}},
		{"moved", []commit{
			{"a (#1)", file(entry("A", "project: sandbox"), entry("B"))},
			{"b (#2)", file(entry("C"), entry("B")+entry("A", "project: sandbox"))},
		}, []string{"A sandbox 01 1"}},
		{"moved with a gap", []commit{
			{"a (#1)", file(entry("A", "project: sandbox") + entry("B"))},
			{"b (#2)", file(entry("B"))},
			{"c (#3)", file(entry("B") + entry("A", "project: sandbox"))},
			{"d (#4)", file(entry("B") + entry("A", "project: archived"))},
		}, []string{"A sandbox 01 1", "A archived 04 4"}},
		{"renamed after a gap", []commit{
			{"a (#1)", file(entry("Old", "project: sandbox", url))},
			{"b (#2)", file(entry("B"))},
			{"c (#3)", file(entry("B") + entry("New", "project: incubating", url))},
		}, []string{"New sandbox 01 1", "New incubating 03 3"}},
		{"the same repository, both there", []commit{
			{"a (#1)", file(entry("A", "project: graduated", url))},
			{"b (#2)", file(entry("A", "project: graduated", url) + entry("B", "project: sandbox", url))},
		}, []string{"A graduated 01 1", "B sandbox 02 2"}},
		{"nested keys, comments, quotes, no YAML", []commit{
			{"a (#1)", file(entry("A", "extra:", "  project: graduated", "  name: X", "additional_repos:", "  - repo_url: https://x.org") +
				"          # - item:\n          #   name: Gone\n          #   project: sandbox\n" +
				entry(`"B: \"b\""`, "project: sandbox", "project: graduated") + entry("[", "project: sandbox") + entry("", "project: sandbox"))},
		}, []string{`B: "b" sandbox 01 1`}},
		{"listed twice", []commit{
			{"a (#1)", file(entry("A"), entry("A", "project: sandbox"))},
			{"b (#2)", file(entry("A", "project: sandbox"), entry("A"))},
		}, []string{"A sandbox 01 1"}},
		{"emptied and restored", []commit{
			{"a (#1)", file(entry("A", "project: sandbox"))}, {"b (#2)", ""}, {"c (#3)", file(entry("A", "project: sandbox"))},
		}, []string{"A sandbox 01 1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := newRepo(t)
			for _, c := range test.commits {
				r.write(path, c.message, c.content)
			}
			if got := r.rows(); !slices.Equal(got, test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestRenamed checks each address by which a renamed project is recognized.
func TestRenamed(t *testing.T) {
	for _, key := range []string{"repo_url", "homepage_url", "logo"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			r := newRepo(t)
			r.write(path, "a (#1)", file(entry("Old", "project: sandbox", key+": https://x.org/a/")+entry("B")))
			r.write(path, "b (#2)", file(entry("New", "project: sandbox", key+": http://www.x.org/a")+entry("B")))
			r.write(path, "c (#3)", file(entry("New", "project: graduated", key+": https://x.org/b")))
			if got, want := r.rows(), []string{"New sandbox 01 1", "New graduated 03 3"}; !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestMergeCommits checks that a change on a branch is that of its merge.
func TestMergeCommits(t *testing.T) {
	r := newRepo(t)
	r.write(path, "a (#1)", file(entry("A")))
	r.git("checkout", "-q", "-b", "branch")
	r.write(path, "work on the branch (#99)", file(entry("A", "project: sandbox")))
	r.git("checkout", "-q", "main")
	r.write("other.txt", "other", "x")
	r.day++
	r.git("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from x/branch", "branch")
	if got, want := r.rows(), []string{"A sandbox 04 7"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFileHistory checks that the file is followed through a rename and a removal.
func TestFileHistory(t *testing.T) {
	var others strings.Builder
	for i := range 30 {
		others.WriteString(entry(fmt.Sprint("I", i)))
	}
	r := newRepo(t)
	r.write("old.yml", "a (#1)", file(entry("A", "project: sandbox"), others.String()))
	r.git("mv", "old.yml", path)
	r.git("commit", "-q", "-m", "move (#2)")
	r.write(path, "b (#3)", file(entry("A", "project: graduated"), others.String()))
	r.git("rm", "-q", path)
	r.git("commit", "-q", "-m", "gone (#4)")
	r.write(path, "c (#5)", file(entry("A", "project: archived"), others.String()))
	if got, want := r.rows(), []string{"A sandbox 01 1", "A graduated 02 3", "A archived 03 5"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestErrors checks clones that cannot be complete evidence.
func TestErrors(t *testing.T) {
	r := newRepo(t)
	r.write("other.txt", "other", "x")
	if _, err := Evidence(r.dir, "HEAD"); err == nil || !strings.Contains(err.Error(), "no landscape.yml") {
		t.Errorf("without the file: %v", err)
	}
	if _, err := Evidence(r.dir, "nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("an unknown revision: %v", err)
	}
	r.write(path, "a", file(entry("A")))
	shallow := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(r.dir), shallow)
	if _, err := Evidence(shallow, "HEAD"); err == nil || !strings.Contains(err.Error(), "shallow") {
		t.Errorf("a shallow clone: %v", err)
	}
	missing := []version{{commit: "c", blob: strings.Repeat("1", 40)}}
	if err := eachVersion(r.dir, missing, func(version, []byte) {}); err == nil || !strings.Contains(err.Error(), "complete") {
		t.Errorf("a missing blob: %v", err)
	}
}

// TestEntries checks that the output is sorted, and that landscope reads it as an
// overlay.
func TestEntries(t *testing.T) {
	pull := repository + "pull/1"
	out, err := entries([]Row{
		{"b: #1", "sandbox", "2020-01-01", pull}, {"a", "sandbox", "2020-01-02", pull}, {"b: #1", "graduated", "2020-01-03", pull},
		{"C", "sandbox", "2020-01-04", pull}, {"C", "", "2020-01-05", pull},
	})
	if err != nil {
		t.Fatal(err)
	}
	o, problems, err := load.Overlay(out, "evidence.yml")
	if err != nil || problems != nil || len(o.Entries) != 3 {
		t.Fatalf("%v %v %d entries in\n%s", err, problems, len(o.Entries), out)
	}
	for i, want := range []string{"a [{sandbox 2020-01-02 URL}]", "b: #1 [{sandbox 2020-01-01 URL} {graduated 2020-01-03 URL}]", "C [{sandbox 2020-01-04 URL}]"} {
		if got := strings.ReplaceAll(fmt.Sprint(o.Entries[i].Name, " ", o.Entries[i].Evidence), pull, "URL"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if !strings.Contains(string(out), "# 2020-01-05: no level any more, "+pull) {
		t.Errorf("the loss of a level is not in\n%s", out)
	}
}

// TestVersions checks many versions of a larger file, of which each changes one item.
func TestVersions(t *testing.T) {
	r := newRepo(t)
	const versions, items = 60, 600
	writeVersions(t, r.dir, versions, items)
	rows := r.rows()
	if len(rows) != versions || !strings.HasSuffix(rows[versions-1], fmt.Sprint(" ", versions)) {
		t.Errorf("%d rows: %q", len(rows), rows)
	}
}

// writeVersions commits versions of a file of items, a project more in each.
func writeVersions(t *testing.T, dir string, versions, items int) {
	t.Helper()
	texts := make([]string, items)
	for i := range texts {
		texts[i] = entry(fmt.Sprint("I", i), "description: "+strings.Repeat("x", 300), fmt.Sprint("repo_url: https://x.org/", i))
	}
	c := exec.Command("git", "-C", dir, "fast-import", "--quiet")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for i := range versions {
		texts[i*7%items] += "            project: sandbox\n"
		content, message := file(strings.Join(texts, "")), fmt.Sprintf("change (#%d)", i+1)
		fmt.Fprintf(in, "commit refs/heads/main\ncommitter t <t@example.org> %d +0000\ndata %d\n%s\nM 100644 inline %s\ndata %d\n%s\n",
			1500000000+i*3600, len(message), message, path, len(content), content)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}
