package output

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// keyOrder maps the keys of a document to their positions in it, for keys_unsorted.
// jq keeps the order of keys; the library does not.
type keyOrder map[string]int

// read ranks every key of the JSON by its first position.
func (k keyOrder) read(text []byte) {
	dec := json.NewDecoder(bytes.NewReader(text))
	var inObject []bool // of each level, the innermost last
	isKey := false
	for {
		token, err := dec.Token()
		if err != nil {
			return // the end of our own JSON
		}
		switch t := token.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				inObject = append(inObject, t == '{')
				isKey = t == '{'
				continue
			}
			inObject = inObject[:len(inObject)-1]
		case string:
			if isKey {
				if _, ok := k[t]; !ok {
					k[t] = len(k)
				}
				isKey = false
				continue
			}
		}
		isKey = len(inObject) > 0 && inObject[len(inObject)-1]
	}
}

// keys implements keys_unsorted. Keys that are not in the document come last.
func (k keyOrder) keys(v any, _ []any) any {
	switch v := v.(type) {
	case map[string]any:
		rank := func(key string) int {
			if n, ok := k[key]; ok {
				return n
			}
			return len(k)
		}
		names := slices.SortedFunc(maps.Keys(v), func(a, b string) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
		})
		out := make([]any, len(names))
		for i, name := range names {
			out[i] = name
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = i
		}
		return out
	}
	return fmt.Errorf("keys_unsorted requires an object or array, not %T", v)
}
