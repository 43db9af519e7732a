// Package vectors holds the cases on which two implementations must agree: one
// in Go and one in the JavaScript of the page, in internal/webpage/ui/core. Each
// file is about one concern. The tests of the packages that implement it read
// it, and so does ui/test/vectors.test.js.
package vectors

import (
	"bytes"
	"embed"
	"encoding/json"
	"testing"
)

//go:embed *.json
var files embed.FS

// Load decodes the vectors of a concern, such as "slug".
func Load[T any](t testing.TB, concern string) T {
	t.Helper()
	data, err := files.ReadFile(concern + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var v T
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%s.json: %v", concern, err)
	}
	return v
}
