package data_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/tools/window"
)

// upstream returns the facts in testdata/upstream-facts.tsv, and the
// subcategories in upstream's order, as "CATEGORY / SUBCATEGORY".
func upstream(t *testing.T) (facts, []string) {
	t.Helper()
	content, err := os.ReadFile("testdata/upstream-facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all, places := facts{}, []string(nil)
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case cells[0] == "":
			places = append(places, cells[1]+" / "+cells[2])
		default:
			fields := map[string]string{}
			for _, cell := range cells[3:] {
				name, value, _ := strings.Cut(cell, "=")
				fields[name] = value
			}
			for _, change := range later[cells[0]] {
				date, level, _ := strings.Cut(change, "=")
				if fields["maturity"] != "" {
					fields["maturity"], fields[level+"_at"] = level, date
				}
			}
			if cells[0] == "MinIO" { // its repository is gone
				delete(fields, "repositories")
			}
			if cells[0] != newName(cells[0]) {
				fields["repositories"] = strings.Replace(fields["repositories"], "serverlessworkflow", "open-workflow-specification", 1)
			}
			cells[0] = newName(cells[0])
			all[strings.Join(cells[:3], "\t")] = fields
		}
	}
	return all, places
}

// TestUpstream compares every fact of every item with the landscape file that
// it was taken from.
func TestUpstream(t *testing.T) {
	up, places := upstream(t)
	windows := upstreamWindows(t)
	own := catalog(t, source.Request{Overlays: []string{source.NoOverlay}})
	hosted, compared := 0, 0
	for _, fields := range up {
		if fields["maturity"] != "" {
			hosted++
		}
	}
	for i := range own.Items {
		it := &own.Items[i]
		u := up[it.Name+"\t"+it.Category+"\t"+it.Subcategory]
		if u == nil {
			t.Errorf("%s is not at %s / %s upstream", it.Name, it.Category, it.Subcategory)
			continue
		}
		if it.Maturity != "" {
			hosted--
		}
		compared += compareFacts(t, own, it, u)
		for _, w := range window.Of(it.Description) {
			if windows[window.Hash(it.Name+": "+w)] {
				t.Errorf("%s: the description repeats upstream's words: %q", it.Name, w)
			}
		}
	}
	if hosted != 0 || compared < 6000 {
		t.Errorf("%d hosted projects are missing; %d facts are compared", hosted, compared)
	}
	var ours []string
	for _, c := range own.Categories {
		for _, sub := range c.Subcategories {
			ours = append(ours, c.Name+" / "+sub)
		}
	}
	if !slices.Equal(ours, places) {
		t.Errorf("the categories are %q, upstream %q", ours, places)
	}
}

// compareFacts compares an item with upstream's facts and returns their number.
func compareFacts(t *testing.T, c *landscape.Catalog, it *landscape.Item, u map[string]string) int {
	t.Helper()
	n := 0
	for _, f := range landscape.Fields {
		if f.Derived || ownFields[f.Name] || strings.HasPrefix(f.Name, "summary.") {
			continue
		}
		projectOnly := f.Date != nil || f.Name == "lfx_slug" || f.Name == "clomonitor_name" || f.Name == "devstats_url" || f.Name == "artwork_url"
		if it.Maturity == "" && (projectOnly || it.Name == "Traefik Mesh") {
			continue // upstream gives some products the data of a project
		}
		own := f.Cell(c, it)
		if own != u[f.Name] && landscape.RepositoryKey(own) != landscape.RepositoryKey(u[f.Name]) && it.Name != "DX O2 by Broadcom" { // whose key is misspelled upstream
			t.Errorf("%s: %s is %q, upstream %q", it.Name, f.Name, own, u[f.Name])
		}
		if own != "" {
			n++
		}
	}
	var also []string
	if text := u["additional_categories"]; text != "" {
		also = strings.Split(text, "; ")
	}
	for _, p := range it.Also {
		if !slices.Contains(also, p.String()) && it.Name != "Kyverno" && it.Name != "OpenFunction" { // two misspelled upstream
			t.Errorf("%s: placement %s is not upstream's", it.Name, p)
		}
	}
	if missing := len(also) - len(it.Also); missing != 0 && it.Name != "Open Policy Agent (OPA)" { // one leads nowhere
		t.Errorf("%s: %d placements missing", it.Name, missing)
	}
	return n
}

// upstreamWindows returns the hashes of all runs of five words in upstream's
// descriptions, which internal/tools/extract writes.
func upstreamWindows(t *testing.T) map[string]bool {
	t.Helper()
	content, err := os.ReadFile("testdata/upstream-windows.txt")
	if err != nil {
		t.Fatal(err)
	}
	windows := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		windows[strings.TrimSpace(line)] = true
	}
	if len(windows) < 5000 {
		t.Errorf("only %d windows", len(windows))
	}
	return windows
}

// TestLevels compares the history of all 255 projects with the list of level
// changes.
func TestLevels(t *testing.T) {
	f, err := os.Open("testdata/levels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.LazyQuotes, r.FieldsPerRecord = '\t', '#', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c := catalog(t, source.Request{})
	byName := map[string]*landscape.Item{}
	for i := range c.Items {
		if c.Items[i].Maturity != "" {
			byName[c.Items[i].Name] = &c.Items[i]
		}
	}
	n := 0
	for _, row := range rows[1:] {
		for _, change := range later[row[0]] {
			_, row[3], _ = strings.Cut(change, "=")
			row[4] += " " + change
		}
		it := byName[newName(row[0])]
		if it == nil || it.Category != row[1] || it.Subcategory != row[2] || string(it.Maturity) != row[3] {
			t.Errorf("%v: not so: %+v", row, it)
			continue
		}
		var changes []string
		for _, ch := range it.History() {
			changes = append(changes, ch.Date.String()+"="+string(ch.Level))
		}
		if got := strings.Join(changes, " "); got != row[4] {
			t.Errorf("%s: changes %s, want %s", row[0], got, row[4])
		}
		n++
	}
	if n != 255 {
		t.Errorf("%d projects compared, want 255", n)
	}
}

// TestOtherFoundations checks that in files of other foundations the embedded
// overlay knows projects by their repositories alone, and never changes a level
// or a description of the file. The extracts have every item whose name is in the
// overlay.
func TestOtherFoundations(t *testing.T) {
	known := 0
	for _, name := range []string{"lfai.yml", "finos.yml"} {
		own := catalog(t, source.Request{File: "testdata/" + name, Overlays: []string{source.NoOverlay}})
		c := catalog(t, source.Request{File: "testdata/" + name})
		for i, it := range c.Items {
			was := own.Items[i]
			switch {
			case was.Maturity != it.Maturity || it.Changes != nil || it.NoSuccessor || it.Evidence != nil:
				t.Errorf("%s: the overlay changes the level of %s", name, it.Name)
			case was.Description != "" && was.Description != it.Description:
				t.Errorf("%s: the overlay changes the description of %s", name, it.Name)
			case it.Repository() == "" && len(it.Aliases)+len(it.FormerNames)+len(it.Facts) > 0:
				t.Errorf("%s: the overlay knows %s by its name", name, it.Name)
			case len(it.Aliases) > 0 || it.DescriptionJa != "":
				known++
			}
		}
	}
	if known < 5 {
		t.Errorf("only %d projects are known by their repositories", known)
	}
}

// TestEveryUpstreamFile checks the numbers of items and of hosted projects in
// extracts of real files of eight years.
func TestEveryUpstreamFile(t *testing.T) {
	for name, want := range map[string][2]int{
		"cncf-2018-03-05.yml": {41, 3}, "cncf-2020-07-01.yml": {52, 10}, "cncf-2024-01-01.yml": {95, 45},
		"cncf-2026-08-07.yml": {107, 56}, "finos.yml": {20, 19}, "lfai.yml": {54, 9},
	} {
		c := catalog(t, source.Request{File: "testdata/" + name})
		hosted := 0
		for _, it := range c.Items {
			if it.Maturity != "" {
				hosted++
			}
		}
		if len(c.Items) != want[0] || hosted != want[1] {
			t.Errorf("%s: %d items, %d hosted, want %v", name, len(c.Items), hosted, want)
		}
	}
}
