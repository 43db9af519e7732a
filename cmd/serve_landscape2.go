package cmd

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// landscape2Fields are the fields of an item in landscape2's API that a
// landscape file has; logo_url is made of logo.
var landscape2Fields = []string{"category", "homepage_url", "id", "logo", "name", "subcategory", "accepted_at", "additional_categories",
	"annotations", "archived_at", "artwork_url", "audits", "blog_url", "bluesky_url", "chat_channel", "crunchbase_url", "description",
	"devstats_url", "discord_url", "docker_url", "enduser", "facebook_url", "github_discussions_url", "gitter_url", "graduated_at",
	"incubating_at", "joined_at", "latest_annual_review_at", "latest_annual_review_url", "lfx_slug", "linkedin_url", "mailing_list_url",
	"maturity", "openssf_best_practices_url", "other_links", "package_manager_url", "pinterest_url", "reddit_url", "repositories",
	"slack_url", "specification", "stack_overflow_url", "summary.business_use_case", "summary.integration", "summary.integrations",
	"summary.intro_url", "summary.personas", "summary.release_rate", "summary.tags", "summary.use_case", "tag",
	"training_certifications", "training_type", "twitter_url", "youtube_url"}

// landscape2Object is an item as landscape2's API has it.
func landscape2Object(c *landscape.Catalog, it *landscape.Item) output.Object {
	fields, _ := fieldsNamed(landscape2Fields)
	o := output.Object{}
	for _, f := range fields {
		value := f.Get(c, it)
		switch {
		case value == nil:
		case f.Name == "logo":
			name := it.Logo[strings.LastIndex(it.Logo, "/")+1:]
			o.Put("logo_url", "logos/"+name)
		case f.Name == "repositories":
			o.Put(f.Name, landscape2Repositories(it))
		default:
			o.Put(f.Name, value)
		}
	}
	return o
}

// landscape2Repository says of every repository whether it is the primary one.
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

// routeLandscape2 enters the endpoints and downloads of landscape2.
func (s *server) routeLandscape2() {
	list := func(path string, pick func(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool)) {
		s.handle(path+"/all.json", pathAlone, func(now *served, r *http.Request) answer {
			items, ok := pick(now.catalog, r)
			if !ok {
				return problem(http.StatusNotFound, "there is nothing at %s", r.URL.Path)
			}
			return rendered("json", &output.Document{Data: landscape2List(now.catalog, items)})
		})
		s.handle(path+"/count.json", pathAlone, func(now *served, r *http.Request) answer {
			items, ok := pick(now.catalog, r)
			if !ok {
				return problem(http.StatusNotFound, "there is nothing at %s", r.URL.Path)
			}
			return rendered("json", &output.Document{Data: output.Object{{Key: "count", Value: len(items)}}})
		})
	}
	list("/api/categories/{category}", inCategory)
	list("/api/categories/{category}/{subcategory}", inCategory)
	list("/api/projects", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return those(c, func(it *landscape.Item) bool { return it.Maturity != "" }), true
	})
	list("/api/members", func(c *landscape.Catalog, _ *http.Request) ([]*landscape.Item, bool) {
		return those(c, func(it *landscape.Item) bool { return c.Kind(it) == landscape.KindMember }), true
	})
	s.handle("/api/members/end-users.json", pathAlone, func(now *served, _ *http.Request) answer {
		c := now.catalog
		return rendered("json", &output.Document{Data: landscape2List(c, those(c, func(it *landscape.Item) bool {
			return c.Kind(it) == landscape.KindMember && it.EndUser
		}))})
	})
	s.handle("/api/projects/{file}", pathAlone, func(now *served, r *http.Request) answer {
		id, ok := strings.CutSuffix(r.PathValue("file"), ".json")
		for i := range now.catalog.Items {
			if it := &now.catalog.Items[i]; ok && it.Maturity != "" && it.ID() == id {
				return rendered("json", &output.Document{Data: landscape2Object(now.catalog, it)})
			}
		}
		return problem(http.StatusNotFound, "there is no project of that id")
	})
	download := func(path, format, name string) {
		s.handle(path, pathAlone, func(now *served, _ *http.Request) answer {
			items := those(now.catalog, func(*landscape.Item) bool { return true })
			return rendered(format, schemaNamed(name).document(now.catalog, items))
		})
	}
	download("/docs/items.csv", "csv", "landscape2-items")
	download("/docs/projects.csv", "csv", "landscape2-projects")
	s.handle("/docs/projects.md", pathAlone, func(now *served, _ *http.Request) answer {
		return newAnswer(mediaTypes["markdown"], landscape2Markdown(now.catalog))
	})
}

func those(c *landscape.Catalog, pick func(*landscape.Item) bool) []*landscape.Item {
	var out []*landscape.Item
	for i := range c.Items {
		if pick(&c.Items[i]) {
			out = append(out, &c.Items[i])
		}
	}
	return out
}

// inCategory picks the items of a category, or of a subcategory of it: those
// whose place it is, for landscape2 does not count further placements here. That
// of the members is not under categories.
func inCategory(c *landscape.Catalog, r *http.Request) ([]*landscape.Item, bool) {
	category, sub := r.PathValue("category"), r.PathValue("subcategory")
	known := false
	for _, cat := range c.Categories {
		if landscape.Slug(cat.Name) == category && cat.Name != c.MembersCategory {
			known = known || sub == "" || slices.ContainsFunc(cat.Subcategories, func(s string) bool { return landscape.Slug(s) == sub })
		}
	}
	return those(c, func(it *landscape.Item) bool {
		return known && landscape.Slug(it.Category) == category && (sub == "" || landscape.Slug(it.Subcategory) == sub)
	}), known
}

// inLandscape2Order sorts by name in lower case.
func inLandscape2Order(items []*landscape.Item) []*landscape.Item {
	slices.SortStableFunc(items, func(a, b *landscape.Item) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return items
}

func landscape2List(c *landscape.Catalog, items []*landscape.Item) []output.Object {
	out := []output.Object{}
	for _, it := range inLandscape2Order(items) {
		out = append(out, landscape2Object(c, it))
	}
	return out
}

// inLink makes an address one of a Markdown link, in a table.
var inLink = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "|", "%7C", "<", "%3C", ">", "%3E", "\\", "%5C")

// landscape2Markdown is the table of projects.csv without the groups, every name
// a link.
func landscape2Markdown(c *landscape.Catalog) []byte {
	columns := slices.DeleteFunc(slices.Clone(projectsColumns), func(col schemaColumn) bool { return col.name == "tag" })
	var b bytes.Buffer
	line := func(cell func(schemaColumn) string) {
		for _, col := range columns {
			b.WriteString("| " + cell(col) + " ")
		}
		b.WriteString("|\n")
	}
	b.WriteString("## Projects\n\n")
	line(func(col schemaColumn) string { return "**" + col.name + "**" })
	line(func(col schemaColumn) string {
		if col.name == "project_name" {
			return ":---"
		}
		return ":---:"
	})
	for _, it := range inLandscape2Order(those(c, func(it *landscape.Item) bool { return it.Maturity != "" })) {
		line(func(col schemaColumn) string {
			cell := output.Markdown(col.get(schemaRow{c: c, it: it}))
			if address := it.HomepageURL; col.name == "project_name" && output.IsWebAddress(address) {
				return "[" + cell + "](" + inLink.Replace(output.Visible(address)) + ")"
			}
			return cell
		})
	}
	return b.Bytes()
}
