package mcp

import (
	"bytes"
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The URIs of resources.
const (
	aboutURI       = "landscape://about"
	projectPrefix  = "landscape://project/"
	categoryPrefix = "landscape://category/"
)

// addResources adds the resources and their templates.
func (s *Server) addResources() {
	s.sdk.AddResource(&sdk.Resource{URI: aboutURI, Name: "about", Title: "The landscape", MIMEType: plainText,
		Description: "The data in use: source, date and number of items"}, s.resource(about))
	s.sdk.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: projectPrefix + "{slug}", Name: "project", Title: "A project or product", MIMEType: plainText,
		Description: "Everything known of an item"}, s.resource(project))
	s.sdk.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: categoryPrefix + "{name}", Name: "category", Title: "A category or subcategory", MIMEType: plainText,
		Description: "What a category or subcategory is, and its items"}, s.resource(category))
}

const plainText = "text/plain"

// resource returns the handler of a resource. The function returns nil if there is none of
// the URI.
func (s *Server) resource(document func(v view.View, uri string) *output.Document) sdk.ResourceHandler {
	return func(_ context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		d := document(view.View{Catalog: s.options.Catalog(), Lang: s.options.Lang}, r.Params.URI)
		if d == nil {
			return nil, sdk.ResourceNotFoundError(r.Params.URI)
		}
		content := cutText(renderTables(d), maxBytes)
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: r.Params.URI, MIMEType: plainText, Text: string(content)}}}, nil
	}
}

func about(v view.View, _ string) *output.Document {
	return view.About(v, view.DataInUse{})
}

// nameIn returns the name in a URI, after a prefix.
func nameIn(uri, prefix string) string {
	name, err := url.PathUnescape(strings.TrimPrefix(uri, prefix))
	if err != nil {
		return ""
	}
	return name
}

func project(v view.View, uri string) *output.Document {
	it := v.Catalog.Lookup(nameIn(uri, projectPrefix))
	if it == nil {
		return nil
	}
	return details(v, []*landscape.Item{it}, view.ItemOptions{})
}

// category returns a category or subcategory. Its name may be a slug.
func category(v view.View, uri string) *output.Document {
	d, kind := topic(v, nameIn(uri, categoryPrefix))
	if !strings.HasSuffix(kind, "category") {
		return nil
	}
	return d
}

// topic returns what a level, kind, category or subcategory is, and which of these the
// term is; nil if it is none.
func topic(v view.View, term string) (d *output.Document, kind string) {
	meanings, _ := lookup.Topics(v.Catalog, []string{term})
	if len(meanings) == 0 {
		return nil, ""
	}
	return view.Topics(v, meanings[:1]), meanings[0].Kind
}

// maxCompletions is the number of values that the protocol allows in a completion.
const maxCompletions = 100

// complete completes the name in a resource template or an argument of a prompt.
func (s *Server) complete(_ context.Context, r *sdk.CompleteRequest) (*sdk.CompleteResult, error) {
	var choices []string
	c := s.options.Catalog()
	if ref := r.Params.Ref; ref != nil {
		switch {
		case ref.URI == projectPrefix+"{slug}":
			choices = slugs(c)
		case ref.URI == categoryPrefix+"{name}", ref.Name == promptChoose && r.Params.Argument.Name == argCategory:
			choices = categorySlugs(c)
		case ref.Name == promptExplain:
			choices = append(categorySlugs(c), slugs(c)...)
		case ref.Name == promptNewsletter:
			choices = quarters(c)
		}
	}
	typed := normalize.Fold(r.Params.Argument.Value)
	begins := slices.DeleteFunc(slices.Clone(choices), func(s string) bool { return !strings.HasPrefix(normalize.Fold(s), typed) })
	within := slices.DeleteFunc(choices, func(s string) bool {
		return !strings.Contains(normalize.Fold(s), typed) || strings.HasPrefix(normalize.Fold(s), typed)
	})
	found := slices.Concat(begins, within)
	shown := found[:min(len(found), maxCompletions)]
	return &sdk.CompleteResult{Completion: sdk.CompletionResultDetails{Values: append([]string{}, shown...), Total: len(found), HasMore: len(found) > len(shown)}}, nil
}

// slugs returns a name for each item by which it is found.
func slugs(c *landscape.Catalog) []string {
	var names []string
	handle := c.UniqueNames()
	for i := range c.Items {
		if it := &c.Items[i]; c.Kind(it) != landscape.KindMember {
			names = append(names, handle(it))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// categorySlugs returns the slugs of categories and subcategories.
func categorySlugs(c *landscape.Catalog) []string {
	var names []string
	for _, category := range c.Categories {
		names = append(names, normalize.Slug(category.Name))
		for _, sub := range category.Subcategories {
			names = append(names, normalize.Slug(sub))
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(s string) bool { return s == "" })
}

// resourceText returns a resource as text for prompts, "" if there is none.
func resourceText(d *output.Document) string {
	if d == nil {
		return ""
	}
	return string(bytes.TrimSpace(cutText(renderTables(d), answerBytes)))
}
