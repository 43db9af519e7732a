package view

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// Program describes the program and the data that is built in.
type Program struct {
	Version, Commit, Go, Platform string
	Editions                      []Edition
}

// Edition is a landscape that is built in.
type Edition struct{ Name, Day, URL, Commit, License string }

// Version presents the version of the program, of its data, and the data in use, in a
// language.
func Version(p Program, use DataInUse, lang string) *output.Document {
	s := &KeyValues{}
	s.Add("version", p.Version)
	if p.Commit != "" {
		s.Add("commit", p.Commit)
	}
	s.Add("go", p.Go)
	s.Add("platform", p.Platform)
	for _, e := range p.Editions {
		s.Add("data."+e.Name+".day", e.Day)
		s.Add("data."+e.Name+".source", e.URL)
		s.Add("data."+e.Name+".commit", e.Commit)
		s.Add("data."+e.Name+".license", e.License)
	}
	for _, f := range []struct{ key, value string }{{"from", use.From}, {"edition", use.Edition}, {"landscape", use.Landscape},
		{"file", use.File}, {"day", use.Day}, {"downloaded", use.Downloaded}, {"url", use.URL}} {
		if f.value != "" {
			s.Add("data.in_use."+f.key, f.value)
		}
	}
	date, _ := landscape.ParseDate(use.Day)
	if days, ok := use.age(date); ok {
		s.AddAs("data.in_use.age_days", strconv.Itoa(days), days)
	}
	d := s.Document(lang)
	d.Text = func(w *bytes.Buffer, _ output.Style, _ int) error {
		_, err := w.WriteString(output.SanitizeString(VersionLine(p, use, lang)) + "\n")
		return err
	}
	return d
}

// VersionLine returns the version of the program and the date of the data in a line.
func VersionLine(p Program, use DataInUse, lang string) string {
	v := View{Lang: lang}
	line := "landscope " + p.Version
	if p.Commit != "" && !strings.Contains(p.Version, p.Commit) {
		line += " (" + p.Commit + ")"
	}
	date, err := landscape.ParseDate(use.Day)
	if err != nil || date == 0 {
		return line + v.Say(phrase{", data: ", "、データ："}) + use.String()
	}
	of := v.dateAndAge(date, use)
	return line + v.Say(phrase{", data of " + of, "、データ：" + of})
}
