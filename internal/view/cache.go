package view

import (
	"fmt"

	"github.com/landscope-cli/landscope/internal/output"
)

// CacheStatus is the state of the cache of parsed files.
type CacheStatus struct {
	Dir   string // "" if there is no cache
	State string // what is wrong with it; "" is nothing
	Files int
	Bytes int64
}

// Document returns the document of the state.
func (c CacheStatus) Document(lang string) *output.Document {
	s := &KeyValues{}
	s.Add("path", c.Dir)
	if c.State != "" {
		s.Add("state", c.State)
	}
	if c.Dir != "" {
		s.Add("snapshots", fmt.Sprint(c.Files))
		s.Add("bytes", fmt.Sprint(c.Bytes))
	}
	return s.Document(lang)
}
