// Command extract writes the files of data/testdata, which are small extracts
// of files that are not part of this repository:
//
//	go run ./internal/tools/extract LANDSCAPES TREES
//
// LANDSCAPES is a directory of landscape files, TREES one of source trees, or - to
// keep the extract of these. Both are listed in data/testdata/README.md. The extracts hold what tests compare,
// and no sentences; see reduce, facts, windows and components.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/atomicfile"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// newest is the file from which the embedded landscape is made.
const newest = "cncf-2026-08-07.yml"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: extract LANDSCAPES TREES")
		os.Exit(2)
	}
	if err := extract(os.Args[1], os.Args[2], filepath.Join("data", "testdata")); err != nil {
		fmt.Fprintln(os.Stderr, "extract:", err)
		os.Exit(1)
	}
}

// extract writes the extracts of the landscape files in from and of the trees.
func extract(from, trees, to string) error {
	for _, name := range []string{"cncf-2018-03-05.yml", "cncf-2020-07-01.yml", "cncf-2024-01-01.yml", newest, "finos.yml", "lfai.yml"} {
		content, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		var known map[string]bool
		if !strings.HasPrefix(name, "cncf-") {
			known = overlayNames()
		}
		small, err := reduce(content, known)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := atomicfile.Write(filepath.Join(to, name), small); err != nil {
			return err
		}
	}
	up, _, err := source.Catalog(source.Request{File: filepath.Join(from, newest), Overlays: []string{source.NoOverlay}})
	if err != nil {
		return err
	}
	own, _, err := source.Catalog(source.Request{Overlays: []string{source.NoOverlay}})
	if err != nil {
		return err
	}
	if err := atomicfile.Write(filepath.Join(to, "upstream-facts.tsv"), facts(own, up)); err != nil {
		return err
	}
	if err := atomicfile.Write(filepath.Join(to, "upstream-windows.txt"), windows(own, up)); err != nil {
		return err
	}
	if trees == "-" {
		return nil
	}
	found, err := components(trees)
	if err != nil {
		return err
	}
	return atomicfile.Write(filepath.Join(to, "scan-components.tsv"), found)
}

// common returns the items of up that are hosted, or that own has in the same
// placement.
func common(own, up *landscape.Catalog) []*landscape.Item {
	key := func(it *landscape.Item) string { return it.Name + "\t" + it.Category + "\t" + it.Subcategory }
	has := map[string]bool{}
	for i := range own.Items {
		has[key(&own.Items[i])] = true
	}
	var all []*landscape.Item
	for i := range up.Items {
		if it := &up.Items[i]; has[key(it)] || it.Maturity != "" {
			all = append(all, it)
		}
	}
	return all
}

// facts returns a line for each subcategory of up, and one for each common item
// with the fields that tests compare: dates, levels, names and URLs.
func facts(own, up *landscape.Catalog) []byte {
	var b bytes.Buffer
	b.WriteString("# name, category, subcategory, FIELD=VALUE ...; lines without a name are the categories\n")
	for _, c := range up.Categories {
		for _, sub := range c.Subcategories {
			fmt.Fprintf(&b, "\t%s\t%s\n", c.Name, sub)
		}
	}
	for _, it := range common(own, up) {
		fmt.Fprintf(&b, "%s\t%s\t%s", it.Name, it.Category, it.Subcategory)
		for _, f := range landscape.Fields {
			if value := f.Cell(up, it); value != "" && compared(f) {
				fmt.Fprintf(&b, "\t%s=%s", f.Name, strings.NewReplacer("\t", " ", "\n", " ").Replace(value))
			}
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}

// notCompared are the fields with sentences of upstream, or values of our own.
var notCompared = []string{"name", "category", "subcategory", "description", "crunchbase_url", "logo", "latest_annual_review_at",
	"latest_annual_review_url", "unnamed_organization", "openssf_best_practices_url", "bluesky_url", "documentation_url", "id"}

func compared(f landscape.Field) bool {
	return !f.Derived && !strings.HasPrefix(f.Name, "summary.") && !slices.Contains(notCompared, f.Name)
}
