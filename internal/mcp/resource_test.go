package mcp

import (
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

func TestResources(t *testing.T) {
	c := connect(t, newServer(t, nil))
	for uri, want := range map[string]string{
		"landscape://about": "2413", "landscape://project/kubernetes": "graduated since 2018-03-06", "landscape://project/k8s": "Kubernetes",
		"landscape://category/service-mesh": "subcategory of", "landscape://category/runtime": "(category)", "landscape://category/Observability%20and%20Analysis": "(category)",
	} {
		r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
		if err != nil || len(r.Contents) != 1 || !strings.Contains(r.Contents[0].Text, want) || r.Contents[0].URI != uri {
			t.Errorf("%s: %v, %v", uri, r, err)
		}
	}
	for _, uri := range []string{"landscape://project/kubernets", "landscape://category/nothing", "landscape://project/", "landscape://about/x", "file:///etc/passwd"} {
		if r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s: %v", uri, r)
		}
	}
	templates, err := c.ListResourceTemplates(t.Context(), nil)
	if err != nil || len(templates.ResourceTemplates) != 2 {
		t.Errorf("%v, %v", templates, err)
	}
}

func TestCompletion(t *testing.T) {
	c := connect(t, newServer(t, nil))
	for _, test := range []struct {
		ref             sdk.CompleteReference
		argument, value string
		first           string
	}{
		{sdk.CompleteReference{Type: "ref/resource", URI: "landscape://project/{slug}"}, "slug", "kubern", "kubernetes"},
		{sdk.CompleteReference{Type: "ref/resource", URI: "landscape://category/{name}"}, "name", "service", "service-mesh"},
		{sdk.CompleteReference{Type: "ref/prompt", Name: promptChoose}, "category", "mesh", "service-mesh"},
		{sdk.CompleteReference{Type: "ref/prompt", Name: promptNewsletter}, "quarter", "2025", "2025-Q4"},
		{sdk.CompleteReference{Type: "ref/prompt", Name: "nothing"}, "x", "", ""},
	} {
		r, err := c.Complete(t.Context(), &sdk.CompleteParams{Ref: &test.ref, Argument: sdk.CompleteParamsArgument{Name: test.argument, Value: test.value}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(append(r.Completion.Values, "")[:1], ""); got != test.first || len(r.Completion.Values) > maxCompletions {
			t.Errorf("%+v %s: %v", test.ref, test.value, r.Completion.Values)
		}
	}
}

func TestPrompts(t *testing.T) {
	c := connect(t, newServer(t, nil))
	for _, test := range []struct {
		name string
		args map[string]string
		want string
	}{
		{promptChoose, map[string]string{"need": "tracing", "category": "service-mesh"}, "Linkerd"},
		{promptReview, map[string]string{"stack": "opentracing, helm"}, "alternatives"},
		{promptNewsletter, map[string]string{"quarter": "2025-Q1"}, "from 2025-01-01 to 2025-03-31"},
		{promptNewsletter, map[string]string{"quarter": "2024 q4"}, "Dapr | graduated"},
		{promptExplain, map[string]string{"term": "sandbox"}, "maturity level"},
		{promptExplain, map[string]string{"term": "etcd"}, "etcd"},
	} {
		r, err := c.GetPrompt(t.Context(), &sdk.GetPromptParams{Name: test.name, Arguments: test.args})
		if err != nil {
			t.Errorf("%s %v: %v", test.name, test.args, err)
			continue
		}
		if text := r.Messages[0].Content.(*sdk.TextContent).Text; !strings.Contains(text, test.want) || len(text) > 2*answerBytes {
			t.Errorf("%s %v: %s", test.name, test.args, text)
		}
	}
	for _, test := range []sdk.GetPromptParams{{Name: promptChoose}, {Name: "x"}, {Name: promptNewsletter, Arguments: map[string]string{"quarter": "2025-Q5"}}} {
		if r, err := c.GetPrompt(t.Context(), &test); err == nil {
			t.Errorf("%+v: %v", test, r)
		}
	}
}
