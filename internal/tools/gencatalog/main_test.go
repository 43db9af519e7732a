package main

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/source"
)

// TestGenerated: the literals are those that the YAML gives today.
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
		t.Error("data/catalog_gen.go is not what the YAML in data gives: run go generate ./data")
	}
}

// TestBothFormsAreEqual: a catalog of literals is that of the loader.
func TestBothFormsAreEqual(t *testing.T) {
	for _, name := range source.Editions() {
		parsed, err := source.Parsed(name)
		if err != nil {
			t.Fatal(err)
		}
		if literal := data.Catalog(name); literal == nil || !reflect.DeepEqual(literal, parsed) {
			t.Errorf("%s: the literals differ from what the loader makes", name)
		}
	}
	overlay, err := source.ParsedOverlay()
	if err != nil || !reflect.DeepEqual(data.Overlay, overlay) {
		t.Errorf("the literal of the overlay differs from what the loader makes: %v", err)
	}
	if data.Catalog("nothing") != nil {
		t.Error("an edition that there is not")
	}
}
