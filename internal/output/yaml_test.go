package output

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
	"gopkg.in/yaml.v3"
)

// yamlPieces are what random strings are made of: what is special in YAML, and
// what is not.
var yamlPieces = []string{"a", "Z", "true", "null", "no", "~", "1", "1.5", "0x1f", "2020-01-02", "12:30:45", " ", "\n", "\t", ":", "#", "- ", "?", "'", `"`, `\`,
	"{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "=", "<<", "é", "日本", "🚀", "\ue000", "\u202e", "\u2028", "\x1b", "\u00a0", "::", "##[", "https://x.org/?a=b#c"}

func randomData(r *rand.Rand, depth int) any {
	text := func() string {
		var b strings.Builder
		for range r.IntN(5) {
			b.WriteString(yamlPieces[r.IntN(len(yamlPieces))])
		}
		return b.String()
	}
	switch k := r.IntN(8); {
	case depth > 3 || k < 3:
		return text()
	case k == 3:
		return []any{nil, true, 12, -0.5, 1e21}[r.IntN(5)]
	case k < 6:
		list := make([]any, r.IntN(4))
		for i := range list {
			list[i] = randomData(r, depth+1)
		}
		return list
	}
	o := Object{}
	seen := map[string]bool{}
	for range r.IntN(4) {
		if key := text(); !seen[key] {
			seen[key] = true
			o = append(o, Member{key, randomData(r, depth+1)})
		}
	}
	return o
}

// TestYAMLReadsBack checks that a YAML reader finds in the output what a JSON
// reader finds in the JSON.
func TestYAMLReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		d := &Document{Data: randomData(r, 0)}
		b, err := compactJSON(d.Data)
		if err != nil {
			t.Fatal(err)
		}
		var want, got any
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		var w bytes.Buffer
		if err := writeYAML(&w, d, Options{}); err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		out := Sanitize(YAML, w.Bytes(), Options{})
		if err := yaml.Unmarshal(out, &got); err != nil {
			t.Fatalf("%s: %v\n%s", b, err, out)
		}
		back, err := json.Marshal(got)
		if err != nil {
			t.Fatalf("%s: %v\n%s", b, err, out)
		}
		if err := json.Unmarshal(back, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s\n%s\nreads as %s", b, out, back)
		}
	}
}

// TestYAMLMemory checks that a list costs memory in proportion to its size.
func TestYAMLMemory(t *testing.T) {
	if testenv.Race {
		t.Skip("the race detector allocates")
	}
	list := make([]Object, 20_000)
	for i := range list {
		list[i] = Object{{"name", "Istio"}, {"version", "1.2"}, {"date", "2020-01-02"}}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := writeYAML(&bytes.Buffer{}, &Document{Data: list}, Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got, limit := after.TotalAlloc-before.TotalAlloc, uint64(20_000*2000); got > limit {
		t.Errorf("%d bytes, more than %d", got, limit)
	}
}
