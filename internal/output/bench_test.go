package output

import (
	"fmt"
	"slices"
	"testing"

	"github.com/landscope-cli/landscope/internal/benchdata"
)

func BenchmarkFormats(b *testing.B) {
	for _, n := range benchdata.Sizes {
		d := document()
		t := &d.Tables[0]
		for len(t.Rows) < n {
			t.Rows = append(t.Rows, t.Rows[len(t.Rows)%3])
		}
		objects := d.Data.([]Object)
		for len(objects) < n {
			objects = append(objects, objects[0])
		}
		d.Data = objects
		for len(d.Names) < n {
			d.Names = append(d.Names, d.Names[0])
		}
		for _, f := range Formats {
			if slices.Contains(Special, f.Name) {
				continue // a document of rows has none of these
			}
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Render(f, d, Options{Template: "{{range .}}{{.name}}{{end}}"}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
