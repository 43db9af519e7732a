package scan_test

import (
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/scan"
)

// Example finds the projects of a list of images on standard input and judges them.
func Example() {
	catalog := &landscape.Catalog{Items: []landscape.Item{
		{Name: "NATS", Maturity: landscape.Incubating, Identifiers: []landscape.Identifier{{Kind: "images", Pattern: "nats"}}},
		{Name: "Old", Maturity: landscape.Archived, Identifiers: []landscape.Identifier{{Kind: "images", Pattern: "quay.io/old/*"}}},
	}}
	found, err := scan.Scan([]string{"-"}, scan.Options{Stdin: strings.NewReader("nats:2.10\nquay.io/old/thing:v1\nalpine\n")})
	if err != nil {
		fmt.Println(err)
		return
	}
	report := scan.NewReport(found, scan.NewMatcher(catalog))
	for _, p := range report.Projects {
		fmt.Println(p.Item.Name, p.Item.Maturity, p.Uses[0].PURL())
	}
	policy := scan.Policy{Denied: []string{"archived"}}
	verdict := policy.Judge(report, 20260801, func(string) *landscape.Item { return nil })
	fmt.Println("passed:", verdict.Passed(), verdict.Violations[0].Text)
	// Output:
	// Old archived pkg:docker/old/thing@v1?repository_url=quay.io
	// NATS incubating pkg:docker/library/nats@2.10
	// passed: false is archived
}
