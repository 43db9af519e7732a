package scan

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// repeated is a stream that repeats a text between a head and a tail, so that
// it may be larger than memory.
func repeated(head, text string, times int, tail string) io.Reader {
	return io.MultiReader(strings.NewReader(head), &repeater{text: text, left: times}, strings.NewReader(tail))
}

type repeater struct {
	text     string
	left, at int
}

func (r *repeater) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && r.left > 0 {
		k := copy(p[n:], r.text[r.at:])
		if n, r.at = n+k, r.at+k; r.at == len(r.text) {
			r.at, r.left = 0, r.left-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestStreams reads lists that are larger than what is held of a file in memory.
func TestStreams(t *testing.T) {
	pod := `{"apiVersion": "v1", "kind": "Pod", "metadata": {"annotations": {"x": "` + strings.Repeat("y", 20_000) + `"}},
  "spec": {"containers": [{"image": "nats:2"}]}, "status": {"x": [` + strings.Repeat("1, ", 5000) + `1]}}`
	yamlPod := "- apiVersion: v1\n  kind: Pod\n  metadata:\n    annotations:\n      x: " + strings.Repeat("y", 20_000) + "\n  spec:\n    containers:\n    - image: nats:2\n"
	last := strings.Replace(pod, "nats:2", "alpine:3", 1)
	const held = 1 << 20
	times, yamlTimes := 4*held/len(pod)+100, 4*held/len(yamlPod)+100
	for name, in := range map[string]io.Reader{
		"list":           repeated(`{"apiVersion": "v1", "items": [`+"\n", pod+",\n", times, last+`], "kind": "List"}`),
		"array":          repeated("[\n", pod+",\n", times, last+"]"),
		"lines":          repeated("", strings.ReplaceAll(pod, "\n", "")+"\n", times, last),
		"concatenated":   repeated("", pod, times, last),
		"YAML list":      repeated("apiVersion: v1\nitems:\n", yamlPod, yamlTimes, strings.Replace(yamlPod, "nats:2", "alpine:3", 1)+"kind: List\n"),
		"indented list":  repeated("items:\n", "  "+strings.ReplaceAll(strings.TrimSpace(yamlPod), "\n", "\n  ")+"\n", yamlTimes, "\n  # last\n  - image: alpine:3\nkind: List\n"),
		"YAML documents": repeated("", "---\n"+strings.TrimPrefix(strings.ReplaceAll("\n"+yamlPod, "\n  ", "\n"), "\n- ")+"\n", yamlTimes, "---\nimage: alpine:3\n"),
	} {
		found, err := scan([]string{"-"}, Options{Stdin: in}, held)
		if err != nil || len(found.Unreadable) > 0 {
			t.Fatalf("%s: %v, unreadable: %v", name, err, found.Unreadable)
		}
		images := map[string]int{}
		for _, c := range found.Components {
			if c.Kind != Image {
				continue
			}
			images[c.Name+"@"+c.Version]++
		}
		if n := images["docker.io/library/nats@2"]; n != times && n != yamlTimes || images["docker.io/library/alpine@3"] != 1 || len(images) != 2 {
			t.Errorf("%s: %v", name, images)
		}
	}
}

// TestBrokenValues checks that a value that is not valid is recorded with its
// line, and that the others are read.
func TestBrokenValues(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"lines", "{\"image\": \"a\"}\n{\"image\": }\n{\"image\": \"b\"}\n\n[{\"image\": \"c\"}", "a b c, 2 5"},
		{"values over lines", "{\n \"image\": \"a\"\n}\n{\n \"image\": \"x\n}\n{\n \"image\": \"b\"\n}", "a b, 5"},
		{"a stray brace", "{\"image\": \"a\"}}\n{\"image\": \"b\"}", "a b, 1"},
		{"too deep", "{\"image\": \"a\"}\n" + strings.Repeat("[", 200) + "\n{\"image\": \"b\"}", "a b, 2"},
		{"items", "{\"items\": [{\"image\": \"a\"},\n{\"image\" \"b\"}], \"kind\": \"List\"}\n{\"image\": \"c\"}", "a c, 2"},
	} {
		found, err := Scan([]string{"-"}, Options{Stdin: strings.NewReader(tc.text)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range found.Components {
			got = append(got, strings.TrimPrefix(c.Name, "docker.io/library/"))
		}
		got[len(got)-1] += ","
		for _, u := range found.Unreadable {
			got = append(got, fmt.Sprint(u.Line))
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s: %q, want %q: %v", tc.name, strings.Join(got, " "), tc.want, found.Unreadable)
		}
	}
}

// TestBrokenDocuments checks that a YAML document that is not valid is recorded,
// and that the others are read.
func TestBrokenDocuments(t *testing.T) {
	found, err := Scan([]string{"-"}, Options{Stdin: strings.NewReader("image: a\n---\nimage: [\n---\nimage: c\n---\n\nx: *y\n---\nimage: d\n")})
	if err != nil || len(found.Unreadable) != 2 || len(found.Components) != 3 {
		t.Errorf("%v\n%s\nunreadable: %v", err, names(found), found.Unreadable)
	}
}

// TestLines checks the lines of components in JSON and YAML that is read in
// parts.
func TestLines(t *testing.T) {
	var json, yaml strings.Builder
	json.WriteString("[\n\n")
	yaml.WriteString("apiVersion: v1\nitems:\n")
	for i := range 30_000 {
		fmt.Fprintf(&json, "  {\n\n\t\"image\":\r\n \"n%d\", \"x\": \"\\\"\\\\\"\n},\n", i)
		fmt.Fprintf(&yaml, "- a: 1\n  # x\n\n  image: n%d\n  long: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", i)
	}
	json.WriteString("{}]")
	yaml.WriteString("kind: List\n")
	for _, tc := range []struct {
		text        string
		first, each int
	}{{json.String(), 6, 5}, {yaml.String(), 6, 5}} {
		found, err := Scan([]string{"-"}, Options{Stdin: strings.NewReader(tc.text)})
		if err != nil || len(found.Components) != 30_000 {
			t.Fatalf("%d components, %v, unreadable: %v", len(found.Components), err, found.Unreadable)
		}
		for i, c := range found.Components {
			if want := tc.first + i*tc.each; c.Line != want {
				t.Fatalf("component %d is in line %d, want %d", i, c.Line, want)
			}
		}
	}
}
