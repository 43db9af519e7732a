// Command evidence finds, in a git clone of CNCF's landscape, where each change
// of level was made:
//
//	go run ./internal/tools/evidence CLONE [REVISION] > evidence.yml
//
// It prints entries as in data/overlay.yml: by project, the level, the date of
// the commit on the main line, and the URL of the pull request or, if the
// message names none, of the commit. A comment says when a project lost its level.
//
// The clone must be complete: made without --depth and --filter.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// path is the file in the clone.
const path = "landscape.yml"

const repository = "https://github.com/cncf/landscape/"

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fmt.Fprintln(os.Stderr, "usage: evidence CLONE [REVISION]")
		os.Exit(2)
	}
	revision := "HEAD"
	if len(os.Args) == 3 {
		revision = os.Args[2]
	}
	if err := run(os.Args[1], revision); err != nil {
		fmt.Fprintln(os.Stderr, "evidence:", err)
		os.Exit(1)
	}
}

func run(clone, revision string) error {
	rows, err := Evidence(clone, revision)
	if err != nil {
		return err
	}
	out, err := entries(rows)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(out)
	return err
}

// Row is a change of level. Level is empty if the project lost its level.
type Row struct{ Project, Level, Date, URL string }

// Evidence returns every change of level on the main line up to the revision,
// oldest first.
func Evidence(clone, revision string) ([]Row, error) {
	versions, err := versionsOf(clone, revision)
	if err != nil {
		return nil, err
	}
	h, parsed := newHistory(), parser{}
	err = eachVersion(clone, versions, func(v version, content []byte) {
		h.add(v, parsed.items(content))
	})
	if err != nil {
		return nil, err
	}
	rows := make([]Row, len(h.changes))
	for i, c := range h.changes {
		rows[i] = Row{c.project.name, c.level, c.version.date, c.version.url()}
	}
	return rows, nil
}

// entries returns the rows as entries of an overlay, sorted by name, ignoring case.
func entries(rows []Row) ([]byte, error) {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Project), strings.ToLower(b.Project)), strings.Compare(a.Project, b.Project))
	})
	out := bytes.NewBufferString("projects:\n")
	for i, row := range rows {
		if i == 0 || row.Project != rows[i-1].Project {
			name, err := yaml.Marshal(row.Project)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(out, "  %s:\n    evidence:\n", bytes.TrimSpace(name))
		}
		if row.Level == "" {
			fmt.Fprintf(out, "      # %s: no level any more, %s\n", row.Date, row.URL)
			continue
		}
		fmt.Fprintf(out, "      - {level: %s, date: %s, url: %s}\n", row.Level, row.Date, row.URL)
	}
	return out.Bytes(), nil
}
