package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/source"
)

// TestGenerated checks that the literals match the YAML files.
func TestGenerated(t *testing.T) {
	want, err := Generate()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../data/catalog_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/catalog_gen.go does not match the YAML files in data: run go generate ./data")
	}
}

// TestArchive checks that the program embeds the YAML files as they are.
func TestArchive(t *testing.T) {
	files := map[string][]byte{data.OverlayFile: data.OverlayYAML()}
	for _, e := range data.Editions {
		files[e.File] = e.YAML()
	}
	for name, got := range files {
		if want, err := os.ReadFile(filepath.Join("../../../data", name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("data/files.zip has another %s: run go generate ./data (%v)", name, err)
		}
	}
	if archive, err := Archive(); err != nil || len(archive) > 500_000 {
		t.Errorf("the archive has %d bytes, %v", len(archive), err)
	}
}

// TestLiterals checks that a catalog of literals equals what the loader returns.
func TestLiterals(t *testing.T) {
	for _, name := range source.Editions() {
		parsed, err := source.Parsed(name)
		if err != nil {
			t.Fatal(err)
		}
		if literal := data.Catalog(name); literal == nil || !reflect.DeepEqual(literal, parsed) {
			t.Errorf("%s: the literals differ from what the loader returns", name)
		}
	}
	overlay, err := source.ParsedOverlay()
	if err != nil || !reflect.DeepEqual(data.Overlay, overlay) {
		t.Errorf("the literal of the overlay differs from what the loader returns: %v", err)
	}
	if data.Catalog("nothing") != nil {
		t.Error("Catalog returns an unknown edition")
	}
}
