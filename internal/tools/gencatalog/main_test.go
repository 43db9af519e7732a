package main

import (
	"bytes"
	"os"
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
