package cmd_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"
	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// noticeHeading begins the part of NOTICE that is made of the modules.
const noticeHeading = "THIRD-PARTY SOFTWARE\n\nThe program is built of Go's standard library and of these modules, under the\nlicenses that follow.\n"

// TestNotice checks that NOTICE has the licenses of all that the program is linked
// of, on any system. With -update it writes them.
func TestNotice(t *testing.T) {
	file := filepath.Join("..", "NOTICE")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	own, _, _ := strings.Cut(string(have), noticeHeading)
	want := strings.TrimRight(own, "\n") + "\n\n" + noticeHeading + licenses(t)
	if *cmd.Update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != want {
		t.Error("NOTICE is not of the modules that are linked; go test ./cmd -run TestNotice -update writes it")
	}
}

// allowedLicenses are those of modules that the program may be linked of: permissive, or
// like MPL-2.0 limited to files of the module. NOTICE has what all of them require.
// Unicode's is that of tables made of its data, CC-BY-4.0 that of the documentation of a
// module.
var allowedLicenses = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "ISC", "MIT", "MPL-2.0", "Unicode-DFS-2016"}

// TestLicenses checks that the licenses of every module that the program is linked of
// are allowed.
func TestLicenses(t *testing.T) {
	checked := 0
	for module, dir := range linked(t) {
		checked++
		for _, problem := range licenseProblems(licenseText(t, module, dir)) {
			t.Errorf("%s: %s", module, problem)
		}
	}
	if checked < 20 {
		t.Errorf("only %d modules found", checked)
	}
	for text, want := range map[string]string{
		"All rights reserved.": "no known license",
		"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted.": "no known license", // cut off
		"This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by " +
			"the Free Software Foundation, either version 3 of the License, or (at your option) any later version.": "GPL-3.0-or-later is not among the allowed licenses",
	} {
		if problems := licenseProblems(text); len(problems) != 1 || !strings.HasPrefix(problems[0], want) {
			t.Errorf("%q: %q, want %q", text, problems, want)
		}
	}
}

// licenseProblems returns what is wrong with the licenses in a text.
func licenseProblems(text string) (problems []string) {
	found := licensecheck.Scan([]byte(text)).Match
	if len(found) == 0 {
		return []string{"no known license"}
	}
	for _, m := range found {
		if !slices.Contains(allowedLicenses, m.ID) {
			problems = append(problems, fmt.Sprintf("%s is not among the allowed licenses %s", m.ID, strings.Join(allowedLicenses, ", ")))
		}
	}
	return problems
}

// licenses returns every license text once, under the modules that have it.
func licenses(t *testing.T) string {
	t.Helper()
	modules := map[string][]string{} // by the text
	for module, dir := range linked(t) {
		text := licenseText(t, module, dir)
		modules[text] = append(modules[text], module)
	}
	var sections []string
	for text, names := range modules {
		slices.Sort(names)
		sections = append(sections, "\n"+strings.Repeat("-", 78)+"\n"+strings.Join(names, "\n")+"\n\n"+text)
	}
	slices.Sort(sections)
	return strings.Join(sections, "")
}

// linked returns the directories of the modules that the program is linked of, on any
// system, and that of Go.
func linked(t *testing.T) map[string]string {
	t.Helper()
	root, err := exec.Command(testenv.Need(t, "go"), "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	dirs := map[string]string{"Go (standard library)": strings.TrimSpace(string(root))}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/landscope")
		c.Dir, c.Env, c.Stderr = "..", append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0"), os.Stderr
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			if module, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				dirs[module] = dir
			}
		}
	}
	return dirs
}

// licenseText returns the licenses and notices of a module.
func licenseText(t *testing.T, module, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		testenv.Lacks(t, "the source of %s is not here: %v", module, err)
	}
	var texts []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if !e.Type().IsRegular() || !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "LICENCE") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") ||
			!slices.Contains([]string{"", ".TXT", ".MD"}, filepath.Ext(name)) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range bytes.Lines(text) {
			lines = append(lines, strings.TrimRight(string(line), " \t\r\n\f"))
		}
		texts = append(texts, strings.Trim(strings.Join(lines, "\n"), "\n")+"\n")
	}
	if len(texts) == 0 && strings.HasPrefix(module, "Go ") {
		t.Skip("SKIPPED: this installation of Go has no LICENSE")
	}
	if len(texts) == 0 {
		t.Errorf("%s has no license", module)
	}
	return strings.Join(texts, "\n")
}
