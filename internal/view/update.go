package view

import (
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// UpdateStatus says whether an update is available.
type UpdateStatus struct {
	Landscape, URL string
	Available      bool
	Date           landscape.Date // of the data in use; 0 if it is not known
	NewDate        landscape.Date // of the update
}

// Document presents the status in a language. Its only name is that of a landscape with an update.
func (u UpdateStatus) Document(lang string) *output.Document {
	s := &KeyValues{}
	s.Add("landscape", u.Landscape)
	s.Add("url", u.URL)
	word := "no"
	if u.Available {
		word = "yes"
	}
	s.AddAs("news", word, u.Available)
	if u.Date != 0 {
		s.Add("day", u.Date.String())
	}
	if u.Available && u.NewDate != 0 {
		s.Add("new_day", u.NewDate.String())
	}
	d := s.Document(lang)
	if u.Available {
		d.Names = []string{u.Landscape}
	}
	return d
}
