package landscape_test

import (
	"fmt"
	"log"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// The graduated projects for runtimes, as of the start of 2020.
func ExampleCatalog_Select() {
	c := data.Catalog(data.Current).AsOf(20200101)
	items, err := c.Select(landscape.Query{Category: []string{"runtime"}, Maturity: []string{"graduated"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, it := range items {
		fmt.Println(it.Name, it.Since().FormatDate())
	}
	// Output:
	// containerd 2019-02-28
}
