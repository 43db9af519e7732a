package cmd

import (
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/spf13/cobra"
)

func newFields(a *app) *cobra.Command {
	p := &printer{}
	cmd := &cobra.Command{
		Use: "fields",
		Long: "List every field: its name as a column, a sort key and a JSON key, where the data\n" +
			"format keeps it, and what it holds. Derived fields are in JSON only when asked\n" +
			"for by --columns.",
		Example: "  landscope fields\n  landscope list --columns name,homepage_url,slack_url",
		Args:    noArgs,
	}
	p.bind(cmd, "wide")
	cmd.RunE = func(*cobra.Command, []string) error {
		choice, err := p.choose(a, "table")
		if err != nil {
			return err
		}
		return a.print(choice, fieldsDocument())
	}
	return cmd
}

func fieldsDocument() *output.Document {
	t := output.Table{Columns: []output.Column{
		{Name: "name", Header: "NAME"},
		{Name: "type", Header: "TYPE"},
		{Name: "key", Header: "KEY IN FILES", Below: 100},
		{Name: "description", Header: "DESCRIPTION", Flexible: true, MinWidth: 24},
	}}
	d := &output.Document{}
	data := []output.Object{}
	for _, f := range landscape.Fields {
		kind := fieldType(f)
		t.Rows = append(t.Rows, []string{f.Name, kind, f.Key, f.Doc})
		d.Names = append(d.Names, f.Name)
		o := output.Object{{Key: "name", Value: f.Name}, {Key: "type", Value: kind}}
		if f.Key != "" {
			o.Put("key", f.Key)
		}
		data = append(data, append(o, output.Member{Key: "description", Value: f.Doc}))
	}
	d.Tables, d.Data = []output.Table{t}, data
	return d
}

func fieldType(f landscape.Field) string {
	switch {
	case f.Derived:
		return "derived"
	case f.Text != nil, f.Detail != 0:
		return "text"
	case f.Day != nil:
		return "date"
	case f.Flag != nil:
		return "flag"
	case f.List != nil:
		return "list"
	case f.Name == "id":
		return "text"
	}
	return "structs"
}
