// Package load makes catalogs and overlays of bytes. One walk over a file both
// loads it and finds its problems: an item with faults keeps its sound parts,
// and only what is no YAML, or no landscape, is an error.
package load
