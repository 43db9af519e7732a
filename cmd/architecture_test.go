package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

const module = "github.com/landscope-cli/landscope/"

// imports says, for every package, which others of ours it may import. A
// package that is not listed here fails the test: add it, with what it needs.
var imports = map[string][]string{
	"internal/tools/gencatalog":   {"data", "internal/atomicfile", "internal/landscape", "internal/source"},
	"data":                        {"internal/landscape"},
	"internal/benchdata":          {},
	"internal/tools/benchcompare": {},
	"internal/landscape":          {"internal/normalize", "internal/suggest"},
	"internal/normalize":          {},
	"internal/suggest":            {"internal/normalize"},
	"internal/search":             {"internal/landscape", "internal/normalize", "internal/suggest"},
	"internal/stats":              {"internal/landscape", "internal/normalize"},
	"internal/diff":               {"internal/landscape", "internal/normalize", "internal/suggest"},
	"internal/diag":               {},
	"internal/yamldoc":            {"internal/diag"},
	"internal/parsecache":         {},
	"internal/atomicfile":         {},
	"internal/argcheck":           {"internal/exit", "internal/suggest"},
	"internal/landscape2":         {},
	"internal/yamltext":           {},
	"internal/load":               {"internal/landscape", "internal/landscape2", "internal/diag", "internal/yamldoc", "internal/suggest"},
	"internal/lint":               {"internal/load", "internal/landscape", "internal/landscape2", "internal/diag", "internal/logo", "internal/output", "internal/plural", "internal/sarif", "internal/yamldoc", "internal/yamltext", "internal/suggest"},
	"internal/format":             {"internal/load", "internal/yamldoc", "internal/landscape2", "internal/diag", "internal/yamltext"},
	"internal/charset":            {},
	"internal/logo":               {"internal/charset", "internal/plural"},
	"internal/plural":             {},
	"internal/japanese":           {},
	"internal/embed":              {},
	"internal/starter":            {"internal/atomicfile"},
	"internal/httpapi":            {"internal/embed", "internal/exit", "internal/landscape", "internal/logo", "internal/mcp", "internal/output", "internal/schema", "internal/session", "internal/view", "internal/webpage", "internal/suggest", "internal/diff", "internal/search"},
	"internal/schema":             {"internal/landscape", "internal/output", "internal/view"},
	"internal/mcp":                {"internal/diff", "internal/exit", "internal/landscape", "internal/lookup", "internal/normalize", "internal/output", "internal/plural", "internal/scan", "internal/scanreport", "internal/schema", "internal/search", "internal/session", "internal/suggest", "internal/view"},
	"internal/mcpclient":          {"internal/atomicfile", "internal/exit", "internal/session", "internal/suggest"},
	"internal/site":               {"internal/atomicfile", "internal/embed", "internal/httpapi", "internal/landscape", "internal/logo", "internal/output", "internal/redact", "internal/view", "internal/webpage", "internal/normalize"},
	"internal/session":            {"data", "internal/exit", "internal/diag", "internal/landscape", "internal/load", "internal/logo", "internal/plural", "internal/redact", "internal/parsecache", "internal/source", "internal/suggest"},
	"internal/graph":              {"internal/landscape", "internal/normalize", "internal/output", "internal/plural", "internal/suggest"},
	"internal/gitrev":             {"internal/suggest"},
	"internal/scandiff":           {"internal/exit", "internal/gitrev", "internal/landscape", "internal/scan", "internal/scanreport", "internal/suggest"},
	"internal/scanreport":         {"internal/exit", "internal/japanese", "internal/landscape", "internal/normalize", "internal/output", "internal/plural", "internal/sarif", "internal/scan", "internal/view"},
	"internal/view":               {"internal/graph", "internal/landscape", "internal/logo", "internal/output", "internal/svg", "internal/plural", "internal/normalize", "internal/diff", "internal/stats", "internal/search", "internal/suggest"},
	"internal/source":             {"data", "internal/atomicfile", "internal/redact", "internal/landscape", "internal/diag", "internal/load", "internal/parsecache", "internal/yamldoc", "internal/suggest"},
	"internal/fetch":              {"internal/redact"},
	"internal/redact":             {},
	"internal/update":             {"data", "internal/diff", "internal/diag", "internal/exit", "internal/fetch", "internal/landscape", "internal/lint", "internal/plural", "internal/redact", "internal/source"},
	"internal/sarif":              {},
	"internal/exit":               {"internal/suggest"},
	"internal/gctune":             {},
	"internal/progress":           {"internal/output"},
	"internal/terminal":           {},
	"internal/browse":             {"internal/atomicfile", "internal/exit", "internal/japanese", "internal/landscape", "internal/output", "internal/plural", "internal/search", "internal/synonym", "internal/terminal", "internal/view"},
	"internal/browser":            {},
	"internal/synonym":            {},
	"internal/flagvalue":          {"internal/landscape", "internal/suggest"},
	"internal/completion":         {"internal/exit", "internal/suggest", "internal/landscape", "internal/normalize", "internal/output"},
	"internal/lookup":             {"internal/landscape", "internal/normalize", "internal/suggest", "internal/synonym"},
	"internal/respell":            {"internal/exit", "internal/landscape", "internal/lookup", "internal/suggest", "internal/synonym"},
	"internal/printing":           {"internal/atomicfile", "internal/exit", "internal/output", "internal/suggest", "internal/synonym"},
	"internal/program":            {"data", "internal/source", "internal/view"},
	"internal/help":               {"internal/atomicfile", "internal/completion", "internal/config", "internal/exit", "internal/landscape", "internal/output", "internal/respell", "internal/suggest", "internal/synonym", "internal/scan", "internal/stats"},
	"internal/inputs":             {"data", "internal/session", "internal/source"},
	"internal/output":             {"internal/linebreak", "internal/suggest", "internal/xlsx"},
	"internal/config":             {"internal/diag", "internal/suggest", "internal/yamldoc"},
	"internal/xlsx":               {},
	"internal/svg":                {"internal/landscape", "internal/linebreak", "internal/logo", "internal/stats"},
	"internal/webpage":            {"internal/landscape", "internal/logo", "internal/output", "internal/search", "internal/stats", "internal/svg", "internal/view"},
	"internal/vectors":            {},
	"internal/scan":               {"internal/charset", "internal/redact", "internal/landscape", "internal/diag", "internal/yamldoc", "internal/normalize", "internal/suggest"},
	"cmd":                         {"data", "internal/argcheck", "internal/atomicfile", "internal/browse", "internal/browser", "internal/completion", "internal/config", "internal/diag", "internal/diff", "internal/exit", "internal/fetch", "internal/flagvalue", "internal/format", "internal/gctune", "internal/graph", "internal/help", "internal/httpapi", "internal/inputs", "internal/japanese", "internal/landscape", "internal/lint", "internal/logo", "internal/lookup", "internal/mcp", "internal/mcpclient", "internal/normalize", "internal/output", "internal/parsecache", "internal/plural", "internal/printing", "internal/program", "internal/progress", "internal/redact", "internal/respell", "internal/scan", "internal/scandiff", "internal/scanreport", "internal/search", "internal/session", "internal/site", "internal/source", "internal/starter", "internal/stats", "internal/suggest", "internal/synonym", "internal/terminal", "internal/update", "internal/view", "internal/webpage"},
	"cmd/landscope":               {"cmd"},

	"internal/tools/bundle":   {},
	"internal/tools/evidence": {"internal/landscape"},
	"internal/tools/extract":  {"data", "internal/atomicfile", "internal/landscape", "internal/scan", "internal/source", "internal/tools/window"},
	"internal/tools/window":   {},
	"internal/tools/refresh":  {"internal/atomicfile", "internal/format"},

	"internal/tools/recording": {},

	"internal/linebreak":     {},
	"internal/testenv":       {},
	"internal/landscapetest": {"internal/diag", "internal/diff", "internal/landscape"},
}

// only says which packages may import a library.
var only = map[string][]string{
	"github.com/spf13/cobra":               {"cmd", "internal/argcheck", "internal/completion", "internal/help"},
	"gopkg.in/yaml.v3":                     {"internal/config", "internal/yamldoc", "internal/yamltext", "internal/load", "internal/lint", "internal/format", "internal/landscapetest", "internal/output", "internal/scan", "internal/tools/evidence", "internal/tools/extract", "internal/tools/refresh"},
	"github.com/olekukonko/tablewriter":    {"internal/output"},
	"github.com/itchyny/gojq":              {"internal/output"},
	"github.com/tinylib/msgp":              {"internal/diag", "internal/landscape", "internal/parsecache", "internal/source"},
	"golang.org/x/term":                    {"internal/terminal"},
	"golang.org/x/text/unicode/norm":       {"internal/normalize"},
	"golang.org/x/text/collate":            {"internal/landscape"},
	"github.com/clipperhouse/displaywidth": {"internal/output"},
	"github.com/rivo/uniseg":               {"internal/linebreak"},
	"charm.land/bubbletea/v2":              {"internal/browse"},
	"github.com/evanw/esbuild":             {"internal/tools/bundle"},
	"github.com/hashicorp/hcl/v2":          {"internal/scan"},
	"github.com/modelcontextprotocol":      {"internal/mcp"},
}

// heavy are packages that cost every start milliseconds, or megabytes.
var heavy = []string{
	"github.com/alecthomas/chroma", "charm.land/glamour", "github.com/atotto/clipboard", "github.com/mark3labs/mcp-go",
	"github.com/santhosh-tekuri/jsonschema", "github.com/blevesearch/bleve", "github.com/xuri/excelize",
	"github.com/google/cel-go", "cel.dev", "github.com/goccy/go-yaml", "github.com/google/go-cmp", "github.com/rogpeppe/go-internal/testscript",
	"github.com/BurntSushi/toml",
	"github.com/CycloneDX/cyclonedx-go", "golang.org/x/text/encoding/htmlindex",
	"github.com/evanw/esbuild",
	"testing",
	"github.com/VictoriaMetrics/metrics", "github.com/prometheus/client_golang",
	"github.com/google/go-containerregistry", "github.com/opencontainers/go-digest",
}

type goPackage struct {
	ImportPath   string
	Imports      []string
	TestGoFiles  []string
	Deps         []string
	Module       *struct{ Path, Version string }
	XTestImports []string
}

func goList(t *testing.T, args ...string) []goPackage {
	t.Helper()
	testenv.Need(t, "go")
	c := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Deps,Module"}, args...)...)
	c.Dir, c.Stderr = "..", os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImports(t *testing.T) {
	for _, p := range goList(t, "./...") {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, ok := imports[name]
		if !ok {
			t.Errorf("package %s is not in the table of imports", name)
			continue
		}
		for _, path := range p.Imports {
			if own, ok := strings.CutPrefix(path, module); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s", name, own)
			}
			for library, users := range only {
				if (path == library || strings.HasPrefix(path, library+"/")) && !slices.Contains(users, name) {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
}

func TestNoHeavyDependencies(t *testing.T) {
	for _, p := range goList(t, "-deps", "./cmd/landscope") {
		for _, h := range heavy {
			if p.ImportPath == h || strings.HasPrefix(p.ImportPath, h+"/") {
				t.Errorf("the program links %s", p.ImportPath)
			}
		}
		if p.Module != nil && p.Module.Path == "github.com/mattn/go-runewidth" && (p.Module.Version == "v0.0.26" || p.Module.Version == "v0.0.27") {
			t.Errorf("go-runewidth %s takes 35 ms to start", p.Module.Version)
		}
		if p.ImportPath == "github.com/olekukonko/tablewriter/pkg/twcache" {
			t.Errorf("tablewriter from v1.1.0 fills 660 kB at the start; use v1.0.9, or a later one that does not")
		}
	}
}

// TestStartUp checks that package initialization is cheap, that the embedded
// data takes no part in it, and that the program is at most 32 MB, built as
// "go build" builds it but for the debug information.
func TestStartUp(t *testing.T) {
	testenv.Need(t, "go")
	bin := filepath.Join(t.TempDir(), "landscope")
	// Without -trimpath: the packages that the tests have compiled are only linked.
	build := exec.Command("go", "build", "-ldflags", "-s -w", "-o", bin, "./cmd/landscope")
	build.Dir, build.Env = "..", append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if info, err := os.Stat(bin); err != nil || info.Size() > 32_000_000 {
		t.Errorf("the program has %d bytes, %v", info.Size(), err)
	}
	c := exec.Command(bin, "fields")
	c.Env = []string{"GODEBUG=inittrace=1"}
	var trace bytes.Buffer
	c.Stderr = &trace
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	bytesAll, allocsAll := 0, 0
	for line := range strings.Lines(trace.String()) {
		var pkg string
		var at, clock float64
		var size, allocs int
		if n, _ := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &pkg, &at, &clock, &size, &allocs); n < 5 {
			continue
		}
		bytesAll, allocsAll = bytesAll+size, allocsAll+allocs
		if strings.HasSuffix(pkg, "landscope/data") && allocs > 0 {
			t.Errorf("the embedded data allocates at the start: %s", line)
		}
	}
	if bytesAll == 0 || !testenv.Race && (bytesAll > 900<<10 || allocsAll > 6000) {
		t.Errorf("%d bytes in %d allocations at the start", bytesAll, allocsAll)
	}
	t.Logf("%d bytes in %d allocations at the start", bytesAll, allocsAll)
}

// TestHelpLoadsNothing: what needs no data does not look at it, so that a
// file that is not there does not matter.
func TestHelpLoadsNothing(t *testing.T) {
	env := map[string]string{"LANDSCOPE_DATA": "nowhere.yml"}
	for _, args := range [][]string{{}, {"--help"}, {"list", "--help"}, {"help", "filters"}, {"formats"}, {"completion", "bash"},
		{"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"}, {"fields"}, {"version"}, {"landscapes"}, {"update", "--help"},
		{"__complete", "list", "--columns", ""}, {"__complete", "list", "-o", ""}} {
		if r := runIn(env, nil, args...); r.code != 0 || r.stdout == "" {
			t.Errorf("%v: exit code %d, %s", args, r.code, r.stderr)
		}
	}
	if r := runIn(env, nil, "list"); r.code != 1 {
		t.Errorf("list without its data: exit code %d", r.code)
	}
}
