package output

import (
	"bytes"
	"text/template"
)

// writeTemplate executes the template of the options on the data.
func writeTemplate(w *bytes.Buffer, d *Document, o Options) error {
	t, err := template.New("template").Parse(o.Template)
	if err != nil {
		return err
	}
	v, err := d.Generic()
	if err != nil {
		return err
	}
	out := parts{to: o.Parts, syntax: Text, o: o}
	if err := t.Execute(&out, v); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// CheckTemplate returns an error if text is not a template.
func CheckTemplate(text string) error {
	_, err := template.New("template").Parse(text)
	return err
}
