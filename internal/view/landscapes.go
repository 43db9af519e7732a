package view

import "github.com/landscope-cli/landscope/internal/output"

// Landscape is a landscape that a foundation publishes.
type Landscape struct {
	Name       string `json:"name,omitempty"`
	Foundation string `json:"foundation,omitempty"`
	Copy       string `json:"copy,omitempty"` // the date of the download, "yes" if it is not known
	Site       string `json:"site,omitempty"`
	Data       string `json:"data,omitempty"` // the URL of the data file
}

// Landscapes presents the landscapes that can be downloaded.
func Landscapes(v View, all []Landscape) *output.Document {
	site, data := v.head("site", headSite), v.head("data", headData)
	site.Flexible, site.MinWidth = true, 24
	data.Flexible, data.MinWidth, data.Below = true, 40, 140
	t := output.Table{Columns: []output.Column{v.head("name", headName), v.head("foundation", headFoundation), v.head("copy", headDownloaded), site, data}}
	records := output.Table{Columns: t.Columns}
	d := &output.Document{Data: all, Records: &records}
	for _, l := range all {
		records.Rows = append(records.Rows, []string{l.Name, l.Foundation, l.Copy, l.Site, l.Data})
		downloaded := l.Copy
		if v.Lang == "ja" && downloaded == "yes" {
			downloaded = "取得済み"
		}
		t.Rows = append(t.Rows, []string{l.Name, l.Foundation, downloaded, l.Site, l.Data})
		d.Names = append(d.Names, l.Name)
	}
	d.Tables = []output.Table{t}
	return d
}
