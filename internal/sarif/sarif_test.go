package sarif

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// object says which properties SARIF 2.1.0 has for an object, as far as we write
// them: their types by name, required ones with an exclamation mark.
type object map[string]string

// schema is the part of the SARIF 2.1.0 schema that landscope uses. A type is a
// name in this table, "string", "bool", "int", "uri", or the allowed values; []
// before it makes a list of it.
var schema = map[string]object{
	"log":           {"$schema": "uri", "version!": "2.1.0", "runs!": "[]run"},
	"run":           {"tool!": "tool", "invocations": "[]invocation", "columnKind": "utf16CodeUnits|unicodeCodePoints", "results": "[]result"},
	"tool":          {"driver!": "driver"},
	"driver":        {"name!": "string", "version": "string", "rules": "[]rule"},
	"rule":          {"id!": "string", "shortDescription": "message", "fullDescription": "message", "help": "message", "helpUri": "uri", "defaultConfiguration": "configuration"},
	"configuration": {"level": "none|note|warning|error"},
	"message":       {"text!": "string"}, // text or id
	"result":        {"ruleId": "string", "ruleIndex": "int", "level": "none|note|warning|error", "message!": "message", "locations": "[]location", "partialFingerprints": "strings", "suppressions": "[]suppression"},
	"suppression":   {"kind!": "inSource|external", "status": "accepted|underReview|rejected", "justification": "string"},
	"location":      {"physicalLocation": "physical"},
	"physical":      {"artifactLocation!": "artifact", "region": "region"}, // artifactLocation or address
	"artifact":      {"uri": "uri"},
	"region":        {"startLine": "positive", "startColumn": "positive"},
	"invocation":    {"executionSuccessful!": "bool", "toolExecutionNotifications": "[]notification"},
	"notification":  {"descriptor": "descriptor", "level": "none|note|warning|error", "message!": "message", "locations": "[]location"},
	"descriptor":    {"id!": "string"}, // one of id, index, guid
}

// check returns what is wrong with a value of the given type.
func check(path, kind string, v any) []string {
	if inner, ok := strings.CutPrefix(kind, "[]"); ok {
		list, ok := v.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s is not a list: %v", path, v)}
		}
		var faults []string
		for i, x := range list {
			faults = append(faults, check(fmt.Sprintf("%s[%d]", path, i), inner, x)...)
		}
		return faults
	}
	if o, ok := schema[kind]; ok {
		return checkObject(path, o, v)
	}
	if !isOf(kind, v) {
		return []string{fmt.Sprintf("%s is not of type %s: %v", path, kind, v)}
	}
	return nil
}

func checkObject(path string, o object, v any) []string {
	properties, ok := v.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf("%s is not an object: %v", path, v)}
	}
	var faults []string
	left := maps.Clone(properties)
	for _, name := range slices.Sorted(maps.Keys(o)) {
		key, required := strings.CutSuffix(name, "!")
		inner, ok := properties[key]
		delete(left, key)
		switch {
		case ok:
			faults = append(faults, check(path+"."+key, o[name], inner)...)
		case required:
			faults = append(faults, path+" lacks "+key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		faults = append(faults, path+" has no property "+key)
	}
	return faults
}

func isOf(kind string, v any) bool {
	switch v := v.(type) {
	case bool:
		return kind == "bool"
	case float64:
		return kind == "int" && v >= -1 || kind == "positive" && v >= 1
	case string:
		return kind == "string" || kind == "uri" && v != "" && !strings.ContainsAny(v, " \\\x00") || slices.Contains(strings.Split(kind, "|"), v)
	case map[string]any:
		return kind == "strings" && !slices.ContainsFunc(slices.Collect(maps.Values(v)), func(x any) bool { return !isOf("string", x) })
	}
	return false
}

func sampleLog() *Log {
	rules := []Rule{{ID: "first", ShortDescription: Message{"it is so"}, FullDescription: Message{"why"}, Help: Message{"how"}, HelpURI: "https://example.org/#a", DefaultConfiguration: Configuration{Note}},
		{ID: "second", ShortDescription: Message{"<b>"}, DefaultConfiguration: Configuration{Error}}}
	return NewLog("v1", rules, []Result{
		{RuleID: "second", Message: Message{"a & b"}, Locations: At("a dir/b:c.go", 3, 4), PartialFingerprints: map[string]string{"x/v1": "y"}, Suppressions: Accepted("soon")},
		{RuleID: "first", Message: Message{"c"}, Locations: At("c", 0, 0)},
		{RuleID: "first", Level: Warning, Message: Message{"d"}, Locations: At("d", 1, 0)},
		{RuleID: "other", Message: Message{"e"}, Locations: At(":e", 0, 2)},
	}, Invocation{Notifications: []Notification{
		{Descriptor: Descriptor{"n"}, Level: Note, Message: Message{"f"}, Locations: In("f", 0, 0)},
		{Descriptor: Descriptor{"n"}, Level: Error, Message: Message{"g"}, Locations: In("", 0, 0)},
	}})
}

func decoded(t *testing.T, l *Log) any {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchema checks that logs have the properties that SARIF 2.1.0 requires, and
// no others.
func TestSchema(t *testing.T) {
	for name, l := range map[string]*Log{"sample": sampleLog(), "empty": NewLog("", nil, nil, Invocation{})} {
		if faults := check(name, "log", decoded(t, l)); len(faults) > 0 {
			t.Error(strings.Join(faults, "\n"))
		}
	}
	// The check itself finds faults.
	broken := sampleLog()
	broken.Runs[0].Results[0].Level = "fatal"
	broken.Runs[0].Results[1].Locations[0].Physical.Region.StartLine = -1
	broken.Runs[0].Tool.Driver.Rules = nil
	if faults := check("broken", "log", decoded(t, broken)); len(faults) != 3 {
		t.Errorf("faults of a broken log: %q", faults)
	}
}

// TestNewLog checks what NewLog takes from the rules.
func TestNewLog(t *testing.T) {
	var got []string
	for _, r := range sampleLog().Runs[0].Results {
		index := -1
		if r.RuleIndex != nil {
			index = *r.RuleIndex
		}
		got = append(got, fmt.Sprint(r.RuleID, " ", index, " ", r.Level))
	}
	want := []string{"second 1 error", "first 0 note", "first 0 warning", "other -1 warning"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestURI checks the URIs of files.
func TestURI(t *testing.T) {
	abs, err := filepath.Abs("x y")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a/b.go": "a/b.go", "a b": "a%20b", "b:c": "./b:c", "é%": "%C3%A9%25",
		abs: "file:///" + strings.TrimPrefix(strings.ReplaceAll(filepath.ToSlash(abs), " ", "%20"), "/")} {
		if got := At(name, 1, 0)[0].Physical.Artifact.URI; got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		} else if path := (ArtifactLocation{got}).Path(); path != filepath.ToSlash(name) {
			t.Errorf("%q is read as %q", name, path)
		}
	}
}
