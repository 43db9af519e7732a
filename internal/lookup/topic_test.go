package lookup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/lookup"
)

func TestTopics(t *testing.T) {
	c := data.Catalog(data.Current)
	for words, want := range map[string]string{
		"service mesh":        "subcategory Service Mesh",
		"service,mesh":        "subcategory Service Mesh",
		"サービスメッシュ":            "subcategory Service Mesh",
		"graduated":           "maturity graduated",
		"卒業":                  "maturity graduated",
		"hosted":              "maturity hosted",
		"members":             "kind member",
		"runtime":             `category Runtime; "runtime" is also the subcategory Inference / Runtime: landscope show inference/runtime`,
		"inference/runtime":   "subcategory Runtime",
		"graduated,sandbox":   "maturity graduated, maturity sandbox",
		"security":            `subcategory Security; "security" also begins the subcategory Provisioning / Security & Compliance: landscope show provisioning/security-compliance`,
		"app def":             "category App Definition and Development",
		"istio":               "",
		"istio,graduated":     "",
		"serverless":          `; "serverless" is also the category Serverless: landscope list --category serverless`,
		"ai":                  "",
		"all":                 "",
		"none":                "",
		"nothing of the kind": "",
	} {
		topics, notes := lookup.Topics(c, strings.Split(words, ","))
		var names []string
		for _, m := range topics {
			names = append(names, m.Kind+" "+m.Name)
		}
		got := strings.Join(append([]string{strings.Join(names, ", ")}, notes...), "; ")
		if got != want {
			t.Errorf("Topics(%q) is %q, want %q", words, got, want)
		}
	}
}

// TestTopicNames checks that the commands that notes name find the topic.
func TestTopicNames(t *testing.T) {
	c := data.Catalog(data.Current)
	for _, cat := range c.Categories {
		for _, sub := range cat.Subcategories {
			topics, _ := lookup.Topics(c, []string{cat.Name + "/" + sub})
			if got, want := fmt.Sprint(topics), fmt.Sprintf("[{subcategory %s [%s] false}]", sub, cat.Name); got != want {
				t.Errorf("%s/%s names %s", cat.Name, sub, got)
				continue
			}
			if again, _ := lookup.Topics(c, []string{topics[0].Arg()}); fmt.Sprint(again) != fmt.Sprint(topics) {
				t.Errorf("%s names %v, not %v", topics[0].Arg(), again, topics)
			}
		}
	}
}
