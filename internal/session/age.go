package session

// oldAge is the age in days above which a note says how old the data is.
const oldAge = 60

// NoteAge notes that the data that was read is old, unless the request says which data to
// use.
func (s *Session) NoteAge() {
	c := s.present
	if c == nil || s.Data != "" || s.Edition != "" || s.AsOf != "" || s.Getenv("LANDSCOPE_DATA") != "" {
		return
	}
	today, err := s.CurrentDate()
	if err != nil || c.Origin.Date == 0 {
		return
	}
	age := c.Origin.Date.DaysUntil(today)
	if age <= oldAge {
		return
	}
	which, update := "the data", "landscope update"
	if c.Origin.BuiltIn() {
		which = "the built-in data"
	}
	if s.Landscape != "" {
		update += " --landscape " + s.Landscape
	}
	s.note("%s is %d days old; run %s", which, age, update)
}
