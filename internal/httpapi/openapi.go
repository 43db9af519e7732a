package httpapi

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/schema"
)

// The types of an OpenAPI 3.1 description, with the keys that this API uses.
type (
	apiDescription struct {
		OpenAPI    string        `json:"openapi"`
		Info       apiInfo       `json:"info"`
		Paths      output.Object `json:"paths"` // an [apiPath] by path, in the order of endpoints
		Components apiComponents `json:"components"`
	}
	apiInfo struct {
		Title       string `json:"title"`
		Version     string `json:"version"`
		Description string `json:"description"`
	}
	apiPath struct {
		Get apiOperation `json:"get"`
	}
	apiOperation struct {
		ID         string                 `json:"operationId"`
		Summary    string                 `json:"summary"`
		Parameters []apiParameter         `json:"parameters"`
		Responses  map[string]apiResponse `json:"responses"` // by status
	}
	apiParameter struct {
		Name        string         `json:"name"`
		In          string         `json:"in"`
		Description string         `json:"description"`
		Required    bool           `json:"required,omitempty"`
		Schema      *schema.Schema `json:"schema"`
	}
	apiResponse struct {
		Description string                `json:"description"`
		Content     map[string]apiContent `json:"content"` // by media type
	}
	apiContent struct {
		Schema *schema.Schema `json:"schema"`
	}
	apiComponents struct {
		Schemas map[string]*schema.Schema `json:"schemas"`
	}
)

// openAPI returns the description of the API. It follows from the table of endpoints
// and from the types of their results.
func openAPI() apiDescription {
	paths := output.Object{}
	for _, e := range endpoints {
		paths = append(paths, output.Member{Key: e.Path, Value: apiPath{Get: e.describe()}})
	}
	return apiDescription{
		OpenAPI:    "3.1.0",
		Info:       apiInfo{Title: "landscope", Version: "1", Description: "Cloud Native Landscape API: items, categories, changes and statistics."},
		Paths:      paths,
		Components: apiComponents{map[string]*schema.Schema{"Problem": schema.Of[Problem]()}},
	}
}

// describe returns the description of an endpoint.
func (e endpoint) describe() apiOperation {
	return apiOperation{
		ID:         strings.NewReplacer("/api/v1/", "", "/", "_", "{", "by_", "}", "").Replace(e.Path),
		Summary:    e.Doc,
		Parameters: e.parameters(),
		Responses:  e.responses(),
	}
}

// parameters returns the parameters of an endpoint, its filters last.
func (e endpoint) parameters() []apiParameter {
	all := e.params()
	if e.Filters {
		for _, f := range landscape.Filters {
			all = append(all, param{Name: filterParam(f.Name), Doc: f.Doc, Type: "string"})
		}
	}
	described := []apiParameter{}
	for _, p := range all {
		d := apiParameter{Name: p.Name, In: "query", Description: p.Doc, Required: p.Required, Schema: schema.Typed(p.Type)}
		if e.inPath(p) {
			d.In = "path"
		}
		if p.Type == "integer" {
			d.Schema.Minimum = new(0)
		}
		described = append(described, d)
	}
	return described
}

// result returns the schema of the answer, an array.
func (e endpoint) result() *schema.Schema {
	if len(e.results) == 1 {
		return schema.Array(e.results[0]())
	}
	elements := &schema.Schema{}
	for _, s := range e.results {
		elements.AnyOf = append(elements.AnyOf, s())
	}
	return schema.Array(elements)
}

// responses returns the responses of an endpoint by status.
func (e endpoint) responses() map[string]apiResponse {
	problem := &schema.Schema{Ref: "#/components/schemas/Problem"}
	content := map[string]apiContent{}
	for _, name := range formats() {
		content[mediaType(name)] = apiContent{schema.Typed("string")}
	}
	content[mediaType("json")] = apiContent{e.result()}
	all := map[string]apiResponse{"200": {"The result, in the format of the parameter.", content}}
	problems := map[string]string{
		"400": "Unknown parameter or invalid value.",
		"414": "The URL is too long.",
		"421": "The request is for a host that is not allowed.",
	}
	if strings.Contains(e.Path, "{") {
		problems["404"] = "No such item."
	}
	for status, doc := range problems {
		all[status] = apiResponse{doc, map[string]apiContent{"application/problem+json": {problem}}}
	}
	return all
}
