package view

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// landscape2CSV is a CSV file that landscape2 offers for download.
type landscape2CSV struct {
	name    string
	only    func(*landscape.Item) bool // reports whether an item has a row; nil: all have
	columns []csvColumn
}

// csvColumn is a column of such a file. Without get it is empty, because the
// data files have no such value.
type csvColumn struct {
	name string
	get  func(csvRow) string
}

// csvRow is what a row is made of. Member is the subcategory of the member that
// the item is, or that has the same Crunchbase URL; "" if there is none.
type csvRow struct {
	c      *landscape.Catalog
	it     *landscape.Item
	member string
}

// landscape2CSVs lists docs/items.csv and docs/projects.csv of landscape2.
var landscape2CSVs = []landscape2CSV{
	{name: "landscape2-items", columns: landscape2ItemsColumns},
	{name: "landscape2-projects", columns: landscape2ProjectsColumns,
		only: func(it *landscape.Item) bool { return it.Maturity != "" }},
}

// Landscape2CSVs returns the names of the CSV files of landscape2.
func Landscape2CSVs() []string {
	var names []string
	for _, s := range landscape2CSVs {
		names = append(names, s.name)
	}
	return names
}

// Landscape2CSV presents items with the columns, the rows and the order of a CSV
// file of landscape2. The name is one of [Landscape2CSVs].
func Landscape2CSV(name string, c *landscape.Catalog, items []*landscape.Item) *output.Document {
	s := landscape2CSVs[slices.IndexFunc(landscape2CSVs, func(s landscape2CSV) bool { return s.name == name })]
	if s.only != nil {
		items = slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return !s.only(it) })
	}
	t := output.Table{}
	for _, col := range s.columns {
		t.Columns = append(t.Columns, output.Column{Name: col.name, Header: col.name})
	}
	data, byURL := []output.Object{}, membersByCrunchbase(c)
	for _, it := range inLandscape2Order(items) {
		r := csvRow{c, it, byURL[it.Detail(landscape.CrunchbaseURL)]}
		row, o := make([]string, len(s.columns)), output.Object{}
		for i, col := range s.columns {
			if col.get != nil {
				row[i] = col.get(r)
			}
			o = append(o, output.Member{Key: col.name, Value: row[i]})
		}
		t.Rows, data = append(t.Rows, row), append(data, o)
	}
	return &output.Document{Tables: []output.Table{t}, Data: data}
}

// inLandscape2Order returns items sorted by name in lower case.
func inLandscape2Order(items []*landscape.Item) []*landscape.Item {
	lower := make(map[*landscape.Item]string, len(items))
	for _, it := range items {
		lower[it] = strings.ToLower(it.Name)
	}
	return slices.SortedStableFunc(slices.Values(items), func(a, b *landscape.Item) int {
		return strings.Compare(lower[a], lower[b])
	})
}

// membersByCrunchbase maps the Crunchbase URLs of members to their subcategories.
func membersByCrunchbase(c *landscape.Catalog) map[string]string {
	m := map[string]string{}
	for i := range c.Items {
		if it := &c.Items[i]; c.Kind(it) == landscape.KindMember && it.Detail(landscape.CrunchbaseURL) != "" {
			m[it.Detail(landscape.CrunchbaseURL)] = it.Subcategory
		}
	}
	return m
}

// fieldCell returns a function that returns the value of a field.
func fieldCell(name string) func(csvRow) string {
	field := sync.OnceValue(func() landscape.Field {
		f, _ := landscape.FieldNamed(name)
		return f
	})
	return func(r csvRow) string { return field().Cell(r.c, r.it) }
}

var landscape2ItemsColumns = []csvColumn{
	{"name", fieldCell("name")}, {"organization", nil}, {"homepage", fieldCell("homepage_url")}, {"logo", fieldCell("logo")},
	{"twitter", fieldCell("twitter_url")}, {"crunchbase_url", fieldCell("crunchbase_url")}, {"funding", nil}, {"member", func(r csvRow) string { return r.member }},
	{"relation", csvRelation}, {"tag", csvTags}, {"license", csvLicense}, {"headquarters", nil},
	{"description", fieldCell("description")}, {"crunchbase_description", nil}, {"crunchbase_homepage", nil},
	{"crunchbase_city", nil}, {"crunchbase_region", nil}, {"crunchbase_country", nil}, {"crunchbase_twitter", nil},
	{"crunchbase_linkedin", nil}, {"crunchbase_ticker", nil}, {"crunchbase_kind", nil},
	{"crunchbase_min_employees", nil}, {"crunchbase_max_employees", nil}, {"category", fieldCell("category")},
	{"subcategory", fieldCell("subcategory")}, {"oss", nil}, {"github_repo", nil}, {"github_stars", nil},
	{"github_description", nil}, {"github_latest_commit_date", nil}, {"github_latest_commit_link", nil},
	{"github_latest_release_date", nil}, {"github_latest_release_link", nil}, {"github_start_commit_date", nil},
	{"github_start_commit_link", nil}, {"github_contributors_count", nil}, {"github_contributors_link", nil},
	{"accepted", fieldCell("accepted_at")}, {"incubation", fieldCell("incubating_at")}, {"graduated", fieldCell("graduated_at")},
	{"dev_stats_url", fieldCell("devstats_url")}, {"artwork_url", fieldCell("artwork_url")}, {"blog_url", fieldCell("blog_url")},
	{"mailing_list_url", fieldCell("mailing_list_url")}, {"slack_url", fieldCell("slack_url")}, {"youtube_url", fieldCell("youtube_url")},
	{"chat_channel", fieldCell("chat_channel")}, {"last_audit_date", fieldCell("last_audit_at")}, {"last_audit_url", csvLastAuditURL},
}

var landscape2ProjectsColumns = []csvColumn{
	{"project_name", func(r csvRow) string { return strings.ToLower(r.it.Name) }},
	{"maturity", fieldCell("maturity")}, {"tag", csvTags}, {"accepted_date", fieldCell("accepted_at")},
	{"sandbox_date", csvSandboxDate},
	{"incubating_date", fieldCell("incubating_at")}, {"graduated_date", fieldCell("graduated_at")}, {"archived_date", fieldCell("archived_at")},
	{"num_security_audits", func(r csvRow) string { return strconv.Itoa(len(r.it.Audits)) }},
	{"last_security_audit_date", fieldCell("last_audit_at")},
}

// csvSandboxDate returns the date of acceptance, unless the project was accepted
// at incubating.
func csvSandboxDate(r csvRow) string {
	if r.it.AcceptedAt == r.it.IncubatingAt {
		return ""
	}
	return r.it.AcceptedAt.String()
}

func csvRelation(r csvRow) string {
	switch {
	case r.it.Maturity != "":
		return string(r.it.Maturity)
	case r.member != "":
		return "member"
	}
	return ""
}

func csvTags(r csvRow) string { return strings.Join(r.it.Tags, ",") }

func csvLicense(r csvRow) string {
	for _, repo := range r.it.Repositories {
		if repo.Primary {
			return repo.License
		}
	}
	return ""
}

func csvLastAuditURL(r csvRow) string {
	a, _ := r.it.LastAudit()
	return a.URL
}
