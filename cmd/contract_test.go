package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

const (
	changelog = "../.github/CHANGELOG.md"
	contracts = "testdata/contract"
)

// TestContract compares what scripts can rely on ("landscope help compatibility") with the
// record of the last release. Every release has one in testdata/contract; -update writes
// that of a version new in the changelog, and unreleased.txt, which shows in reviews what
// a change adds.
func TestContract(t *testing.T) {
	now := contract(t)
	compareFile(t, filepath.Join(contracts, "unreleased.txt"), record(now))
	log := readFile(t, changelog)
	for _, problem := range badHeadings(log) {
		t.Errorf("%s: %s", changelog, problem)
	}
	last := ""
	if released := releasedIn(log); len(released) > 0 {
		last = released[0]
	}
	files, err := filepath.Glob(contracts + "/v*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if version := strings.TrimSuffix(filepath.Base(file), ".txt"); !slices.Contains(releasedIn(log), version) {
			t.Errorf("%s is the record of a release that %s does not list", file, changelog)
		}
	}
	if last == "" {
		return // nothing is promised before the first release
	}
	file := filepath.Join(contracts, last+".txt")
	if _, err := os.Stat(file); err != nil {
		compareFile(t, file, record(now))
	}
	for _, problem := range broken(last, entries(readFile(t, file)), now, log) {
		t.Error(problem)
	}
}

var (
	releaseHeading = regexp.MustCompile(`(?m)^## (v\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d$`)
	preHeading     = regexp.MustCompile(`^## v\d+\.\d+\.\d+-[0-9A-Za-z.]+ - \d{4}-\d\d-\d\d$`) // promises nothing
	nextHeading    = regexp.MustCompile(`(?m)^## (?:(v\d+\.\d+\.\d+) \(unreleased\)|Unreleased)$`)
)

// badHeadings returns what is wrong with the headings of a changelog.
func badHeadings(log string) (problems []string) {
	for i, heading := range regexp.MustCompile(`(?m)^##? .*$`).FindAllString(log, -1) {
		switch {
		case i == 0 && strings.HasPrefix(heading, "# "), i == 1 && nextHeading.MatchString(heading), i > 0 && (releaseHeading.MatchString(heading) || preHeading.MatchString(heading)):
		default:
			problems = append(problems, fmt.Sprintf("the heading %q must be \"## v1.2.3 - 2026-11-28\", or on top \"## Unreleased\" or \"## v2.0.0 (unreleased)\"", heading))
		}
	}
	versions := releasedIn(log)
	if !slices.IsSortedFunc(versions, func(a, b string) int { return semver.Compare(b, a) }) {
		problems = append(problems, fmt.Sprintf("the releases must be sorted, the newest first, not %s", strings.Join(versions, ", ")))
	}
	return problems
}

// releasedIn returns the versions that a changelog lists as released, the newest first.
func releasedIn(log string) (versions []string) {
	for _, m := range releaseHeading.FindAllStringSubmatch(log, -1) {
		versions = append(versions, m[1])
	}
	return versions
}

// broken returns a message for each entry of the contract of the last release that the
// program no longer fulfills, unless the changelog begins a new major version and says
// what to do.
func broken(last string, then, now []string, log string) (problems []string) {
	next, section := "", ""
	if m := nextHeading.FindStringSubmatchIndex(log); m != nil {
		if m[2] >= 0 {
			next = log[m[2]:m[3]]
		}
		section, _, _ = strings.Cut(log[m[1]:], "\n## ")
	}
	for _, entry := range then {
		if slices.Contains(now, entry) {
			continue
		}
		_, name, _ := strings.Cut(entry, ": ")
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "[]."), ":")
		name, _, _ = strings.Cut(name, "/-") // the short form of a flag
		switch {
		case semver.Compare(semver.Major(next), semver.Major(last)) <= 0:
			problems = append(problems, fmt.Sprintf("%s promises %q, which is removed or changed. Restore it (a flag can be hidden and deprecated), or begin a new major version: "+
				"name the top section of %s \"## v%s.0.0 (unreleased)\" and say there what to use instead of `%s`", last, entry, filepath.Base(changelog), nextMajor(last), name))
		case !strings.Contains(section, "`"+name+"`"):
			problems = append(problems, fmt.Sprintf("%s promises %q, which %s removes or changes: say in its section of %s what to use instead of `%s`",
				last, entry, next, filepath.Base(changelog), name))
		}
	}
	return problems
}

func nextMajor(version string) string {
	major := 0
	_, _ = fmt.Sscanf(version, "v%d", &major)
	return fmt.Sprint(major + 1)
}

// record returns the lines of a record: entries of the same kind share one.
func record(entries []string) string {
	var b strings.Builder
	place := ""
	for _, e := range entries {
		p, name, _ := strings.Cut(e, ": ")
		if p != place {
			b.WriteString("\n" + p + ":")
			place = p
		}
		b.WriteString(" " + name)
	}
	return strings.TrimPrefix(b.String(), "\n") + "\n"
}

// entries returns the entries of a record.
func entries(record string) (all []string) {
	for line := range strings.Lines(record) {
		place, names, _ := strings.Cut(line, ": ")
		for name := range strings.FieldsSeq(names) {
			all = append(all, place+": "+name)
		}
	}
	return all
}

// TestContractBroken checks what is allowed between two versions.
func TestContractBroken(t *testing.T) {
	then := entries("exit codes: 0 3\nflags of landscope list: --limit/-L:N=0 --sort:string\njson of list: [].name:string\n")
	if got := record(then); got != "exit codes: 0 3\nflags of landscope list: --limit/-L:N=0 --sort:string\njson of list: [].name:string\n" {
		t.Errorf("the record of the entries is %q", got)
	}
	const next = "# Changelog\n\n## v2.0.0 (unreleased)\n\nUse `--order` instead of `--sort`.\n\n## v1.9.0 - 2026-11-28\n\n`--limit` is new.\n"
	for _, c := range []struct{ log, without, with, want string }{
		{"## Unreleased\n", "", "csv of list: name", ""},
		{"## Unreleased\n", "--sort:string", "--order:string", `v1.9.0 promises "flags of landscope list: --sort:string", which is removed or changed. Restore it`},
		{"## v1.10.0 (unreleased)\n", "--sort:string", "", "\"## v2.0.0 (unreleased)\" and say there what to use instead of `--sort`"},
		{"## v1.9.0 - 2026-11-28\n", "[].name:string", "json of list: [].name:number", "instead of `name`"},
		{next, "--sort:string", "", ""},
		{next, "--limit/-L:N=0", "flags of landscope list: --limit/-L:N=20", "which v2.0.0 removes or changes: say in its section of CHANGELOG.md what to use instead of `--limit`"},
	} {
		now := slices.DeleteFunc(slices.Clone(then), func(e string) bool { return c.without != "" && strings.HasSuffix(e, ": "+c.without) })
		got := strings.Join(broken("v1.9.0", then, append(now, c.with), c.log), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%q without %s, with %s: %q, want %q", c.log, c.without, c.with, got, c.want)
		}
	}
	if got := releasedIn(next + "\n## v1.9.0-rc.1 - 2026-11-21\n"); !slices.Equal(got, []string{"v1.9.0"}) || len(badHeadings(next+"\n## v1.9.0-rc.1 - 2026-11-21\n")) > 0 {
		t.Errorf("released: %q, %q", got, badHeadings(next))
	}
	for log, want := range map[string]string{
		"# Changelog\n\n## 1.9.0 - 2026-11-28\n":                               `the heading "## 1.9.0 - 2026-11-28" must be`,
		"# Changelog\n\n## v1.9.0 - 2026-11-28\n\n## Unreleased\n":             `the heading "## Unreleased" must be`,
		"# Changelog\n\n## v1.9.0 - 2026-11-28\n\n## v1.10.0 - 2026-12-28\n":   "the newest first, not v1.9.0, v1.10.0",
		"# Changelog\n\n## v1.10.0 - 2026-12-28\n\n## v1.9.0, on 2026-11-28\n": `the heading "## v1.9.0, on 2026-11-28" must be`,
	} {
		if got := badHeadings(log); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%q: %q, want %q", log, got, want)
		}
	}
}
