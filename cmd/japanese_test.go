package cmd_test

import (
	"bytes"
	"context"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/data"
)

// japaneseCommands print headings, labels, titles and captions of every kind.
var japaneseCommands = []string{
	"list --limit 9", "list -o wide --limit 9", "list -o markdown --limit 9", "list --columns all --limit 40",
	"list --group-by maturity --limit 9", "list --group-by year --limit 9", "list --maturity graduated --limit 5",
	"search service mesh --limit 5", "show istio", "show rkt", "show opencost", "show istio linkerd --compare",
	"categories", "categories --depth 1", "--edition 2018 categories", "map --category runtime", "map -o svg --category runtime",
	"stats", "stats --by category,maturity", "stats --by year", "stats --by kind", "stats tenure", "stats growth",
	"stats growth --bars", "stats stuck --limit 5", "stats completeness --limit 5", "stats completeness --by field",
	"stats growth -o svg", "stats tenure -o svg", "history --limit 9", "history -o ics --limit 9", "history -o atom --limit 9",
	"timeline istio rkt", "timeline istio -o markdown", "diff 2018-02-20 2025-12-31", "diff 2025 2026 --summary",
	"diff edition:2018 current", "about", "--edition 2018 about", "version", "version -o markdown", "about -o markdown", "fields", "landscapes", "identifiers istio", "cache",
	"--overlay OVERLAY radar", "--overlay OVERLAY radar -o svg", "--overlay OVERLAY stats --by status",
	"scan TREE --fail-on archived --unmatched", "scan TREE --by component", "scan TREE --by level", "scan TREE --by file",
	"scan --docs TREE", "graph cni", "graph linkerd -o mermaid", "graph --subcategory service-mesh", "scan diff TREE EMPTY",
}

// allowedEnglish matches what stays English in Japanese output: names and data, and
// nothing that landscope says itself.
var allowedEnglish = regexp.MustCompile(strings.Join([]string{
	`https?://\S+`, `\b[\w./-]+/[\w./@*-]+`, `&(lt|gt|amp|quot);`, `<(style|[a-z]+ )[^<]*`, `</?[a-z]+[^>]*>`, // URLs, paths, markup
	`\b(CNCF|TAG|ID|URL|LFX|CLOMonitor|DevStats|OpenSSF Best Practices|Slack|GitHub Discussions|Stack Overflow|Discord|Gitter|YouTube|` +
		`X|LinkedIn|Bluesky|Facebook|Reddit|Pinterest|Docker|Crunchbase|Go|SB|INC|INCP|GRAD|ARC|SCM|CI|CD|API|AI|PaaS|RAG|CNF|Wasm|` +
		`LANDSCOPE_CACHE|WebAssembly|Kubernetes|SuperPod|Twitter|landscape2|category|subcategory|name|embedded|q1|q3)\b`,
}, "|"))

// TestJapaneseWords checks that the headings, labels, titles and captions of Japanese
// output have no English, apart from names.
func TestJapaneseWords(t *testing.T) {
	for args, out := range japaneseOutputs(t, 0) {
		for _, text := range headings(args, out) {
			if word := regexp.MustCompile(`[A-Za-z]{2,}`).FindString(allowedEnglish.ReplaceAllString(text, " ")); word != "" {
				t.Errorf("%s: %q in %q", args, word, text)
			}
		}
	}
}

// headings returns what landscope itself says in the output of a command: headers,
// labels at the left, titles, legends, and the titles of pictures and feeds.
func headings(args, out string) []string {
	var all []string
	if strings.Contains(args, "-o svg") || strings.Contains(args, "-o atom") {
		for _, m := range regexp.MustCompile(`(?s)<title[^>]*>([^<]*)</title>|class="(?:title|note|tick|head|sub|sector|total)"[^>]*>([^<]*)<`).FindAllStringSubmatch(out, -1) {
			title := withoutName(m[1])
			if strings.Contains(args, "map") { // a description follows
				title, _, _ = strings.Cut(title, "）：")
				title, _, _ = strings.Cut(title, "：")
			}
			all = append(all, title, m[2])
		}
		return all
	}
	lines := strings.Split(strings.TrimRight(out, "\n"), "\n")
	switch fields := strings.Fields(args); {
	case strings.Contains(args, "-o markdown") && (fields[0] == "version" || fields[0] == "about"):
		for _, line := range lines { // keys and values
			key, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
			all = append(all, key)
		}
	case strings.Contains(args, "show"), strings.Contains(args, "about"), fields[0] == "version":
		for i, line := range lines {
			if label, _, ok := strings.Cut(line, "  "); ok && i > 0 {
				all = append(all, label)
			}
		}
	case fields[0] == "cache":
		all = lines
	case strings.Contains(args, "ics"):
		for _, line := range lines {
			if s, ok := strings.CutPrefix(line, "X-WR-CALNAME:"); ok {
				all = append(all, s)
			}
			if s, ok := strings.CutPrefix(line, "SUMMARY:"); ok {
				_, s, _ = strings.Cut(s, "：")
				all = append(all, s)
			}
		}
	default:
		for i, line := range lines { // titles, headers, and what is not in a table
			if i == 0 || lines[i-1] == "" || strings.HasPrefix(line, "---") || i > 1 && lines[i-2] == "" && !strings.Contains(lines[i-1], "  ") {
				all = append(all, line)
			}
		}
		all = append(all, values(args, out)...)
	}
	return all
}

// withoutName returns a title of a picture or a feed without the name of an item, with
// which it begins.
func withoutName(title string) string {
	end := strings.IndexAny(title, "：（、")
	if end < 0 {
		end = len(title)
	}
	if _, err := data.Catalog(data.Current).Find(html.UnescapeString(title[:end])); err != nil {
		return title
	}
	return title[end:]
}

// values returns cells that are words of landscope: kinds, levels, events.
func values(args, out string) []string {
	re := regexp.MustCompile(`\b(hosted|other|member|sandbox|incubating|graduated|archived|accepted|readmitted|inception|none|came|went|exact|organisation|adopt|hold|security|fuzzing)\b`)
	if strings.Contains(args, "fields") || strings.Contains(args, "columns all") || strings.Contains(args, "list") || strings.Contains(args, "search") || strings.Contains(args, "diff") || strings.Contains(args, "-o") {
		return nil // descriptions and keys of data
	}
	return re.FindAllString(regexp.MustCompile(`\S*[/_]\S*`).ReplaceAllString(out, ""), -1)
}

// TestJapaneseAlignment checks that the columns of every table line up when wide
// characters take two columns, at several widths, and that no line is too long.
func TestJapaneseAlignment(t *testing.T) {
	for _, width := range []int{0, 80, 120} {
		for args, out := range japaneseOutputs(t, width) {
			if strings.Contains(args, "-o ") || strings.Contains(args, "show") || strings.Contains(args, "about") || strings.Contains(args, "map") || strings.HasPrefix(args, "timeline") {
				continue // not a table of columns
			}
			for _, block := range strings.Split(out, "\n\n") {
				checkColumns(t, args, width, strings.Split(strings.Trim(block, "\n"), "\n"))
			}
		}
	}
}

// checkColumns checks a table: for the start of each header, the column or the end
// of the one before is blank in every row, or a cell starts there.
func checkColumns(t *testing.T, args string, width int, lines []string) {
	t.Helper()
	for len(lines) > 0 && !strings.Contains(lines[0], "  ") {
		lines = lines[1:] // a title
	}
	if len(lines) < 2 {
		return
	}
	gap := blanks(lines[0])
	for _, line := range lines[1:] {
		if width > 0 && displaywidth.String(line) > width {
			t.Errorf("%s at %d: too wide: %s", args, width, line)
		}
		here := blanks(line)
		for i := range gap {
			gap[i] = gap[i] && (i >= len(here) || here[i])
		}
	}
	headers := regexp.MustCompile(`\S+(?: \S+)*`).FindAllString(lines[0], -1)
	columns := 1
	for i := 1; i < len(gap); i++ {
		if gap[i-1] && !gap[i] {
			columns++
		}
	}
	if columns < len(headers) {
		t.Errorf("%s at %d: %d headers but %d columns line up in\n%s", args, width, len(headers), columns, strings.Join(lines[:min(6, len(lines))], "\n"))
	}
}

// blanks reports for each terminal column whether it is blank.
func blanks(line string) []bool {
	var out []bool
	for g := displaywidth.StringGraphemes(line); g.Next(); {
		for range g.Width() {
			out = append(out, g.Value() == " ")
		}
	}
	return out
}

// japaneseOutputs returns the output of each command in Japanese, on a terminal of a
// width, or in a pipe for 0.
func japaneseOutputs(t *testing.T, width int) map[string]string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, content string) string {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	overlay := write("our.yml", "projects:\n  Istio: {status: adopt, owner: 基盤, note: 標準}\n  rkt: {status: hold}\n  Ceph: {status: trial}\n")
	tree := filepath.Dir(write("tree/go.mod", "module x\nrequire (\n\thelm.sh/helm/v3 v3.1.0\n\tgithub.com/opentracing/opentracing-go v1.2.0\n\texample.org/foo v1.0.0\n)\n"))
	write("tree/README.md", "OpenTracing is a CNCF graduated project.\n")
	write("tree/package.json", "{")
	empty := filepath.Dir(write("empty/x.txt", ""))
	vars := map[string]string{"LANDSCOPE_HOME": dir, "LANDSCOPE_LANG": "ja", "LANDSCOPE_CACHE": "off"}
	outputs := map[string]string{}
	for _, args := range japaneseCommands {
		var out, messages bytes.Buffer
		env := &cmd.Env{Stdout: &out, Stderr: &messages, Terminal: width > 0, Width: width, NoColors: true, Now: time.Now,
			Getenv: func(name string) string { return vars[name] }}
		argv := strings.Fields(args)
		for i, arg := range argv {
			switch arg {
			case "OVERLAY":
				argv[i] = overlay
			case "TREE":
				argv[i] = tree
			case "EMPTY":
				argv[i] = empty
			}
		}
		if code := cmd.Run(context.Background(), env, argv); code == 2 || out.Len() == 0 {
			t.Fatalf("%s: exit code %d: %s", args, code, messages.String())
		}
		outputs[args] = out.String()
	}
	return outputs
}
