// Package config reads what a user wants by default: the file config.yaml, and flags in
// the environment variable LANDSCOPE_FLAGS.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/diag"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/landscope-cli/landscope/internal/yamldoc"
	"gopkg.in/yaml.v3"
)

// Key is a key of the file.
type Key struct {
	Name string
	// Variable is the environment variable that wins over the key, or "".
	Variable string
	Doc      string
}

// Keys lists the keys of the file. Each is the name of a flag, but for pager.
var Keys = []Key{
	{"output", "", "format of commands that print tables, unless -o says otherwise"},
	{"columns", "", "columns of list, projects and search"},
	{"border", "", "border of tables"},
	{"delimiter", "", "delimiter of csv"},
	{"color", "", "auto, always or never"},
	{"width", "", "columns that tables may take"},
	{"pager", "LANDSCOPE_PAGER", "program that shows long output"},
	{"lang", "LANDSCOPE_LANG", "language of tables and messages"},
	{"data", "LANDSCOPE_DATA", "landscape file to read"},
	{"overlay", "LANDSCOPE_OVERLAY", "overlay file, or a list of them"},
}

// Setting is a key with its value.
type Setting struct {
	Key
	Value string
	// File, Line and Col are its place.
	File      string
	Line, Col int
}

// Fault returns an error at the setting, with advice.
func (s Setting) Fault(err error) error {
	return &Error{Fault: diag.Fault{File: s.File, Line: s.Line, Col: s.Col, Msg: s.Name + ": " + err.Error()}, err: err}
}

// Error is an error in the file.
type Error struct {
	diag.Fault
	err error
}

// Unwrap returns the error in a key or value.
func (e *Error) Unwrap() error { return e.err }

// File returns the path of the file: that of LANDSCOPE_CONFIG, or else
// landscope/config.yaml in the directory of the user's configuration. It returns "" if
// LANDSCOPE_CONFIG is off or there is no such directory. As other command line programs
// do, macOS uses ~/.config.
func File(getenv func(string) string, goos string) string {
	switch file := getenv("LANDSCOPE_CONFIG"); {
	case strings.EqualFold(file, "off"):
		return ""
	case file != "":
		return file
	}
	dir := getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(dir) {
		dir = "" // the XDG rules ignore a relative path
	}
	if goos == "windows" {
		dir = cmp.Or(dir, getenv("AppData"))
	}
	if home := getenv("HOME"); dir == "" && home != "" {
		dir = filepath.Join(home, ".config")
	}
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "landscope", "config.yaml")
}

// Read reads the settings. Without a file there are none, unless LANDSCOPE_CONFIG names
// it.
func Read(getenv func(string) string, goos string) ([]Setting, error) {
	file := File(getenv, goos)
	if file == "" {
		return nil, nil
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && getenv("LANDSCOPE_CONFIG") == "":
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: not a regular file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := yamldoc.Read(f, file)
	if err != nil {
		return nil, err
	}
	return parse(content, file)
}

// Getenv returns getenv with the values of settings for variables that are not set.
func Getenv(getenv func(string) string, settings []Setting) func(string) string {
	return func(name string) string {
		value := getenv(name)
		for _, s := range settings {
			if value == "" && s.Variable == name {
				value = s.Value
			}
		}
		return value
	}
}

// Variable returns the environment variable that wins over the key of that name, or "".
func Variable(name string) string {
	for _, k := range Keys {
		if k.Name == name {
			return k.Variable
		}
	}
	return ""
}

// parse returns the settings of a file.
func parse(content []byte, file string) ([]Setting, error) {
	root, _, err := yamldoc.Parse(content, file)
	if err != nil || root == nil {
		return nil, err
	}
	if root.Kind != yaml.MappingNode {
		return nil, &diag.Fault{File: file, Line: root.Line, Col: root.Column, Msg: "expected keys with values, such as output: json"}
	}
	var settings []Setting
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], yamldoc.Resolve(root.Content[i+1])
		s := Setting{Key: Key{Name: key.Value}, File: file, Line: key.Line, Col: key.Column}
		if s.Key, err = keyNamed(key.Value); err != nil {
			return nil, &Error{Fault: diag.Fault{File: file, Line: key.Line, Col: key.Column, Msg: err.Error()}, err: err}
		}
		if again := slices.IndexFunc(settings, func(other Setting) bool { return other.Name == s.Name }); again >= 0 {
			return nil, s.Fault(fmt.Errorf("the key is in line %d already", settings[again].Line))
		}
		s.Line, s.Col = value.Line, value.Column
		if s.Value, err = text(s.Name, value); err != nil {
			return nil, s.Fault(err)
		}
		if s.Value != "" {
			settings = append(settings, s)
		}
	}
	return settings, nil
}

func keyNamed(name string) (Key, error) {
	var names []string
	for _, k := range Keys {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return Key{}, suggest.Unknown("key", name, names)
}

// text returns a value as a flag or variable takes it. A list is joined by commas, and
// that of overlays as a list of files. Relative overlays are in the directory of the
// program's run, as with --overlay.
func text(name string, n *yaml.Node) (string, error) {
	switch {
	case n.Tag == "!!null":
		return "", nil
	case n.Kind == yaml.ScalarNode:
		return n.Value, nil
	case n.Kind == yaml.SequenceNode:
		var parts []string
		for _, item := range n.Content {
			if item = yamldoc.Resolve(item); item.Kind != yaml.ScalarNode {
				return "", errors.New("expected a list of strings")
			}
			parts = append(parts, item.Value)
		}
		separator := ","
		if name == "overlay" {
			separator = string(filepath.ListSeparator)
		}
		return strings.Join(parts, separator), nil
	}
	return "", errors.New("expected a string or a list of strings")
}
