package load

import (
	"unicode/utf8"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"gopkg.in/yaml.v3"
)

// maxExplanation is the number of characters that an explanation may have.
const maxExplanation = 200

// explanations reads a list of explanations of categories, levels or kinds.
func (r *reader) explanations(n *yaml.Node, kind string, into *[]landscape.Explanation) {
	r.eachMapping(n, "explanations", func(n *yaml.Node) {
		e := landscape.Explanation{Kind: kind}
		readers := keyReaders{
			"name":    r.stringInto(&e.Name),
			"text":    r.explanationInto(&e.Text, "text"),
			"text_ja": r.explanationInto(&e.TextJa, "text_ja"),
		}
		sub := ""
		if kind == "category" {
			readers["subcategory"] = r.stringInto(&sub)
			readers["also"] = func(n *yaml.Node) { e.Also = r.stringList(n, "also") }
		}
		given := r.keys(n, readers)
		for _, key := range []string{"name", "text"} {
			if given[key] == nil || IsNull(given[key]) {
				r.report(n, "missing-key", diag.Error, "an explanation has no %s", key)
			}
		}
		if sub != "" {
			e.Kind, e.Name, e.Category = "subcategory", sub, e.Name
		}
		if e.Name != "" && e.Text != "" {
			*into = append(*into, e)
		}
	})
}

// explanationInto returns a function that reads a text of limited length.
func (r *reader) explanationInto(to *string, key string) func(*yaml.Node) {
	read := r.stringInto(to)
	return func(n *yaml.Node) {
		read(n)
		if size := utf8.RuneCountInString(*to); size > maxExplanation {
			r.report(n, "too-long", diag.Warning, "%s has %d characters; use at most %d", key, size, maxExplanation)
		}
	}
}
