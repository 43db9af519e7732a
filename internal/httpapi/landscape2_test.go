package httpapi

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/view"
	"gopkg.in/yaml.v3"
)

// TestLandscape2: the endpoints of landscape2, their keys and their order.
func TestLandscape2(t *testing.T) {
	s := testServer(t, nil, Options{})
	always := []string{"category", "homepage_url", "id", "logo_url", "name", "subcategory"}
	for address, n := range map[string]int{"/api/projects/all.json": 255, "/api/categories/runtime/all.json": 126, "/api/categories/runtime/container-runtime/all.json": 26, "/api/members/all.json": 722} {
		var items []map[string]any
		if err := json.Unmarshal(ask(s, address, nil).Body.Bytes(), &items); err != nil || len(items) != n {
			t.Errorf("%s: %d items, want %d, %v", address, len(items), n, err)
		}
		var count struct{ Count int }
		if err := json.Unmarshal(ask(s, strings.Replace(address, "all", "count", 1), nil).Body.Bytes(), &count); err != nil || count.Count != n {
			t.Errorf("%s: count %d, %v", address, count.Count, err)
		}
		for i, it := range items {
			for _, key := range always {
				if it[key] == nil {
					t.Errorf("%s: %v has no %s", address, it["name"], key)
				}
			}
			for key := range it {
				if base, _, _ := strings.Cut(key, "."); key != "logo_url" && key != "summary" && !slices.Contains(view.Landscape2Fields, base) {
					t.Errorf("%s: key %s", address, key)
				}
			}
			if i > 0 && strings.ToLower(items[i-1]["name"].(string)) > strings.ToLower(it["name"].(string)) {
				t.Errorf("%s: %v comes after %v", address, it["name"], items[i-1]["name"])
			}
		}
	}
	if got := ask(s, "/api/projects/runtime--container-runtime--containerd.json", nil); got.Code != 200 || !strings.Contains(got.Body.String(), `"logos/containerd.svg"`) {
		t.Errorf("containerd: %d %.300s", got.Code, got.Body)
	}
	for _, address := range []string{"/docs/items.csv", "/docs/projects.csv", "/docs/projects.md", "/api/members/end-users.json", "/healthz", "/readyz", "/api/v1/openapi.json"} {
		if got := ask(s, address, nil); got.Code != 200 || got.Body.Len() == 0 {
			t.Errorf("%s: %d", address, got.Code)
		}
	}
}

// rawItem is an item as a landscape file has it.
type rawItem struct {
	Name, Logo, Project string
	HomepageURL         string `yaml:"homepage_url"`
	EndUser             bool   `yaml:"enduser"`
	Extra               struct {
		Accepted, Incubating, Graduated, Archived string
		Audits                                    []struct{ Date, URL string }
	}

	category, subcategory string
}

// lastAudit is the newest by its date, the last of several.
func (it rawItem) lastAudit() (date, url string) {
	for _, a := range it.Extra.Audits {
		if a.Date >= date {
			date, url = a.Date, a.URL
		}
	}
	return date, url
}

// readRaw reads a landscape file without any code of ours, in landscape2's
// order.
func readRaw(t *testing.T, file string) []rawItem {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var raw struct {
		Landscape []struct {
			Name          string
			Subcategories []struct {
				Name  string
				Items []rawItem
			}
		}
	}
	if err := yaml.Unmarshal(content, &raw); err != nil {
		t.Fatal(err)
	}
	var all []rawItem
	for _, c := range raw.Landscape {
		for _, s := range c.Subcategories {
			for _, it := range s.Items {
				it.category, it.subcategory = c.Name, s.Name
				all = append(all, it)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b rawItem) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all
}

// TestLandscape2OfARealFile: what a real file has, every end point and download
// of landscape2 has, under landscape2's names and in its order.
func TestLandscape2OfARealFile(t *testing.T) {
	const file, members = "../../data/testdata/cncf-2026-08-07.yml", "CNCF Members"
	all := readRaw(t, file)
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, Options{})
	lists := map[string]func(rawItem) bool{
		"/api/projects/all.json":      func(it rawItem) bool { return it.Project != "" },
		"/api/members/all.json":       func(it rawItem) bool { return it.category == members },
		"/api/members/end-users.json": func(it rawItem) bool { return it.category == members && it.EndUser },
	}
	for _, it := range all {
		if category := "/api/categories/" + normalize.Slug(it.category); it.category != members {
			lists[category+"/all.json"] = func(other rawItem) bool { return other.category == it.category }
			lists[category+"/"+normalize.Slug(it.subcategory)+"/all.json"] = func(other rawItem) bool {
				return other.category == it.category && other.subcategory == it.subcategory
			}
		}
	}
	lists["/api/categories/ai-native-infra/network/all.json"] = func(rawItem) bool { return false } // but for a further placement
	if len(lists) != 3+10+25+1 {
		t.Errorf("%d lists, want those of 25 subcategories with items in 10 categories besides the members", len(lists))
	}
	for address, in := range lists {
		checkList(t, s, address, slices.DeleteFunc(slices.Clone(all), func(it rawItem) bool { return !in(it) }))
	}
	if got := ask(s, "/api/categories/cncf-members/all.json", nil); got.Code != 404 {
		t.Errorf("the members are a category, too: %d", got.Code)
	}
	checkDownloads(t, s, all)
}

// checkList compares a list with the items of a file, and the count of it.
func checkList(t *testing.T, s *Server, address string, want []rawItem) {
	t.Helper()
	text := ask(s, address, nil).Body.String()
	var got []struct {
		ID, Name, Category, Subcategory, Maturity string
		LogoURL                                   string `json:"logo_url"`
		AcceptedAt                                string `json:"accepted_at"`
		Repositories                              []struct{ Primary *bool }
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil || len(got) != len(want) {
		t.Errorf("%s: %d items, want %d, %v", address, len(got), len(want), err)
		return
	}
	for i, it := range want {
		id := normalize.Slug(it.category) + "--" + normalize.Slug(it.subcategory) + "--" + normalize.Slug(it.Name)
		g := got[i]
		if g.ID != id || g.Name != it.Name || g.Category != it.category || g.Subcategory != it.subcategory || g.Maturity != it.Project ||
			g.AcceptedAt != it.Extra.Accepted || g.LogoURL != "logos/"+path.Base(it.Logo) {
			t.Errorf("%s: %v, want %v", address, g, it)
		}
		for j, r := range g.Repositories {
			if r.Primary == nil || *r.Primary && j > 0 {
				t.Errorf("%s: %s: repository %d does not say which is the primary one", address, g.Name, j)
			}
		}
	}
	checkKeys(t, address, text)
	if count := strings.Replace(address, "all.json", "count.json", 1); count != address {
		if got := ask(s, count, nil).Body.String(); strings.Join(strings.Fields(got), "") != `{"count":`+strconv.Itoa(len(want))+"}" {
			t.Errorf("%s: %s", count, got)
		}
	}
}

// checkKeys checks that the keys of every item are landscape2's, in its order.
func checkKeys(t *testing.T, address, text string) {
	t.Helper()
	last := -1
	for line := range strings.Lines(text) {
		key, ok := strings.CutPrefix(line, `    "`)
		if !ok {
			last = -1
			continue
		}
		key, _, _ = strings.Cut(key, `"`)
		i := slices.IndexFunc(view.Landscape2Fields, func(f string) bool {
			base, _, _ := strings.Cut(f, ".")
			return base == key || f == "logo" && key == "logo_url"
		})
		if i <= last {
			t.Errorf("%s: key %s is unknown, or comes late", address, key)
		}
		last = i
	}
}

func checkDownloads(t *testing.T, s *Server, all []rawItem) {
	t.Helper()
	read := func(address string) [][]string {
		rows, err := csv.NewReader(strings.NewReader(ask(s, address, nil).Body.String())).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		return rows
	}
	items, projects := read("/docs/items.csv"), read("/docs/projects.csv")
	if header := strings.Join(items[0], ", "); header != landscape2ItemsHeader || len(items) != len(all)+1 {
		t.Errorf("items.csv: %d rows, want %d, under %s", len(items)-1, len(all), header)
	}
	markdown := strings.Split(ask(s, "/docs/projects.md", nil).Body.String(), "\n")
	if want := "| **" + strings.ReplaceAll(strings.Replace(landscape2ProjectsHeader, "tag, ", "", 1), ", ", "** | **") + "** |"; markdown[2] != want {
		t.Errorf("projects.md: %s", markdown[2])
	}
	if header := strings.Join(projects[0], ", "); header != landscape2ProjectsHeader {
		t.Errorf("projects.csv: %s", header)
	}
	n := 0
	for i, it := range all {
		date, url := it.lastAudit()
		if got := items[i+1]; got[0] != it.Name || got[24] != it.category || got[25] != it.subcategory || got[48] != date || got[49] != url {
			t.Errorf("items.csv: %q, want %v", got, it)
		}
		if it.Project == "" {
			continue
		}
		n++
		sandbox := it.Extra.Accepted
		if sandbox == it.Extra.Incubating {
			sandbox = ""
		}
		want := []string{strings.ToLower(it.Name), it.Project, "", it.Extra.Accepted, sandbox, it.Extra.Incubating, it.Extra.Graduated,
			it.Extra.Archived, strconv.Itoa(len(it.Extra.Audits)), date}
		if !slices.Equal(projects[n], want) {
			t.Errorf("projects.csv: %q, want %q", projects[n], want)
		}
		link := "[" + want[0] + "](" + it.HomepageURL + ") | "
		if !strings.HasPrefix(markdown[n+3], link) || !strings.HasSuffix(markdown[n+3], strings.Join(slices.Delete(want, 0, 3), " | ")+" |") {
			t.Errorf("projects.md: %s, want %s...", markdown[n+3], link)
		}
	}
	if len(projects) != n+1 || len(markdown) != n+4 {
		t.Errorf("%d projects in the CSV, %d lines of Markdown, want %d", len(projects)-1, len(markdown), n)
	}
}

const landscape2ProjectsHeader = "project_name, maturity, tag, accepted_date, sandbox_date, incubating_date, graduated_date, " +
	"archived_date, num_security_audits, last_security_audit_date"

const landscape2ItemsHeader = "name, organization, homepage, logo, twitter, crunchbase_url, funding, member, relation, tag, license, " +
	"headquarters, description, crunchbase_description, crunchbase_homepage, crunchbase_city, crunchbase_region, " +
	"crunchbase_country, crunchbase_twitter, crunchbase_linkedin, crunchbase_ticker, crunchbase_kind, crunchbase_min_employees, " +
	"crunchbase_max_employees, category, subcategory, oss, github_repo, github_stars, github_description, " +
	"github_latest_commit_date, github_latest_commit_link, github_latest_release_date, github_latest_release_link, " +
	"github_start_commit_date, github_start_commit_link, github_contributors_count, github_contributors_link, accepted, " +
	"incubation, graduated, dev_stats_url, artwork_url, blog_url, mailing_list_url, slack_url, youtube_url, chat_channel, " +
	"last_audit_date, last_audit_url"

// TestLastAuditIsTheNewest: by its date, wherever it stands in the file.
func TestLastAuditIsTheNewest(t *testing.T) {
	file := filepath.Join(t.TempDir(), "landscape.yml")
	audit := func(day string) string {
		return "                - date: '" + day + "'\n                  type: security\n                  url: https://a.org/" + day + "\n                  vendor: V\n"
	}
	text := "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: X\n" +
		"            homepage_url: https://x.org\n            logo: a/x.svg\n            project: sandbox\n            extra:\n              audits:\n" +
		audit("2021-05-06") + audit("2024-02-03") + audit("2019-08-09")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := testServer(t, map[string]string{"LANDSCOPE_DATA": file}, Options{})
	for address, want := range map[string]string{"/docs/items.csv": "2024-02-03,https://a.org/2024-02-03\n", "/docs/projects.csv": ",3,2024-02-03\n",
		"/docs/projects.md": "| 3 | 2024-02-03 |", "/api/projects/all.json": `"logo_url": "logos/x.svg"`} {
		if got := ask(s, address, nil).Body.String(); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in %s", address, want, got)
		}
	}
}
