package scan

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCommandOutput checks what a scan finds in the output of commands on standard
// input, and that it does not take other text for one of them.
func TestCommandOutput(t *testing.T) {
	file := filepath.Join("testdata", "commands.txtar")
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	last := len(archive.Files) - 1
	for _, f := range archive.Files[:last] {
		found, err := Scan([]string{"-"}, Options{Stdin: bytes.NewReader(f.Data)})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range found.Components {
			fmt.Fprintf(&got, "%s:%d %s %s %s\n", f.Name, c.Line, c.Kind, c.Name, c.Version)
		}
		for _, u := range found.Unreadable {
			fmt.Fprintf(&got, "%s:%d cannot be read: %s\n", f.Name, u.Line, u.Reason)
		}
	}
	if *update {
		archive.Files[last].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(archive.Files[last].Data); got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

// TestShellScripts checks that a tree's executables that are shell scripts are read.
func TestShellScripts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no executable permission")
	}
	const text = "helm repo add jetstack https://charts.jetstack.io\n"
	dir := tree(t, "bash", "#!/usr/bin/env bash\n"+text, "sh", "#! /bin/sh -e\n"+text, "python", "#!/usr/bin/python3\n"+text, "plain", "#!/bin/sh\n"+text)
	for _, name := range []string{"bash", "sh", "python"} {
		if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	found, err := Scan([]string{dir}, Options{})
	const want = "chart_repository https://charts.jetstack.io@ :2\ncommand helm@ :2\ncommand helm repo@ :2"
	if err != nil || names(found) != want+"\n"+want {
		t.Errorf("got %s, %v", names(found), err)
	}
}
