package data_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diff"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/stats"
)

// later are the changes of level since the landscape file that the embedded data is
// made from; see data/README.md.
var later = map[string][]string{"Karmada": {"2026-09-03=graduated"}, "Meshery": {"2026-09-14=incubating"}}

// newName returns the name of an item that was renamed since then.
func newName(name string) string {
	if name == "Serverless Workflow" {
		return "Open Workflow Specification"
	}
	return name
}

// levels returns testdata/levels.tsv: by project, its changes as DATE=LEVEL.
func levels(t *testing.T) map[string][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/levels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	changes := map[string][]string{}
	for line := range strings.Lines(string(b)) {
		if cells := strings.Split(line, "\t"); len(cells) > 4 && cells[0] != "name" && !strings.HasPrefix(line, "#") {
			changes[newName(cells[0])] = append(strings.Fields(cells[4]), later[cells[0]]...)
		}
	}
	return changes
}

// TestAsOfAgreesWithLevels checks, on each first of January and July and around
// every change, that each project is at the level in the list.
func TestAsOfAgreesWithLevels(t *testing.T) {
	changes := levels(t)
	c := catalog(t, source.Request{})
	days := []string{}
	for year := 2016; year <= 2026; year++ {
		days = append(days, fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-07-01", year))
	}
	for _, list := range changes {
		for _, ch := range list {
			days = append(days, ch[:10])
		}
	}
	slices.Sort(days)
	for _, text := range slices.Compact(days) {
		day, err := landscape.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, it := range c.AsOf(day).Items {
			if it.Maturity != "" {
				got[it.Name] = string(it.Maturity)
			}
		}
		n := 0
		for name, list := range changes {
			want := ""
			for _, ch := range list {
				if date, level, _ := strings.Cut(ch, "="); date <= text {
					want = level
				}
			}
			if want != "" {
				n++
			}
			if got[name] != want {
				t.Errorf("%s on %s: %q, want %q", name, text, got[name], want)
			}
		}
		if n != len(got) {
			t.Errorf("on %s: %d projects, want %d", text, len(got), n)
		}
	}
}

// TestTheSixteen checks the projects of 2018-02-20, of which Rook was the 15th.
func TestTheSixteen(t *testing.T) {
	c := catalog(t, source.Request{}).AsOf(20180220)
	items, err := c.Select(landscape.Query{Maturity: []string{"hosted"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range landscape.Events(items) {
		got = append(got, e.Item.Name+" "+string(e.Item.Maturity))
	}
	want := []string{"Kubernetes incubating", "Prometheus incubating", "OpenTracing incubating", "Fluentd incubating", "Linkerd sandbox",
		"gRPC incubating", "CoreDNS sandbox", "containerd incubating", "rkt incubating", "Container Network Interface (CNI) incubating",
		"Envoy incubating", "Jaeger incubating", "Notary Project incubating", "The Update Framework (TUF) incubating", "Rook sandbox", "Vitess incubating"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestTenure checks the tenure in the embedded data, and in upstream's dates
// without the overlay.
func TestTenure(t *testing.T) {
	check := func(c *landscape.Catalog, want string) {
		t.Helper()
		items, err := c.Select(landscape.Query{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range stats.Tenure(c, items) {
			if r.To != "" {
				got = append(got, fmt.Sprintf("%s-%s %d %g", r.From, r.To, r.Count, r.Median))
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("got  %s\nwant %s", s, want)
		}
	}
	check(catalog(t, source.Request{}), "sandbox-incubating 51 755, incubating-graduated 39 792, accepted-graduated 39 1095")
	check(catalog(t, source.Request{File: recorded(t), Overlays: []string{source.NoOverlay}}),
		"sandbox-incubating 50 758.5, incubating-graduated 39 792, accepted-graduated 39 1095")
}

// recorded writes a landscape file with upstream's levels and dates, and returns
// its name.
func recorded(t *testing.T) string {
	t.Helper()
	up, _ := upstream(t)
	var b strings.Builder
	b.WriteString("landscape:\n")
	for _, key := range slices.Sorted(maps.Keys(up)) {
		place, fields := strings.Split(key, "\t"), up[key]
		if fields["maturity"] == "" {
			continue
		}
		fmt.Fprintf(&b, "- category:\n  name: %q\n  subcategories:\n  - subcategory:\n    name: %q\n    items:\n", place[1], place[0])
		fmt.Fprintf(&b, "    - item:\n      name: %q\n      project: %s\n      extra:\n", place[0], fields["maturity"])
		for _, level := range []string{"accepted", "incubating", "graduated", "archived"} {
			fmt.Fprintf(&b, "        %s: '%s'\n", level, fields[level+"_at"])
		}
	}
	file := filepath.Join(t.TempDir(), "landscape.yml")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestDiffOfRealFiles checks that the changes from one real file to another,
// applied to the first, give the second, and that they include promotions which
// were checked by hand.
func TestDiffOfRealFiles(t *testing.T) {
	old := catalog(t, source.Request{File: "testdata/cncf-2024-01-01.yml"})
	fresh := catalog(t, source.Request{File: "testdata/cncf-2026-08-07.yml"})
	changes := diff.Compare(old, fresh)
	if got, want := landscapetest.Rows(fresh, landscapetest.Apply(t, old, changes)), landscapetest.Rows(fresh, fresh.Items); !slices.Equal(got, want) {
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("applied:\n%s\nwant:\n%s", got[i], want[i])
			}
		}
	}
	promoted := map[string]string{}
	for _, ch := range changes {
		if ch.Kind == diff.Promoted {
			promoted[ch.After.Name] = ch.From + ">" + ch.To
		}
	}
	for name, want := range map[string]string{
		"cert-manager": "incubating>graduated", "Falco": "incubating>graduated", "Dapr": "incubating>graduated", "KubeEdge": "incubating>graduated",
		"CubeFS": "incubating>graduated", "in-toto": "incubating>graduated", "Strimzi": "sandbox>incubating", "Artifact Hub": "sandbox>incubating",
		"wasmCloud": "sandbox>incubating", "metal3-io": "sandbox>incubating", "Kubescape": "sandbox>incubating", "Lima": "sandbox>incubating",
	} {
		if promoted[name] != want {
			t.Errorf("%s: promoted %q, want %q", name, promoted[name], want)
		}
	}
	if d := diff.Compare(fresh, fresh); len(d) != 0 {
		t.Errorf("a file differs from itself: %d changes, %+v", len(d), d[0])
	}
}
