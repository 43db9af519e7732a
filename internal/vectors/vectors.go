// Package vectors holds test vectors for what is implemented twice: in Go, and in
// the JavaScript of the page in internal/webpage/ui/core.
//
// Each JSON file is about one concern. The tests of the Go packages that
// implement it read it, and so does ui/test/vectors.test.js.
package vectors

import (
	"bytes"
	"embed"
	"encoding/json"
	"testing"
)

//go:embed *.json
var files embed.FS

// Load returns the vectors of a concern, such as "text".
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
