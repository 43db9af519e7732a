package cmd

import (
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// schema is a table with fixed columns, as another program writes it.
type schema struct {
	name    string
	only    func(*landscape.Item) bool // which items have a row; nil: all
	columns []schemaColumn
}

// schemaColumn is a column; without a getter it is empty, for the landscape
// file has no such value.
type schemaColumn struct {
	name string
	get  func(schemaRow) string
}

// schemaRow is what a row is made of. Member is the subcategory of the member
// that the item is or, as landscape2 sees it, belongs to by its crunchbase
// address; "" when none.
type schemaRow struct {
	c      *landscape.Catalog
	it     *landscape.Item
	member string
}

// schemas lists landscape2's downloads: docs/items.csv, docs/projects.csv.
var schemas = []schema{
	{name: "landscape2-items", columns: itemsColumns},
	{name: "landscape2-projects", columns: projectsColumns,
		only: func(it *landscape.Item) bool { return it.Maturity != "" }},
}

func schemaNames() []string {
	var names []string
	for _, s := range schemas {
		names = append(names, s.name)
	}
	return names
}

func schemaNamed(name string) schema {
	return schemas[slices.IndexFunc(schemas, func(s schema) bool { return s.name == name })]
}

func field(name string) func(schemaRow) string {
	return func(r schemaRow) string {
		f, _ := landscape.FieldNamed(name)
		return f.Cell(r.c, r.it)
	}
}

var itemsColumns = []schemaColumn{
	{"name", field("name")}, {"organization", nil}, {"homepage", field("homepage_url")}, {"logo", field("logo")},
	{"twitter", field("twitter_url")}, {"crunchbase_url", field("crunchbase_url")}, {"funding", nil}, {"member", func(r schemaRow) string { return r.member }},
	{"relation", relation}, {"tag", tags}, {"license", license}, {"headquarters", nil},
	{"description", field("description")}, {"crunchbase_description", nil}, {"crunchbase_homepage", nil},
	{"crunchbase_city", nil}, {"crunchbase_region", nil}, {"crunchbase_country", nil}, {"crunchbase_twitter", nil},
	{"crunchbase_linkedin", nil}, {"crunchbase_ticker", nil}, {"crunchbase_kind", nil},
	{"crunchbase_min_employees", nil}, {"crunchbase_max_employees", nil}, {"category", field("category")},
	{"subcategory", field("subcategory")}, {"oss", nil}, {"github_repo", nil}, {"github_stars", nil},
	{"github_description", nil}, {"github_latest_commit_date", nil}, {"github_latest_commit_link", nil},
	{"github_latest_release_date", nil}, {"github_latest_release_link", nil}, {"github_start_commit_date", nil},
	{"github_start_commit_link", nil}, {"github_contributors_count", nil}, {"github_contributors_link", nil},
	{"accepted", field("accepted_at")}, {"incubation", field("incubating_at")}, {"graduated", field("graduated_at")},
	{"dev_stats_url", field("devstats_url")}, {"artwork_url", field("artwork_url")}, {"blog_url", field("blog_url")},
	{"mailing_list_url", field("mailing_list_url")}, {"slack_url", field("slack_url")}, {"youtube_url", field("youtube_url")},
	{"chat_channel", field("chat_channel")}, {"last_audit_date", field("last_audit_at")}, {"last_audit_url", lastAuditURL},
}

var projectsColumns = []schemaColumn{
	{"project_name", func(r schemaRow) string { return strings.ToLower(r.it.Name) }},
	{"maturity", field("maturity")}, {"tag", tags}, {"accepted_date", field("accepted_at")},
	{"sandbox_date", sandboxDate},
	{"incubating_date", field("incubating_at")}, {"graduated_date", field("graduated_at")}, {"archived_date", field("archived_at")},
	{"num_security_audits", func(r schemaRow) string { return strconv.Itoa(len(r.it.Audits)) }},
	{"last_security_audit_date", field("last_audit_at")},
}

// sandboxDate is the day of acceptance, unless the project came to incubating
// that day.
func sandboxDate(r schemaRow) string {
	if r.it.AcceptedAt == r.it.IncubatingAt {
		return ""
	}
	return r.it.AcceptedAt.String()
}

func relation(r schemaRow) string {
	switch {
	case r.it.Maturity != "":
		return string(r.it.Maturity)
	case r.member != "":
		return "member"
	}
	return ""
}

func tags(r schemaRow) string { return strings.Join(r.it.Tags, ",") }

func license(r schemaRow) string {
	for _, repo := range r.it.Repositories {
		if repo.Primary {
			return repo.License
		}
	}
	return ""
}

func lastAuditURL(r schemaRow) string {
	a, _ := r.it.LastAudit()
	return a.URL
}

// members maps the crunchbase addresses of members to their subcategories.
func members(c *landscape.Catalog) map[string]string {
	m := map[string]string{}
	for i := range c.Items {
		if it := &c.Items[i]; c.Kind(it) == landscape.KindMember && it.Detail(landscape.CrunchbaseURL) != "" {
			m[it.Detail(landscape.CrunchbaseURL)] = it.Subcategory
		}
	}
	return m
}

// document has landscape2's order: by name in lower case.
func (s schema) document(c *landscape.Catalog, items []*landscape.Item) *output.Document {
	items = slices.Clone(items)
	if s.only != nil {
		items = slices.DeleteFunc(items, func(it *landscape.Item) bool { return !s.only(it) })
	}
	slices.SortStableFunc(items, func(a, b *landscape.Item) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	t := output.Table{}
	for _, col := range s.columns {
		t.Columns = append(t.Columns, output.Column{Name: col.name, Header: col.name})
	}
	data, byAddress := []output.Object{}, members(c)
	for _, it := range items {
		r := schemaRow{c, it, byAddress[it.Detail(landscape.CrunchbaseURL)]}
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
