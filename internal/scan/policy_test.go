package scan

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/rogpeppe/go-internal/txtar"
)

// policyCatalog has a project at each level, one with a status and an item that is
// no project.
func policyCatalog() *landscape.Catalog {
	return &landscape.Catalog{Items: []landscape.Item{
		{Name: "Old", Maturity: landscape.Archived}, {Name: "New", Maturity: landscape.Sandbox},
		{Name: "Mid", Maturity: landscape.Incubating}, {Name: "Top", Maturity: landscape.Graduated, Status: "hold"},
		{Name: "Odd", Maturity: "emeritus"}, {Name: "Plain", Status: "adopt"},
	}, Statuses: []string{"adopt", "hold"}}
}

func finder(c *landscape.Catalog) func(string) *landscape.Item {
	return func(name string) *landscape.Item {
		for i := range c.Items {
			if c.Items[i].Name == name {
				return &c.Items[i]
			}
		}
		return nil
	}
}

// reportOf returns a report in which every project is used.
func reportOf(c *landscape.Catalog) *Report {
	r := &Report{Unreadable: []Unreadable{{File: "x"}}}
	for i := range c.Items {
		r.Projects = append(r.Projects, Project{&c.Items[i], []Use{{Places: []Place{{File: "f", Line: i + 1}}}}})
	}
	return r
}

// TestJudge applies policies to a report in which every project is used.
func TestJudge(t *testing.T) {
	const today = landscape.Date(20260801)
	for name, tc := range map[string]struct {
		policy Policy
		want   string // violations, excused and expired
	}{
		"no rule":     {Policy{}, ""},
		"denied":      {Policy{Denied: []string{"archived", "sandbox"}}, "Old is archived, New is sandbox"},
		"allowed":     {Policy{Allowed: []string{"graduated", "incubating"}}, "Old is archived, not graduated or incubating, New is sandbox, not graduated or incubating, Odd is emeritus, not graduated or incubating"},
		"none":        {Policy{Allowed: []string{}}, "Old is archived, not any allowed value, New is sandbox, not any allowed value, Mid is incubating, not any allowed value, Top is graduated, not any allowed value, Odd is emeritus, not any allowed value"},
		"minimum":     {Policy{Minimum: landscape.Incubating}, "Old is archived, below incubating, New is sandbox, below incubating"},
		"statuses":    {Policy{Statuses: []string{"adopt"}}, "Top has status hold, not adopt"},
		"denied wins": {Policy{Denied: []string{"graduated"}, Allowed: []string{"graduated"}, Minimum: landscape.Sandbox}, "Old is archived, not graduated, New is sandbox, not graduated, Mid is incubating, not graduated, Top is graduated, Odd is emeritus, not graduated"},
		"exception": {Policy{Denied: []string{"archived", "sandbox"}, Exceptions: []Exception{{Project: "Old", Reason: "soon gone", Until: 0}, {Project: "Mid", Reason: "not needed", Until: 0}, {Project: "New", Reason: "x", Until: today}}},
			"excused Old soon gone, excused New x"},
		"ended": {Policy{Denied: []string{"archived"}, Exceptions: []Exception{{Project: "Old", Reason: "x", Until: today - 1}, {Project: "Nothing", Reason: "x", Until: 0}}}, "Old is archived, ended Old"},
		"ended, and another": {Policy{Denied: []string{"archived"}, Exceptions: []Exception{{Project: "Old", Reason: "x", Until: today - 1}, {Project: "Old", Reason: "y", Until: 0}, {Project: "Old", Reason: "z", Until: 0}}},
			"excused Old y, ended Old"},
	} {
		c := policyCatalog()
		v := tc.policy.Judge(reportOf(c), today, finder(c))
		var got []string
		for _, x := range v.Violations {
			got = append(got, x.Project.Item.Name+" "+x.Text)
		}
		for _, x := range v.Excused {
			got = append(got, "excused "+x.Project.Item.Name+" "+x.Exception.Reason)
		}
		for _, x := range v.Expired {
			got = append(got, "ended "+x.Project)
		}
		if strings.Join(got, ", ") != tc.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, ", "), tc.want)
		}
		if len(v.Unreadable) != 1 || v.Passed() {
			t.Errorf("%s: passed, although a file cannot be read", name)
		}
		tc.policy.AllowUnreadable = true
		if v = tc.policy.Judge(reportOf(c), today, finder(c)); v.Passed() != (len(v.Violations) == 0) || v.Unreadable != nil {
			t.Errorf("%s: with unreadable files allowed: %+v", name, v)
		}
	}
}

// TestWith adds flags to a policy.
func TestWith(t *testing.T) {
	c := policyCatalog()
	base := Policy{Denied: []string{"archived"}, Minimum: landscape.Sandbox}
	p, err := base.With([]string{"emeritus"}, "graduated", c)
	if err != nil || !slices.Equal(p.Denied, []string{"archived", "emeritus"}) || p.Minimum != landscape.Graduated {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err = base.With(nil, "", c); err != nil || p.Minimum != landscape.Sandbox || len(p.Denied) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	for _, tc := range []struct{ denied, least, want string }{
		{"archivd", "", `unknown level "archivd"`},
		{"sandbox", "archived", `unknown minimum level "archived"`},
	} {
		if _, err := base.With([]string{tc.denied}, tc.least, c); err == nil || !strings.HasPrefix(err.Error(), tc.want) {
			t.Errorf("%s, %s: %v", tc.denied, tc.least, err)
		}
	}
}

// TestReadPolicy reads the policy files in testdata/policies.txtar. Its comment has a line
// for each: what is read, or the error.
func TestReadPolicy(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "policies.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(archive.Comment)) {
		if name, text, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			want[name] = text
		}
	}
	if len(want) != len(archive.Files) || len(want) == 0 {
		t.Fatalf("%d files, %d results", len(archive.Files), len(want))
	}
	for _, f := range archive.Files {
		p, err := ReadPolicy(f.Data, f.Name, policyCatalog())
		got := fmt.Sprintf("%+v", p)
		if err != nil {
			var fault *diag.Fault
			if !errors.As(err, &fault) {
				t.Errorf("%s: %v has no place", f.Name, err)
			}
			got = strings.TrimPrefix(err.Error(), f.Name+":")
		}
		if got != want[f.Name] {
			t.Errorf("%s: %s\nwant %s", f.Name, got, want[f.Name])
		}
	}
}

// TestPolicyKeys checks that every documented key is read.
func TestPolicyKeys(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "policies.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	policy, exception := PolicyKeys()
	for _, key := range append(policy, exception...) {
		if !strings.Contains(string(text), key[0]+":") || key[1] == "" {
			t.Errorf("no policy in testdata has the key %q", key[0])
		}
	}
}
