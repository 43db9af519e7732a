package httpapi

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// openAPI returns the description of the API, made of the table of endpoints and of
// the types of their results.
func openAPI() output.Object {
	paths := output.Object{}
	for _, e := range endpoints {
		id := strings.NewReplacer("/api/v1/", "", "/", "_", "{", "by_", "}", "").Replace(e.Path)
		get := output.Object{{Key: "operationId", Value: id}, {Key: "summary", Value: e.Doc},
			{Key: "parameters", Value: e.parameters()}, {Key: "responses", Value: e.responses()}}
		paths = append(paths, output.Member{Key: e.Path, Value: output.Object{{Key: "get", Value: get}}})
	}
	return output.Object{{Key: "openapi", Value: "3.1.0"},
		{Key: "info", Value: output.Object{{Key: "title", Value: "landscope"}, {Key: "version", Value: "1"},
			{Key: "description", Value: "The cloud native landscape: items, categories, changes, figures."}}},
		{Key: "paths", Value: paths},
		{Key: "components", Value: output.Object{{Key: "schemas", Value: output.Object{{Key: "Problem", Value: of[Problem]()}}}}}}
}

func (e endpoint) parameters() []output.Object {
	all := e.Params
	if e.Filters {
		for _, f := range landscape.Filters {
			all = append(all[:len(all):len(all)], param{Name: filterParam(f.Name), Doc: f.Doc, Type: "string"})
		}
	}
	described := []output.Object{}
	for _, p := range all {
		in := "query"
		if e.inPath(p) {
			in = "path"
		}
		o := output.Object{{Key: "name", Value: p.Name}, {Key: "in", Value: in}, {Key: "description", Value: p.Doc}}
		if p.Required {
			o = append(o, output.Member{Key: "required", Value: true})
		}
		schema := typed(p.Type)
		if p.Type == "integer" {
			schema = append(schema, output.Member{Key: "minimum", Value: 0})
		}
		described = append(described, append(o, output.Member{Key: "schema", Value: schema}))
	}
	return described
}

// result returns the schema of the answer.
func (e endpoint) result() output.Object {
	if len(e.results) == 1 {
		return arrayOf(e.results[0]())
	}
	var alternatives []output.Object
	for _, s := range e.results {
		alternatives = append(alternatives, s())
	}
	return arrayOf(output.Object{{Key: "anyOf", Value: alternatives}})
}

func (e endpoint) responses() output.Object {
	answer := func(doc, mediaType string, schema output.Object) output.Object {
		return output.Object{{Key: "description", Value: doc}, {Key: "content", Value: output.Object{{Key: mediaType, Value: output.Object{{Key: "schema", Value: schema}}}}}}
	}
	fault := func(doc string) output.Object {
		return answer(doc, "application/problem+json", output.Object{{Key: "$ref", Value: "#/components/schemas/Problem"}})
	}
	all := output.Object{
		{Key: "200", Value: answer("The answer.", "application/json", e.result())},
		{Key: "400", Value: fault("A parameter or a value of one that there is not.")},
	}
	if strings.Contains(e.Path, "{") {
		all = append(all, output.Member{Key: "404", Value: fault("There is no such item.")})
	}
	return append(all, output.Member{Key: "414", Value: fault("The address is too long.")},
		output.Member{Key: "421", Value: fault("The request is for another host.")})
}
