package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/landscapetest"
)

func overlayProblems(t *testing.T, in string) (landscape.Overlay, []string) {
	t.Helper()
	o, problems, err := Overlay([]byte(in), "o.yml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	return o, got
}

func TestOwnOverlay(t *testing.T) {
	o, problems := overlayProblems(t, `projects:
  Rook: {status: ADOPT, owner: Storage, note: our disks, tags: [tier-1, db]}
  Istio: {status: asses, repo_url: https://github.com/istio/istio}
  etcd:
items:
  - name: Gateway
    category: Runtime
    subcategory: Network
    description: our door
    homepage_url: https://example.org
    repo_url: https://example.org/gateway
    status: hold
    owner: Edge
    note: old
    tags: [door]
  - {category: Runtime, status: trial}
  - {name: gateway}
  - {name: Portal, project: sandbox}
`)
	want := []string{
		`o.yml:3:19: warning: status "asses" is not one of adopt, trial, assess, hold; did you mean assess? [unknown-status]`,
		`o.yml:4:8: error: project is empty, not a mapping [wrong-type]`,
		`o.yml:16:5: error: item name is missing [item-name]`,
		`o.yml:17:5: warning: duplicate item "gateway" [duplicate-item]`,
		`o.yml:18:20: warning: unknown key "project" [unknown-key]`,
	}
	if !slices.Equal(problems, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
	if e := o.Entries[0]; o.Name != "o.yml" || e.Status != "adopt" || e.Owner != "Storage" || e.Note != "our disks" || len(e.Tags) != 2 {
		t.Errorf("entry: %+v", e)
	}
	if e := o.Entries[1]; e.Status != "asses" || len(e.RepoURLs) != 1 {
		t.Errorf("an unknown status is kept: %+v", e)
	}
	gateway := landscape.Item{Name: "Gateway", Category: "Runtime", Subcategory: "Network", Description: "our door",
		HomepageURL: "https://example.org", Repositories: []landscape.Repository{{URL: "https://example.org/gateway", Primary: true}},
		Status: "hold", Owner: "Edge", Note: "old", CustomTags: []string{"door"}}
	if len(o.Items) != 2 || fmt.Sprintf("%+v", o.Items[0]) != fmt.Sprintf("%+v", gateway) || o.Items[1].Maturity != "" {
		t.Errorf("own items: %+v", o.Items)
	}
}

// TestOwnStatuses: a file's own words replace the default ones, wherever in
// it they are declared.
func TestOwnStatuses(t *testing.T) {
	o, problems := overlayProblems(t, `projects: {Rook: {status: Use}, Istio: {status: adopt}}
items: [{name: X, status: avoid}]
statuses: [use, avoid, USE]
`)
	want := []string{
		`o.yml:1:49: warning: status "adopt" is not one of use, avoid [unknown-status]`,
		`o.yml:3:11: warning: status "USE" is declared twice [duplicate-status]`,
	}
	if !slices.Equal(problems, want) || fmt.Sprint(o.Statuses) != "[use avoid]" || o.Entries[0].Status != "use" {
		t.Errorf("problems:\n%s\nstatuses %v, entry %+v", strings.Join(problems, "\n"), o.Statuses, o.Entries[0])
	}
	for _, in := range []string{"statuses: a", "statuses: [{}]", "items: {a: b}", "items: [a]", "items: [{name: a, tags: b}]", "projects: {a: {owner: [b]}}"} {
		if _, problems := overlayProblems(t, in); len(problems) != 1 {
			t.Errorf("%s: %v", in, problems)
		}
	}
}

// TestLandscapeHasNoStatus: what only an overlay can say is no key of a
// landscape file, nor is the empty key.
func TestLandscapeHasNoStatus(t *testing.T) {
	c, problems, err := Landscape([]byte(landscapetest.Item("status: adopt", "owner: a", "note: b", "own_tags: [c]", "'': d")), "in.yml")
	if err != nil || len(problems) != 5 {
		t.Errorf("%v, %v", problems, err)
	}
	if it := c.Items[0]; it.Status+it.Owner+it.Note != "" || it.CustomTags != nil {
		t.Errorf("read from a landscape file: %+v", it)
	}
}

// TestOverlayOfManyEntries checks that an overlay is refused whose entries would
// take far more memory than the file.
func TestOverlayOfManyEntries(t *testing.T) {
	for _, c := range []struct{ head, entry string }{{"items:\n", "- name: i%d\n"}, {"projects:\n", "  p%d: {}\n"}} {
		var b strings.Builder
		b.WriteString(c.head)
		for i := range 20_000 {
			fmt.Fprintf(&b, c.entry, i)
		}
		_, _, err := Overlay([]byte(b.String()), "o.yml")
		if err == nil || !strings.Contains(err.Error(), "too many") && !strings.Contains(err.Error(), "more than") {
			t.Errorf("%s: %v", c.head, err)
		}
	}
}

// TestOrganizationsSpelling checks that overlays with the British spelling of the
// identifier kind are still read.
func TestOrganizationsSpelling(t *testing.T) {
	for _, key := range []string{"organizations", "organisations"} {
		o, problems := overlayProblems(t, "projects:\n  Argo: {identifiers: {"+key+": [github.com/argoproj]}}\n")
		want := landscape.Identifier{Kind: "organizations", Pattern: "github.com/argoproj"}
		if len(problems) > 0 || len(o.Entries) != 1 || !slices.Equal(o.Entries[0].Identifiers, []landscape.Identifier{want}) {
			t.Errorf("%s: %+v, %q", key, o.Entries, problems)
		}
	}
}
