package view

import "github.com/landscope-cli/landscope/internal/output"

// Program describes the program and the data that is built in.
type Program struct {
	Version, Go, Platform string
	Editions              []Edition
}

// Edition is a landscape that is built in.
type Edition struct{ Name, Day, URL, Commit, License string }

// Version presents the version of the program, of its data, and the data in use, in a
// language.
func Version(p Program, use DataInUse, lang string) *output.Document {
	s := &KeyValues{}
	s.Add("version", p.Version)
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
	return s.Document(lang)
}
