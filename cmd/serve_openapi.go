package cmd

import (
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// openAPI describes the API of our own, from the same tables.
func openAPI() output.Object {
	paths := output.Object{}
	for _, e := range endpoints {
		id := strings.NewReplacer("/api/v1/", "", "/", "_", "{", "by_", "}", "").Replace(e.path)
		get := output.Object{{Key: "operationId", Value: id}, {Key: "summary", Value: e.doc},
			{Key: "parameters", Value: e.parameters()}, {Key: "responses", Value: e.responses()}}
		paths = append(paths, output.Member{Key: e.path, Value: output.Object{{Key: "get", Value: get}}})
	}
	problem := output.Object{{Key: "type", Value: "object"}, {Key: "required", Value: []string{"type", "title", "status", "detail"}},
		{Key: "properties", Value: output.Object{{Key: "type", Value: ofType("string")}, {Key: "title", Value: ofType("string")},
			{Key: "status", Value: ofType("integer")}, {Key: "detail", Value: ofType("string")}}}}
	return output.Object{{Key: "openapi", Value: "3.1.0"},
		{Key: "info", Value: output.Object{{Key: "title", Value: "landscope"}, {Key: "version", Value: "1"},
			{Key: "description", Value: "The cloud native landscape: items, categories, changes, figures."}}},
		{Key: "paths", Value: paths},
		{Key: "components", Value: output.Object{{Key: "schemas", Value: output.Object{{Key: "Problem", Value: problem}}}}}}
}

func ofType(kind string) output.Object { return output.Object{{Key: "type", Value: kind}} }

func (e endpoint) parameters() []output.Object {
	all := e.params
	if e.filters {
		for _, f := range landscape.Filters {
			all = append(all[:len(all):len(all)], param{name: apiName(f.Name), doc: f.Doc, kind: "string"})
		}
	}
	described := []output.Object{}
	for _, p := range all {
		o := output.Object{{Key: "name", Value: p.name}, {Key: "in", Value: "query"}, {Key: "description", Value: p.doc}}
		if e.inPath(p) {
			o[1].Value = "path"
		}
		if p.required {
			o = append(o, output.Member{Key: "required", Value: true})
		}
		schema := ofType(p.kind)
		if p.kind == "integer" {
			schema = append(schema, output.Member{Key: "minimum", Value: 0})
		}
		described = append(described, append(o, output.Member{Key: "schema", Value: schema}))
	}
	return described
}

func (e endpoint) responses() output.Object {
	answer := func(doc, media string, schema output.Object) output.Object {
		return output.Object{{Key: "description", Value: doc}, {Key: "content", Value: output.Object{{Key: media, Value: output.Object{{Key: "schema", Value: schema}}}}}}
	}
	fault := func(doc string) output.Object {
		return answer(doc, "application/problem+json", output.Object{{Key: "$ref", Value: "#/components/schemas/Problem"}})
	}
	all := output.Object{
		{Key: "200", Value: answer("The answer.", "application/json", output.Object{{Key: "type", Value: []string{"array", "object"}}})},
		{Key: "400", Value: fault("A parameter or a value of one that there is not.")},
	}
	if strings.Contains(e.path, "{") {
		all = append(all, output.Member{Key: "404", Value: fault("There is no such item.")})
	}
	all = append(all, output.Member{Key: "414", Value: fault("The address is too long.")})
	return append(all, output.Member{Key: "421", Value: fault("The request is for another host.")})
}
