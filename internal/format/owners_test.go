package format

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/landscope-cli/landscope/internal/landscapetest"
	"github.com/landscope-cli/landscope/internal/lint"
	"github.com/landscope-cli/landscope/internal/yamltext"
)

// TestFixKeepsOwners checks, with the printer's idea of owners, that comments that are deeper than the dashes of
// items belong to the same after items are put in order.
func TestFixKeepsOwners(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	order := func(rule string) bool { return rule == "order" }
	hash := yamltext.NewHasher()
	notes := func(data []byte) []ownedComment {
		f, _ := split(data, "x")
		root, err := parse(f.body, "x")
		if err != nil {
			t.Fatal(err)
		}
		return newPrinter(f, hash, root).recorded
	}
	for _, name := range []string{"cncf-2018.yml", "cncf-2026.yml"} {
		data := landscapetest.Files(t)[name]
		for _, first := range []string{"Keywhiz", "containerd", "Athenz", "CoreDNS", "BFE", "Harbor"} {
			data = bytes.Replace(data, []byte("name: "+first), []byte("name: Z"+first), 1)
		}
		for range 30 {
			with := bytes.ReplaceAll(landscapetest.WithComments(data, random, 40, 11), []byte("---- heading ----"), []byte("no heading"))
			with = regexp.MustCompile("\n+").ReplaceAll(with, []byte("\n"))                    // nothing begins a section
			with = regexp.MustCompile("(items:.*\n)( *#.*\n)+").ReplaceAll(with, []byte("$1")) // above the first item
			fixed, err := lint.Fix(with, name, order)
			if err != nil || bytes.Equal(with, fixed) {
				t.Fatalf("%s: %v", name, err)
			}
			if lost, ok := lostComment(notes(with), notes(fixed)); ok {
				t.Fatalf("%s: a comment belongs to something else: %s", name, with[lost.at:lost.at+80])
			}
		}
	}
}
