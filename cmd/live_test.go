package cmd_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/landscape"
)

// hostile is a text that a terminal, a reader's eye, a spreadsheet and a CI log
// would obey. Each place it is put in begins it in another way.
const hostile = "\x1b]0;pwned\x07\x1b[7m\x1b[31mX\x9b2J\u009b31m\u0085\x7f \u202egnp.exe\u2069\u200f\u061c\u2028a\u2029b" +
	"\u200b\u2060\ufeff\u00ad\U000e0041\U000e007fq\u200dr \n::error::pwned\r::add-mask::x\r\n  ::stop-commands::t ##[group]g"

// hostileText is hostile after a start, as a double-quoted YAML scalar. YAML has
// no bytes that are not UTF-8.
func hostileText(start string) string {
	var b strings.Builder
	for _, r := range start + hostile {
		switch {
		case r == utf8.RuneError:
		case r == '"' || r == '\\' || r < 0x20 || r > 0x7e:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

// hostileWorld writes a landscape, an overlay, a policy, a tree to scan and
// reports of scans, with hostile text wherever there can be text.
func hostileWorld(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	var b strings.Builder
	h := hostileText
	fmt.Fprintf(&b, "landscape:\n  - category:\n    name: %s\n    subcategories:\n      - subcategory:\n        name: %s\n        items:\n", h("::error::cat"), h("=sub"))
	for i, start := range []string{"::error::name", "=1+1", "\u202ename", "\n::warning::n", "＝x", "name"} {
		fmt.Fprintf(&b, "          - item:\n            name: %s\n", h(start+fmt.Sprint(i)))
		fmt.Fprintf(&b, "            homepage_url: \"https://example.org/%d?\\u202e\\u009b\\u200b\"\n            repo_url: https://github.com/hostile/thing%d\n", i, i)
		fmt.Fprintf(&b, "            logo: %s\n            description: %s\n            organization: {name: %s}\n            crunchbase: https://www.crunchbase.com/organization/x%d\n", h("l"), h("::d"), h("@o"), i)
		fmt.Fprintf(&b, "            project: %s\n            twitter: %s\n", []string{h("::level"), "sandbox", "graduated"}[i%3], h("https://twitter.com/"))
		fmt.Fprintf(&b, "            second_path: [%s]\n            extra:\n              accepted: '2019-0%d-02'\n              incubating: '2020-01-02'\n", h("::p"), i+1)
		fmt.Fprintf(&b, "              summary_tags: %s\n              annotations: {%s: %s}\n              tag: [%s]\n              other_links: [{name: %s, url: 'https://example.org/o'}]\n", h("::t"), h("::k"), h("::v"), h("::tag"), h("::link"))
		fmt.Fprintf(&b, "              audits: [{date: '2021-01-02', type: %s, url: 'https://example.org/a', vendor: %s}]\n", h("::audit"), h("::vendor"))
		for _, f := range landscape.Fields {
			if key := strings.ReplaceAll(f.Name, ".", "_"); strings.HasPrefix(f.Name, "summary.") && key != "summary_tags" || strings.HasSuffix(key, "_url") && key != "homepage_url" && key != "repo_url" {
				fmt.Fprintf(&b, "              %s: %s\n", key, h("https://example.org/"))
			}
		}
	}
	files := map[string]string{"landscape.yml": b.String()}
	files["overlay.yml"] = fmt.Sprintf("statuses: [%s]\nprojects:\n  thing:\n    repo_url: https://github.com/hostile/thing1\n    status: %s\n    owner: %s\n    note: %s\n    tags: [%s]\n"+
		"    description_ja: %s\n    aliases: [{name: %s, source: s}]\n    former_names: [{name: %s}]\n    levels: [{date: '2018-01-02', level: %s}, {date: '2021-02-03', level: archived}]\n    levels_source: s\n"+
		"    relations: [{type: uses, to: %s, from: 2019, source: s}]\n    facts: [{text: %s, text_ja: %s, source: s}]\n    identifiers: {go: [%s]}\n"+
		"sources:\n  s: {title: %s, url: 'https://example.org/?\\u202e'}\n"+
		"items:\n  - {name: %s, category: %s, subcategory: %s, description: %s, status: %s}\n"+
		"names_ja:\n  levels: {sandbox: {name: %s}}\n",
		h("::s"), h("::s"), h("::owner"), h("::note"), h("::tag"), h("::ja"), h("::alias"), h("::former"), h("::lev"), h("::rel"), h("::fact"), h("::fakt"), h("::id"), h("::title"),
		h("::own"), h("::cat"), h("::sub"), h("::desc"), h("::s"), h("::lv"))
	files["scan.json"] = `{"projects":[]}`
	name := "x\x1b]0;t\x07\u202e\u200b\U000e0041\n::error::f\r ##[group]"
	if runtime.GOOS == "linux" {
		name += "\xff\x9b"
	}
	files["tree/go.mod"] = "module m\n\nrequire (\n"
	for i := range 6 {
		files["tree/go.mod"] += fmt.Sprintf("\tgithub.com/hostile/thing%d v1.0.0\n", i)
	}
	files["tree/go.mod"] += ")\n"
	if runtime.GOOS != "windows" {
		files["tree/"+name+"/go.mod"] = files["tree/go.mod"]
		files["tree/::error::d/go.mod"] = files["tree/go.mod"]
		files["tree/"+name+"/package.json"] = "{broken\x1b[31m"
		files["tree/"+name+".md"] = "thing is a sandbox project.\n"
	}
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// hostileRuns are the command lines to try, by the command. A command of the
// tables that has none fails the test; "-" are commands that print no data.
var hostileRuns = map[string][]string{
	"list":               {"list", "list --group-by category", "list --group-by maturity --lang ja", "list --columns all", "list --name nothing*"},
	"projects":           {"projects"},
	"categories":         {"categories", "categories --lang ja"},
	"show":               {"show name-any", "show --compare name-any 1-1-any", "show nothing"},
	"search":             {"search pwned"},
	"export":             {"export -"},
	"history":            {"history"},
	"timeline":           {"timeline --maturity hosted", "timeline --maturity hosted --lang ja"},
	"diff":               {"diff 2019 current", "diff 2018 current --summary"},
	"stats":              {"stats", "stats --by category,maturity --bars", "stats --by maturity", "stats --by nothing"},
	"stats growth":       {"stats growth"},
	"stats tenure":       {"stats tenure"},
	"stats stuck":        {"stats stuck"},
	"stats completeness": {"stats completeness", "stats completeness --by project"},
	"map":                {"map", "map --lang ja"},
	"radar":              {"radar"},
	"graph":              {"graph --type uses", "graph --type uses --lang ja"},
	"scan":               {"scan DIR/tree", "scan DIR/tree --unmatched", "scan DIR/tree --fail-on sandbox", "scan --docs DIR/tree"},
	"scan diff":          {"scan diff DIR/old.json DIR/new.json"},
	"identifiers":        {"identifiers name-any"},
	"scan identifiers":   {"scan identifiers name-any"},
	"serve":              {"-"},
	"site":               {"-"},
	"validate":           {"validate DIR/landscape.yml DIR/overlay.yml", "validate DIR/landscape.yml --fix --diff", "validate --rules"},
	"fmt":                {"fmt DIR/landscape.yml --diff", "fmt DIR/landscape.yml --check"},
	"fields":             {"fields"},
	"about":              {"about", "about --lang ja"},
	"data":               {"data", "data overlay"},
	"cache":              {"cache", "cache path"},
	"update":             {"-"},
	"landscapes":         {"landscapes"},
	"version":            {"version"},
	"man":                {"-"},
	"new":                {"-"},
	"browse":             {"-"}, // its own tests have hostile names
	"mcp":                {"-"}, // its own tests have hostile calls
	"mcp install":        {"-"},
}

// TestNothingLive shows that no command prints hostile text live, in any of its
// formats, in a pipe, on a terminal with colors, and in a CI log.
func TestNothingLive(t *testing.T) {
	dir := hostileWorld(t)
	env := map[string]string{"LANDSCOPE_DATA": filepath.Join(dir, "landscape.yml"), "LANDSCOPE_OVERLAY": filepath.Join(dir, "overlay.yml"), "GITHUB_ACTIONS": "true",
		"LANDSCOPE_CACHE": filepath.Join(dir, "cache\x1b[7m")}
	slugs := hostileSlugs(t, env)
	for _, report := range []string{"old", "new"} {
		r := runIn(env, nil, "scan", filepath.Join(dir, "tree"), "-o", "json")
		text := strings.ReplaceAll(r.stdout, `"sandbox"`, `"`+report+`\u001b[7m::"`)
		if err := os.WriteFile(filepath.Join(dir, report+".json"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	said := map[string]bool{}
	for command, formats := range cmd.CommandFormats() {
		lines := hostileRuns[command]
		if lines == nil {
			t.Errorf("%s: add command lines that print data to hostileRuns", command)
		}
		for _, line := range lines {
			if line == "-" {
				continue
			}
			if command != "export" {
				formats = append(formats, "")
			}
			for _, format := range formats {
				args := strings.Fields(strings.NewReplacer("DIR", dir, "1-1-any", slugs[1], "name-any", slugs[0]).Replace(line))
				checkNothingLive(t, env, args, format, said)
			}
		}
	}
	for _, line := range []string{"list --jq .[].name", "list --jq .", "__complete list --category :", "__complete show :", "__complete list --maturity :"} {
		checkNothingLive(t, env, strings.Fields(line), "", said)
	}
	for _, want := range []string{"table", "wide", "name", "json", "ndjson", "yaml", "csv", "tsv", "xlsx", "markdown", "go-template", "ics", "atom", "svg", "dot", "mermaid", "graphml", "html", "sarif", "cyclonedx", "text", "github", "junit"} {
		if !said[want] {
			t.Errorf("%s: nothing hostile came out at all: the test tests nothing", want)
		}
	}
}

func hostileSlugs(t *testing.T, env map[string]string) []string {
	t.Helper()
	r := runIn(env, nil, "list", "-o", "json", "--jq", ".[].repository")
	if lines := strings.Count(r.stdout, "\n"); lines < 6 {
		t.Fatalf("%d items are read: %s", lines, r.stderr)
	}
	return strings.Split(runIn(env, nil, "list", "-o", "name").stdout, "\n")
}

func checkNothingLive(t *testing.T, env map[string]string, args []string, format string, said map[string]bool) {
	t.Helper()
	if format != "" {
		said[format] = said[format] || false
		if args = append(args, "-o", format); format == "go-template" {
			args[len(args)-1] += `={{range $k, $v := .}}{{$k}} {{$v}}{{"\n"}}{{end}}`
		}
	}
	for _, terminal := range []bool{false, true} {
		if terminal && format == "xlsx" {
			continue // is refused: TestXLSXOnTerminal
		}
		var stdout, stderr bytes.Buffer
		e := cmd.Env{Stdout: &stdout, Stderr: &stderr, Stdin: strings.NewReader(""), Terminal: terminal, Width: 100, HTTP: offline(), Now: time.Now, Getenv: func(k string) string { return env[k] }}
		code := cmd.Run(context.Background(), &e, args)
		if code != 0 && code != 3 && args[len(args)-1] != "nothing" && !strings.Contains(stderr.String(), "unknown ") {
			t.Errorf("%q: exit code %d, %s", args, code, &stderr)
		}
		text := shown(t, format, stdout.String())
		if format == "xlsx" {
			text = strings.NewReplacer("::", "", "##[", "").Replace(text) // a log sees no cells
		}
		said[format] = said[format] || strings.Contains(text, "pwned")
		if what := live(text, format, terminal); what != "" && (args[0] != "data" || terminal) {
			t.Errorf("%q, terminal %v: standard output has %s", args, terminal, what)
		}
		if what := live(stderr.String(), "", false); what != "" {
			t.Errorf("%q, terminal %v: standard error has %s", args, terminal, what)
		}
	}
}

var (
	paint    = regexp.MustCompile(`\x1b\[(0|1|4|38;5;231;48;5;\d+)(;4)?m|\x1b\]8;;(https?://[!-~]*)?\x1b\\`)
	unpaint  = regexp.MustCompile(`\x1b\[31mX`) // our own red before a text that begins so would be a miss
	ownLines = regexp.MustCompile(`^::(error|warning|notice) file=`)
)

// live returns what is live in an output, or "".
func live(out, format string, terminal bool) string {
	if unpaint.MatchString(out) {
		return "a color sequence of the data"
	}
	if terminal {
		out = paint.ReplaceAllString(out, "")
	}
	if format == "" || format == "go-template" {
		out = strings.ReplaceAll(out, "\r\n", "\n")
	}
	allowed := map[string]string{"csv": "\t\r\n", "tsv": "\t\n", "ics": "\r\n"}[format] + "\n"
	for i, r := range out {
		bad := unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError && out[i] != 0xef
		if bad && !strings.ContainsRune(allowed, r) && (r != '\t' || format != "html" && format != "go-template" && format != "") {
			return fmt.Sprintf("%U in %.200q", r, out[max(0, i-80):])
		}
	}
	for line := range strings.FieldsFuncSeq(out, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if text := strings.TrimSpace(line); strings.HasPrefix(text, "::") && (format != "github" || !ownLines.MatchString(line)) || strings.Contains(line, "##[") {
			return fmt.Sprintf("a workflow command: %.200q", line)
		}
	}
	if format == "csv" {
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			return err.Error()
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0]) {
					return fmt.Sprintf("a formula: %.200q", cell)
				}
			}
		}
	}
	return ""
}
