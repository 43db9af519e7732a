package session

import (
	"path/filepath"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/logo"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/source"
)

// withSettings applies the settings file of the Spec to a landscape, and notes what in it
// has no effect.
func (s *Session) withSettings(c *landscape.Catalog) (*landscape.Catalog, error) {
	if s.Settings == "" {
		return c, nil
	}
	if strings.Contains(s.Settings, "://") {
		return nil, exit.Usagef("--settings: %s is a URL, not a file", s.Settings)
	}
	content, err := source.ReadFile(s.Settings, s.Stdin)
	if err != nil {
		return nil, err
	}
	settings, problems, err := load.Settings(content, source.DisplayName(s.Settings))
	if err != nil {
		return nil, err
	}
	if err := s.noteSettings(problems); err != nil {
		return nil, err
	}
	s.embedImages(settings)
	c, misfits := c.WithSettings(settings)
	s.noteMisfits(settings.File, misfits)
	return c, nil
}

// embedImages reads the logos of the header and the footer that are files beside the
// settings. An image that cannot be used is noted.
func (s *Session) embedImages(settings *landscape.Settings) {
	settings.Embedded = map[string]string{}
	for _, name := range []string{settings.Header.Logo, settings.Footer.Logo} {
		if name == "" || strings.Contains(name, "://") || s.Settings == "-" {
			continue
		}
		image, err := readImage(filepath.Dir(s.Settings), name)
		if err != nil {
			s.note("%s: logo %q: %v", settings.File, name, err)
			continue
		}
		settings.Embedded[name] = image.Address()
	}
}

// readImage reads an image that a settings file in a directory names.
func readImage(dir, name string) (logo.Logo, error) {
	images, err := logo.OpenDir(dir)
	if err != nil {
		return logo.Logo{}, err
	}
	defer func() { _ = images.Close() }()
	return images.Read(name)
}

// maxMisfits is the number of notes on one settings file.
const maxMisfits = 5

// noteMisfits notes settings that do not fit the landscape.
func (s *Session) noteMisfits(file string, misfits []landscape.Misfit) {
	for i, m := range misfits {
		at := diag.Position(file, m.Line, 0)
		switch {
		case i == maxMisfits:
			s.note("%s: %d more names that are not in this landscape", file, len(misfits)-i)
			return
		case m.Near != "":
			s.note("%s: no %s %q in this landscape; did you mean %s?", at, m.Kind, m.Name, m.Near)
		default:
			s.note("%s: no %s %q in this landscape", at, m.Kind, m.Name)
		}
	}
}

// noteSettings notes the problems of a settings file. An error, for which landscape2
// rejects the file, is returned.
func (s *Session) noteSettings(problems []diag.Diagnostic) error {
	var warnings []diag.Diagnostic
	var unused []string
	for _, p := range problems {
		switch p.Severity {
		case diag.Error:
			return &diag.Fault{File: p.File, Line: p.Line, Col: p.Col, Rule: p.Rule, Msg: p.Msg}
		case diag.Warning:
			warnings = append(warnings, p)
		default:
			unused = append(unused, strings.TrimSuffix(p.Msg, " has no effect in landscope"))
		}
	}
	if len(warnings) > 0 {
		first := warnings[0]
		s.note("%s in %s; first: line %d: %s", plural.Count(diag.Count(warnings), "problem"), first.File, first.Line, first.Msg)
	}
	if len(unused) > 0 {
		s.note("%s: settings without effect in landscope: %s", problems[0].File, strings.Join(unused, ", "))
	}
	return nil
}
