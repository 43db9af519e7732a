package view

import (
	"errors"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Export presents items for a file, and returns the number of rows. Schema is one of
// [Landscape2CSVs], or "" for the columns of the options. Errors are about the options.
func Export(v View, items []*landscape.Item, schema string, o ItemsOptions) (d *output.Document, rows int, err error) {
	if schema != "" {
		if o.Columns != "" || o.Sort != "" || o.Reverse || o.GroupBy != "" {
			return nil, 0, errors.New("--schema cannot be used with --columns, --sort, --reverse or --group-by")
		}
		if o.Limit > 0 && len(items) > o.Limit {
			items = items[:o.Limit]
		}
		d := Landscape2CSV(schema, v.Catalog, items)
		return d, len(d.Tables[0].Rows), nil
	}
	o.AsRecords = true
	rows = len(items)
	if o.Limit > 0 {
		rows = min(rows, o.Limit)
	}
	d, err = Items(v, items, o)
	return d, rows, err
}
