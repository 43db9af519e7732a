package view

import (
	"slices"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// landscape2CSV is a CSV file that landscape2 offers for download.
type landscape2CSV struct {
	name    string
	only    func(*landscape.Item) bool // reports whether an item has a row; nil: all have
	columns []csvColumn
}

// csvColumn is a column of such a file: the result of get, or the field of that name.
// Without either it is empty, because the data files have no such value.
type csvColumn struct {
	name  string
	get   func(csvRow) string
	field string
}

// withFields returns columns in which get returns the value of the field.
func withFields(columns []csvColumn) []csvColumn {
	columns = slices.Clone(columns)
	for i := range columns {
		if f, err := landscape.FieldNamed(columns[i].field); err == nil {
			columns[i].get = func(r csvRow) string { return f.Cell(r.c, r.it) }
		}
	}
	return columns
}

// csvRow is what a row is made of. Member is the subcategory of the member that
// the item is, or that has the same Crunchbase URL; "" if there is none.
type csvRow struct {
	c            *landscape.Catalog
	it           *landscape.Item
	member, logo string
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
	return Landscape2{Catalog: c, Logo: func(it *landscape.Item) string { return it.Logo }}.CSV(name, items)
}

// CSV is [Landscape2CSV] with the logos of the site.
func (l Landscape2) CSV(name string, items []*landscape.Item) *output.Document {
	c := l.Catalog
	s := landscape2CSVs[slices.IndexFunc(landscape2CSVs, func(s landscape2CSV) bool { return s.name == name })]
	if s.only != nil {
		items = slices.DeleteFunc(slices.Clone(items), func(it *landscape.Item) bool { return !s.only(it) })
	}
	t := output.Table{}
	columns := withFields(s.columns)
	for _, col := range columns {
		t.Columns = append(t.Columns, output.Column{Name: col.name, Header: col.name,
			Date: strings.HasSuffix(col.name, "_date") || strings.HasSuffix(col.field, "_at"), Right: strings.HasPrefix(col.name, "num_")})
	}
	data, byURL := []output.Object{}, membersByCrunchbase(c)
	for _, it := range inLandscape2Order(items) {
		r := csvRow{c, it, byURL[it.Detail(landscape.CrunchbaseURL)], l.csvLogo(it)}
		row, o := make([]string, len(columns)), output.Object{}
		for i, col := range columns {
			if col.get != nil {
				row[i] = col.get(r)
			}
			o = append(o, output.Member{Key: col.name, Value: row[i]})
		}
		t.Rows, data = append(t.Rows, row), append(data, o)
	}
	return &output.Document{Tables: []output.Table{t}, Data: data}
}

// csvLogo returns the path of the logo of an item or, if the site has no logos, its file.
func (l Landscape2) csvLogo(it *landscape.Item) string {
	if l.Logo != nil {
		return l.Logo(it)
	}
	return it.Logo
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

var landscape2ItemsColumns = []csvColumn{
	{name: "name", field: "name"}, {name: "organization"}, {name: "homepage", field: "homepage_url"}, {name: "logo", get: func(r csvRow) string { return r.logo }},
	{name: "twitter", field: "twitter_url"}, {name: "crunchbase_url", field: "crunchbase_url"}, {name: "funding"}, {name: "member", get: func(r csvRow) string { return r.member }},
	{name: "relation", get: csvRelation}, {name: "tag", get: csvTags}, {name: "license", get: csvLicense}, {name: "headquarters"},
	{name: "description", field: "description"}, {name: "crunchbase_description"}, {name: "crunchbase_homepage"},
	{name: "crunchbase_city"}, {name: "crunchbase_region"}, {name: "crunchbase_country"}, {name: "crunchbase_twitter"},
	{name: "crunchbase_linkedin"}, {name: "crunchbase_ticker"}, {name: "crunchbase_kind"},
	{name: "crunchbase_min_employees"}, {name: "crunchbase_max_employees"}, {name: "category", field: "category"},
	{name: "subcategory", field: "subcategory"}, {name: "oss"}, {name: "github_repo"}, {name: "github_stars"},
	{name: "github_description"}, {name: "github_latest_commit_date"}, {name: "github_latest_commit_link"},
	{name: "github_latest_release_date"}, {name: "github_latest_release_link"}, {name: "github_start_commit_date"},
	{name: "github_start_commit_link"}, {name: "github_contributors_count"}, {name: "github_contributors_link"},
	{name: "accepted", field: "accepted_at"}, {name: "incubation", field: "incubating_at"}, {name: "graduated", field: "graduated_at"},
	{name: "dev_stats_url", field: "devstats_url"}, {name: "artwork_url", field: "artwork_url"}, {name: "blog_url", field: "blog_url"},
	{name: "mailing_list_url", field: "mailing_list_url"}, {name: "slack_url", field: "slack_url"}, {name: "youtube_url", field: "youtube_url"},
	{name: "chat_channel", field: "chat_channel"}, {name: "last_audit_date", field: "last_audit_at"}, {name: "last_audit_url", get: csvLastAuditURL},
}

var landscape2ProjectsColumns = []csvColumn{
	{name: "project_name", get: func(r csvRow) string { return strings.ToLower(r.it.Name) }},
	{name: "maturity", field: "maturity"}, {name: "tag", get: csvTags}, {name: "accepted_date", field: "accepted_at"},
	{name: "sandbox_date", get: csvSandboxDate},
	{name: "incubating_date", field: "incubating_at"}, {name: "graduated_date", field: "graduated_at"}, {name: "archived_date", field: "archived_at"},
	{name: "num_security_audits", get: func(r csvRow) string { return strconv.Itoa(len(r.it.Audits)) }},
	{name: "last_security_audit_date", field: "last_audit_at"},
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
