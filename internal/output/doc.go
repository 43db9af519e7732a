// Package output writes documents in formats: tables for people, data for programs.
//
// It knows nothing of landscapes. Package view builds a [Document] from a result; a
// [Format] writes the part of it that it needs:
//
//	table, wide, markdown    Tables (or Text, which draws more than tables)
//	csv, tsv, xlsx           Records
//	json, ndjson, yaml       Data
//	go-template, jq          Data
//	name                     Names
//	ics, atom                Feed
//	svg                      SVG
//	html, sarif, cyclonedx   Other
//
// A document may set its parts when they are needed: Fill is called with the
// [Need] of the format, so that a list as CSV makes no JSON.
//
//	d := &output.Document{
//		Tables: []output.Table{{
//			Columns: []output.Column{{Name: "name", Header: "NAME"}},
//			Rows:    [][]string{{"Helm"}},
//		}},
//		Data:  []Item{{Name: "Helm"}},
//		Names: []string{"helm"},
//	}
//	csv, _ := output.FormatNamed("csv")
//	b, err := output.Render(csv, d, output.Options{})
//
// # What always holds
//
// All output is sanitized. [Render] passes the result of every format through
// [Sanitize], so that no format and no command can forget it: text from a data file
// cannot move the cursor, change colors, hide other text, or be read as a command by
// the log of a CI system. How such a character is written depends on the [Syntax] of
// the format: a visible picture in tables, an escape in JSON. Cells of CSV that a
// spreadsheet would read as formulas are quoted. Options.Raw turns this off for the
// formats that carry values to other programs.
//
// Output is deterministic: the same document and options give the same bytes. JSON
// objects keep the order of their keys, whether they are structs or an [Object], and
// every other format of data follows that order.
//
// Nothing is cut unless there is a terminal. With Options.Width columns are cut or
// left out until the table fits, by the rules of [Column], and Options.Dropped is
// called with the columns that were left out. Widths are columns of a terminal, not
// bytes or characters: see [Width].
//
// Colors and borders are a [Style]. A format colors text with [Style.Colorize], and
// only [Sanitize] writes the escape sequences, after it has removed all others.
//
// # Adding a format
//
// Add a row to [Formats] and a function that writes the part that the row names. The
// flag, its completion, the extension in export, and the reference follow.
package output
