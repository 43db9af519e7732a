package stats

import "github.com/landscope-cli/landscope/internal/landscape"

// ExpectedFields are the fields that a hosted project is expected to have.
var ExpectedFields = []string{"description", "homepage_url", "repository", "documentation_url", "blog_url", "devstats_url",
	"artwork_url", "lfx_slug", "clomonitor_name", "summary.tags", "audits"}

// MissingFields holds the [ExpectedFields] that an item lacks.
type MissingFields struct {
	Item    *landscape.Item
	Missing []string
}

// Completeness returns what each item lacks, in the order of items.
func Completeness(c *landscape.Catalog, items []*landscape.Item) []MissingFields {
	missing := make([]MissingFields, len(items))
	for i, it := range items {
		missing[i].Item = it
	}
	for _, name := range ExpectedFields {
		f, err := landscape.FieldNamed(name)
		if err != nil {
			continue
		}
		for i, it := range items {
			if f.Get(c, it) == nil {
				missing[i].Missing = append(missing[i].Missing, name)
			}
		}
	}
	return missing
}
