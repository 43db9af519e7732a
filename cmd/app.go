package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/plural"
	"github.com/landscope-cli/landscope/internal/redact"
	"github.com/landscope-cli/landscope/internal/source"
)

// app is one run of the program: its environment, the flags that every
// command has, and the catalog, loaded when first asked for.
type app struct {
	env *Env

	data, edition string
	landscape     string
	asOf          string
	overlays      []string
	lang, color   string

	loaded   *landscape.Catalog
	present  *landscape.Catalog // loaded, before --as-of
	painting *output.Style
	failed   error // what a function without an error result found wrong
	// completing forbids to read what can be read once only: the terminal,
	// standard input, pipes.
	completing bool
}

// sourceFlags are the flags that give this landscape at a prompt, in the folder
// of its files: a page that is passed on tells no more of where they lie.
func (a *app) sourceFlags() []string {
	flags, data := []string{}, a.data
	if data != "" {
		data = filepath.Base(data)
	}
	for _, f := range []struct{ name, value string }{{"data", data}, {"edition", a.edition}, {"landscape", a.landscape}, {"as-of", a.asOf}} {
		if f.value != "" {
			flags = append(flags, "--"+f.name, f.value)
		}
	}
	for _, name := range a.overlays {
		flags = append(flags, "--overlay", filepath.Base(name))
	}
	return flags
}

// catalog returns the landscape that the flags ask for.
func (a *app) catalog() (*landscape.Catalog, error) {
	if a.loaded != nil {
		return a.loaded, nil
	}
	r, err := a.request()
	if err != nil {
		return nil, err
	}
	if err := a.checkReadable(append([]string{r.File}, r.Overlays...)...); err != nil {
		return nil, err
	}
	c, err := a.load(r)
	if err != nil {
		if a.data == "" && r.File != "" {
			return nil, fmt.Errorf("LANDSCOPE_DATA: %w", err)
		}
		return nil, err
	}
	a.present = c
	if a.asOf != "" {
		if c, err = a.putBack(c, a.asOf); err != nil {
			return nil, err
		}
	}
	a.loaded = c
	return c, nil
}

// load reads a landscape and remarks on the problems in it.
func (a *app) load(r source.Request) (*landscape.Catalog, error) {
	r.Cache, r.Program = a.cache(), program
	c, problems, err := source.Catalog(r)
	var damaged *source.CopyError
	if errors.As(err, &damaged) && damaged.Name == source.Main {
		a.note("%v; the embedded data is read instead, and `landscope update` mends the copy", err)
		r.Landscape = ""
		c, problems, err = source.Catalog(r)
	}
	if err != nil {
		return nil, err
	}
	if n := diag.Count(problems); n > 0 {
		first := problems[0]
		a.note("%s in %s, the first at line %d: %s", plural.Count(n, "problem"), first.File, first.Line, first.Msg)
	}
	a.remarkUnbound(c)
	return c, nil
}

func (a *app) request() (source.Request, error) {
	r := source.Request{File: a.data, Edition: a.edition, Overlays: a.overlayFiles(), Stdin: a.env.Stdin}
	if a.data != "" && a.edition != "" {
		return r, usagef("--data and --edition exclude one another: an edition is embedded data")
	}
	if err := a.chooseCopy(&r); err != nil {
		return r, err
	}
	for _, file := range append([]string{r.File}, r.Overlays...) {
		if strings.Contains(file, "://") {
			return r, isAddress(file)
		}
	}
	if a.edition != "" && !slices.Contains(source.Editions(), a.edition) {
		return r, &usageError{err: &landscape.UnknownError{Kind: "edition", Name: a.edition, Choices: source.Editions()}}
	}
	return r, nil
}

func isAddress(file string) error {
	address := redact.URL(file)
	return &usageError{err: fmt.Errorf("%s is an address, not a file", address),
		hint: "landscope update --url " + address + " downloads it, for every command to read"}
}

// language is en unless the flag or LANDSCOPE_LANG says otherwise.
func (a *app) language() (string, error) {
	if a.lang != "" {
		return a.lang, nil
	}
	switch lang := a.env.Getenv("LANDSCOPE_LANG"); lang {
	case "", "en":
		return "en", nil
	case "ja":
		return "ja", nil
	default:
		return "", usagef("LANDSCOPE_LANG is %q, not en or ja", lang)
	}
}

// style returns the style of this run, the same each time.
func (a *app) style() output.Style {
	if a.painting == nil {
		style := output.NewStyle(a.env.color(a.color))
		a.painting = &style
	}
	return *a.painting
}

// note writes a remark to standard error.
func (a *app) note(format string, args ...any) {
	a.env.tell("note", fmt.Sprintf(format, args...))
}
