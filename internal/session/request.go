package session

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Request returns what is read: the files of the Spec and of the environment.
func (s *Session) Request() (source.Request, error) {
	r := source.Request{File: s.Data, Edition: s.Edition, Overlays: s.overlays(), Stdin: s.Stdin}
	if s.Data != "" && s.Edition != "" {
		return r, exit.Usagef("--data and --edition cannot be used together")
	}
	if s.Landscape != "" {
		if s.Data != "" || s.Edition != "" {
			return r, exit.Usagef("--landscape cannot be combined with --data or --edition")
		}
		if err := CheckLandscape(s.Landscape); err != nil {
			return r, err
		}
	} else if s.Data == "" && s.Edition == "" {
		r.File = s.Getenv("LANDSCOPE_DATA")
	}
	switch {
	case r.File == landscape.Embedded:
		r.File = ""
	case r.File == "" && r.Edition == "":
		r.Landscape, r.Store = cmp.Or(s.Landscape, source.Main), s.Store()
	}
	for _, file := range append([]string{r.File}, r.Overlays...) {
		if strings.Contains(file, "://") {
			return r, URLError(file)
		}
	}
	if s.Edition != "" {
		return r, checkEdition(s.Edition)
	}
	return r, nil
}

// ReadsStdin reports whether the session reads standard input.
func (s *Session) ReadsStdin() (bool, error) {
	r, err := s.Request()
	return r.File == "-" || s.Settings == "-" || slices.Contains(r.Overlays, "-"), err
}

// Reads reports whether a file is one that the session reads.
func (s *Session) Reads(file string) (bool, error) {
	r, err := s.Request()
	if err != nil {
		return false, err
	}
	inputs := append([]string{r.File}, r.Overlays...)
	if r.Landscape != "" {
		inputs = append(inputs, r.Store.Path(r.Landscape))
	}
	return slices.ContainsFunc(inputs, func(input string) bool { return input != "" && source.SameFile(input, file) }), nil
}

// overlays returns the overlays of the Spec, or those of LANDSCOPE_OVERLAY if it
// has none.
func (s *Session) overlays() []string {
	list := s.Getenv("LANDSCOPE_OVERLAY")
	if len(s.Overlays) > 0 || list == "" {
		return s.Overlays
	}
	if strings.Contains(list, "://") {
		return []string{list} // do not split it at its colon
	}
	return slices.DeleteFunc(filepath.SplitList(list), func(file string) bool { return file == "" })
}

// URLError returns the error of a URL in place of a file.
func URLError(file string) error {
	url := redact.URL(file)
	return &exit.UsageError{Err: fmt.Errorf("%s is a URL, not a file", url),
		Advice: fmt.Sprintf("download it with \"landscope update --url %s\", or pipe it: curl -L %[1]s | landscope --data - ...", url)}
}

// CheckUnused returns an error if the Spec selects more than the name of a landscape, for
// a command that does not support that, or if there is no such landscape.
func (s *Session) CheckUnused(command string) error {
	for _, f := range []struct {
		name  string
		given bool
	}{{"data", s.Data != ""}, {"edition", s.Edition != ""}, {"as-of", s.AsOf != ""}, {"overlay", len(s.Overlays) > 0}} {
		if f.given {
			return exit.Usagef("%s does not support --%s", command, f.name)
		}
	}
	if s.Landscape == "" {
		return nil
	}
	return CheckLandscape(s.Landscape)
}

func checkEdition(name string) error {
	if slices.Contains(source.Editions(), name) {
		return nil
	}
	return &exit.UsageError{Err: &suggest.UnknownError{Kind: "edition", Name: name, Choices: source.Editions()}}
}

// CheckLandscape returns an error if name is not the name of a known landscape.
func CheckLandscape(name string) error {
	var names []string
	for _, l := range data.Landscapes {
		names = append(names, l.Name)
	}
	if slices.Contains(names, name) {
		return nil
	}
	unknown := suggest.Unknown("landscape", name, names)
	unknown.Choices = nil // too many to read
	return &exit.UsageError{Err: unknown, Advice: strings.TrimSpace(unknown.Hint() + " See \"landscope landscapes\".")}
}

// errReadOnce says why a file was not read.
var errReadOnce = errors.New("completion does not read pipes or standard input")

// checkRegular returns an error if RegularOnly forbids to read one of the files.
func (s *Session) checkRegular(files []string) error {
	if !s.RegularOnly {
		return nil
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if file == "-" || err == nil && !info.Mode().IsRegular() {
			return errReadOnce
		}
	}
	return nil
}
