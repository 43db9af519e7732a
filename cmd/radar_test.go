package cmd_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/load"
	"github.com/landscope-cli/landscope/internal/output"
)

// TestRadarFormats: the radar is a sound document in every format also where
// nothing has a status, its picture is well-formed, and its table fits a
// terminal.
func TestRadarFormats(t *testing.T) {
	args := []string{"--overlay", "testdata/overlay.yml", "radar", "-o"}
	for _, format := range allFormats {
		name, _, _ := strings.Cut(format, "=")
		if name == "wide" {
			continue
		}
		checkDocument(t, name, run(append(args, format, "--missing", "status")...), false)
		checkDocument(t, name, run("radar", "-o", format), false)
	}
	for _, more := range [][]string{nil, {"--name", "zz*"}, {"--category", "runtime"}} {
		r := run(append(append(args, "svg"), more...)...)
		if err := wellFormed(r.stdout); err != nil || r.code != 0 || !strings.HasSuffix(r.stdout, "</svg>\n") {
			t.Errorf("%v: %v, code %d, %s", more, err, r.code, r.stderr)
		}
	}
	var stdout, stderr bytes.Buffer
	code := cmd.Run(context.Background(), &cmd.Env{Stdout: &stdout, Stderr: &stderr, Terminal: true, Width: 50,
		Getenv: func(string) string { return "" }}, []string{"--overlay", "testdata/overlay.yml", "--color", "never", "radar"})
	for line := range strings.Lines(stdout.String()) {
		if w := output.Width(strings.TrimSuffix(line, "\n")); w > 50 || code != 0 {
			t.Errorf("code %d, a line of %d: %s", code, w, line)
		}
	}
}

// hostileOverlay has names that no format may let through.
const hostileOverlay = `statuses: ["ad\e[31mopt", "<b>hold</b>", "a|b\nc"]
projects:
  "Esc\e[31mred\tTab\nNewline": {status: "ad\e[31mopt", owner: "=cmd|' /C calc'!A0", note: "<script>\u202ealert(1)", tags: ["]]>", "&"]}
  "no \e]0;such\a thing": {status: hold}
items:
  - {name: "\u009b2J<img src=x>&amp;", category: "\"><script>", subcategory: "\u2066x", status: "<b>hold</b>", note: "a|b\nc"}
  - {name: "=1+1", status: "a|b\nc", homepage_url: "javascript:alert(1)"}
`

// TestHostileOverlay: no text of an overlay gets out of its place, or at the
// terminal.
func TestHostileOverlay(t *testing.T) {
	overlay := filepath.Join(t.TempDir(), "o.yml")
	if err := os.WriteFile(overlay, []byte(hostileOverlay), 0o644); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"LANDSCOPE_DATA": "testdata/hostile.yml", "LANDSCOPE_OVERLAY": overlay}
	for _, format := range append(allFormats, "svg") {
		for _, command := range [][]string{{"radar"}, {"list", "--columns", "all"}, {"show", "esc-31mred-tab-newline"}} {
			r := runIn(env, nil, append(command, "-o", format)...)
			if strings.HasPrefix(r.stderr, "landscope: error: unknown format") {
				continue
			}
			if r.code != 0 || strings.ContainsAny(shown(t, format, r.stdout)+r.stderr, "\x1b\u202e\u009b\u2066\a") {
				t.Errorf("%v -o %s: code %d, control characters in %q %q", command, format, r.code, r.stdout, r.stderr)
			}
			if !strings.Contains(r.stderr, "o.yml: 1 project not on this landscape: no ␛]0;such␇ thing") {
				t.Errorf("no note: %q", r.stderr)
			}
			if format == "svg" && wellFormed(r.stdout) != nil {
				t.Errorf("%v in %s", wellFormed(r.stdout), r.stdout)
			}
		}
	}
	checkDocument(t, "markdown", runIn(env, nil, "radar", "-o", "markdown"), true)
	if out := runIn(env, nil, "radar", "-o", "csv").stdout; !strings.Contains(out, "'=1+1") || !strings.Contains(out, "'=cmd|") {
		t.Errorf("formulas not guarded: %s", out)
	}
}

// TestOverlayExample: the example in help is an overlay without a problem, all
// of which is on the map.
func TestOverlayExample(t *testing.T) {
	_, rest, _ := strings.Cut(run("help", "overlays").stdout, "\n\n")
	example, _, _ := strings.Cut(rest, "\n\n")
	o, problems, err := load.Overlay([]byte(example), "example")
	if err != nil || len(problems) > 0 || len(o.Entries) != 3 || len(o.Items) != 1 {
		t.Fatalf("%v, %v, %+v in\n%s", err, problems, o, example)
	}
	file := filepath.Join(t.TempDir(), "our.yml")
	if err := os.WriteFile(file, []byte(example), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := runIn(nil, nil, "--overlay", file, "radar", "-o", "name"); r.stderr != "" || strings.Count(r.stdout, "\n") != 4 {
		t.Errorf("%q, %q", r.stdout, r.stderr)
	}
}

// TestRadarPicture: on radars of many sizes no two dots touch, and nothing
// lies outside the picture.
func TestRadarPicture(t *testing.T) {
	for _, filter := range [][]string{{"--name", "kubernetes"}, {"--category", "runtime"}, {"--maturity", "hosted"}, {"--kind", "!member"}} {
		out := runIn(nil, nil, append([]string{"list", "--limit", "240", "-o", "go-template={{range .}}{{.id}}\n{{end}}"}, filter...)...).stdout
		var overlay strings.Builder
		overlay.WriteString("projects:\n")
		for i, id := range strings.Fields(out) {
			overlay.WriteString("  " + id + ": {status: " + []string{"adopt", "hold", "adopt", "assess", "adopt", "trial"}[i%6] + "}\n")
		}
		file := filepath.Join(t.TempDir(), "o.yml")
		if err := os.WriteFile(file, []byte(overlay.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		r := runIn(nil, nil, "--overlay", file, "radar", "-o", "svg")
		if err := wellFormed(r.stdout); err != nil || r.stderr != "" {
			t.Fatalf("%v, %s", err, r.stderr)
		}
		checkDots(t, filter, r.stdout, strings.Count(out, "\n"))
	}
}

func checkDots(t *testing.T, what []string, svg string, want int) {
	t.Helper()
	var size struct {
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
	}
	if err := xml.Unmarshal([]byte(svg), &size); err != nil {
		t.Fatal(err)
	}
	var dots [][3]float64
	for _, m := range regexp.MustCompile(`</title><circle class="\w+" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"`).FindAllStringSubmatch(svg, -1) {
		var d [3]float64
		for i := range d {
			d[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		if d[0] < d[2] || d[0] > size.Width-d[2] || d[1] < d[2] || d[1] > size.Height-d[2] {
			t.Errorf("%v: a dot outside the picture: %v", what, d)
		}
		for _, e := range dots {
			if math.Hypot(d[0]-e[0], d[1]-e[1]) < d[2]+e[2] {
				t.Errorf("%v: dots touch: %v, %v", what, d, e)
			}
		}
		dots = append(dots, d)
	}
	if len(dots) != 2*want { // on the radar and in the legend
		t.Errorf("%v: %d dots for %d items", what, len(dots), want)
	}
}
