package view

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
)

// Landscape2Fields lists the fields of an item in the API of landscape2 that data
// files have, in its order. The API has logo_url in place of logo.
var Landscape2Fields = []string{"category", "homepage_url", "id", "logo", "name", "subcategory", "accepted_at", "additional_categories",
	"annotations", "archived_at", "artwork_url", "audits", "blog_url", "bluesky_url", "chat_channel", "crunchbase_url", "description",
	"devstats_url", "discord_url", "docker_url", "enduser", "facebook_url", "github_discussions_url", "gitter_url", "graduated_at",
	"incubating_at", "joined_at", "latest_annual_review_at", "latest_annual_review_url", "lfx_slug", "linkedin_url", "mailing_list_url",
	"maturity", "openssf_best_practices_url", "other_links", "package_manager_url", "pinterest_url", "reddit_url", "repositories",
	"slack_url", "specification", "stack_overflow_url", "summary.business_use_case", "summary.integration", "summary.integrations",
	"summary.intro_url", "summary.personas", "summary.release_rate", "summary.tags", "summary.use_case", "tag",
	"training_certifications", "training_type", "twitter_url", "youtube_url"}

// Landscape2Projects returns the items of landscape2's api/projects.
func Landscape2Projects(c *landscape.Catalog) []*landscape.Item {
	return c.ItemsBy(func(it *landscape.Item) bool { return it.Maturity != "" })
}

// Landscape2Members returns the items of landscape2's api/members.
func Landscape2Members(c *landscape.Catalog) []*landscape.Item {
	return c.ItemsBy(func(it *landscape.Item) bool { return c.Kind(it) == landscape.KindMember })
}

// Landscape2EndUsers returns the items of landscape2's api/members/end-users.
func Landscape2EndUsers(c *landscape.Catalog) []*landscape.Item {
	return c.ItemsBy(func(it *landscape.Item) bool { return c.Kind(it) == landscape.KindMember && it.EndUser })
}

// Landscape2Category returns the items of landscape2's api/categories: those of a
// category or, unless it is "", of a subcategory, both named by slug. It counts the
// first placement of an item only, and does not have the category of members. It
// reports whether there is such a category.
func Landscape2Category(c *landscape.Catalog, category, subcategory string) (items []*landscape.Item, ok bool) {
	wanted := map[landscape.Placement]bool{} // several names may have the same slug
	for _, cat := range c.Categories {
		if normalize.Slug(cat.Name) != category || cat.Name == c.MembersCategory {
			continue
		}
		ok = ok || subcategory == ""
		for _, sub := range cat.Subcategories {
			if subcategory == "" || normalize.Slug(sub) == subcategory {
				ok = true
				wanted[landscape.Placement{Category: cat.Name, Subcategory: sub}] = true
			}
		}
	}
	if !ok {
		return nil, false
	}
	return c.ItemsBy(func(it *landscape.Item) bool { return wanted[it.Placement()] }), true
}

// Landscape2Count is the number of items of a list, as landscape2 has it.
type Landscape2Count struct {
	Count int `json:"count"`
}

// landscape2Keys returns the fields of [Landscape2Fields].
var landscape2Keys = sync.OnceValue(func() []landscape.Field {
	fields, _ := FieldsNamed(Landscape2Fields)
	return fields
})

// Landscape2 presents a landscape as landscape2 does.
type Landscape2 struct {
	Catalog *landscape.Catalog
	// Logo returns the path of the logo of an item on the site, such as logos/x.svg, or
	// "". Nil names a logo by its file, which the site does not have.
	Logo func(*landscape.Item) string
	// Root is the URL of the site, which is put before the paths of logos in the API.
	Root string
}

// logo returns the path of the logo of an item.
func (l Landscape2) logo(it *landscape.Item) string {
	if l.Logo != nil {
		return l.Logo(it)
	}
	return "logos/" + it.Logo[strings.LastIndex(it.Logo, "/")+1:]
}

// Item returns an item as the API of landscape2 has it.
func (l Landscape2) Item(it *landscape.Item) output.Object {
	c, o := l.Catalog, output.Object{}
	for _, f := range landscape2Keys() {
		value := f.Get(c, it)
		switch {
		case value == nil:
		case f.Name == "logo":
			if path := l.logo(it); path != "" {
				o.Put("logo_url", l.Root+path)
			}
		case f.Name == "repositories":
			o.Put(f.Name, landscape2Repositories(it))
		default:
			o.Put(f.Name, value)
		}
	}
	return o
}

// Items returns items as the API of landscape2 has them, in its order.
func (l Landscape2) Items(items []*landscape.Item) []output.Object {
	out := make([]output.Object, 0, len(items))
	for _, it := range inLandscape2Order(items) {
		out = append(out, l.Item(it))
	}
	return out
}

// landscape2Repository always says whether the repository is the primary one.
type landscape2Repository struct {
	landscape.Repository
	Primary bool `json:"primary"`
}

func landscape2Repositories(it *landscape.Item) []landscape2Repository {
	var all []landscape2Repository
	for _, r := range it.Repositories {
		all = append(all, landscape2Repository{r, r.Primary})
	}
	return all
}

// urlInLink escapes a URL for a Markdown link in a table.
var urlInLink = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "|", "%7C", "<", "%3C", ">", "%3E", "\\", "%5C")

// Landscape2Markdown returns the table of landscape2's docs/projects.md: that of
// projects.csv without tags, in which names are links. As there, rows have no bar at the
// beginning, and the last has no newline.
func Landscape2Markdown(c *landscape.Catalog) []byte {
	columns := slices.DeleteFunc(withFields(landscape2ProjectsColumns), func(col csvColumn) bool { return col.name == "tag" })
	var b bytes.Buffer
	line := func(cell func(csvColumn) string) {
		for _, col := range columns {
			b.WriteString(cell(col) + " | ")
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteString("## Projects\n\n| ")
	line(func(col csvColumn) string { return "**" + col.name + "**" })
	b.WriteString("\n| ")
	line(func(col csvColumn) string {
		dashes := strings.Repeat("-", len(col.name)+2)
		if col.name == "project_name" {
			return ":-" + dashes
		}
		return ":" + dashes + ":"
	})
	for _, it := range inLandscape2Order(Landscape2Projects(c)) {
		b.WriteByte('\n')
		line(func(col csvColumn) string {
			cell := output.Markdown(col.get(csvRow{c: c, it: it}))
			if col.name == "project_name" && output.IsWebAddress(it.HomepageURL) {
				return "[" + cell + "](" + urlInLink.Replace(output.SanitizeString(it.HomepageURL)) + ")"
			}
			return cell
		})
	}
	return b.Bytes()
}
