package cmd_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/internal/testenv"
)

// TestCompletion checks whole answers: what a word can be, and what each choice means.
func TestCompletion(t *testing.T) {
	for line, want := range map[string]string{
		"list --category run":           "runtime\tRuntime, 10 items\n",
		"list --subcategory service-m":  "service-mesh\tService Mesh, Orchestration & Management, 2 items\n",
		"list --maturity graduated,inc": "graduated,incubating\t2 items\n",
		"list --columns name,home":      "name,homepage_url\twebsite\n",
		"show core":                     "coredns\tDNS server built as a chain of plugins, serving as the default service discovery of Kubernetes clusters\n",
		"list -o cs":                    "csv\tcomma-separated values (RFC 4180, LF line endings; see --raw, --bom)\n",
		"list --border ro":              "rounded\tthin lines with round corners\n",
		"list --related-to istio-":      "istio-wasm\tService mesh whose Envoy proxies load WebAssembly plug-ins, distributed through a WasmPlugin resource\n",
		"export x.csv --schema ":        "landscape2-items\nlandscape2-projects\n",
		"list --landscape lfa":          "lfai\tLF AI & Data\n",
		"list --group-by m":             "maturity\n",
		"list --color a":                "auto\nalways\n",
		"scan --by c":                   "component\n",
		"validate --fail-on n":          "note\nnever\n",
		"list --category nosuch":        "",
	} {
		r := run(append([]string{"__complete"}, strings.Split(line, " ")...)...)
		if r.code != 0 || r.stdout != want+":4\n" {
			t.Errorf("%s: code %d, %q, want %q", line, r.code, r.stdout, want)
		}
	}
}

// TestCompletions checks that what is offered is what is taken, as far as it is
// typed, and the whole of each answer.
func TestCompletions(t *testing.T) {
	var all strings.Builder // whole answers, compared with a file
	for _, c := range []struct {
		line, want, directive string
	}{
		{"list --category Run", "Runtime", ":4"},
		{"list --category !run", "!runtime", ":4"},
		{"list --category not:RUN", "not:RUNtime", ":4"},
		{"list --category !run,prov", "!run,provisioning", ":4"},
		{"list --category run,!prov", "run,!provisioning", ":4"},
		{"list --subcategory runtime/container", "runtime/container-runtime", ":4"},
		{"list --subcategory container-ru", "container-runtime", ":4"},
		{"list --sort=-acc", "-accepted_at", ":4"},
		{"list --sort name,-acc", "name,-accepted_at", ":4"},
		{"list --columns name,Mat", "name,Maturity", ":4"},
		{"list --name ist", "istio", ":4"},
		{"list --name istio,link", "istio,linkerd", ":4"},
		{"list --as-of ", "today", ":4"},
		{"list --accepted-at ", "2026", ":4"},
		{"list --limit ", "", ":4"},
		{"list --data ", "", ":0"},
		{"show Ist", "Istio", ":4"},
		{"search ", "", ":4"},
		{"list ", "sandbox", ":4"},
		{"list gra", "graduated", ":4"},
		{"list Service-m", "Service-mesh", ":4"},
		{"stats gr", "growth", ":4"},
		{"scan --fail-on archived,sand", "archived,sandbox", ":4"},
		{"scan --policy ", "", ":0"},
		{"scan diff ", "", ":0"},
		{"history --event accepted,gr", "accepted,graduated", ":4"},
		{"diff a b --only added,rem", "added,removed", ":4"},
		{"diff ", "current", ":0"},
		{"validate ", "", ":0"},
		{"help fo", "formats", ":4"},
		{"help stats ten", "tenure", ":4"},
		{"help ENV", "ENVironment", ":4"},
		{"cache P", "Path", ":4"},
	} {
		args := append([]string{"__complete"}, strings.Split(c.line, " ")...)
		r := run(args...)
		lines := strings.Split(strings.TrimSuffix(r.stdout, "\n"), "\n")
		first, _, _ := strings.Cut(lines[0], "\t")
		if len(lines) == 1 {
			first = ""
		}
		if first != c.want || lines[len(lines)-1] != c.directive {
			t.Errorf("%s: %q, want %s and %s", c.line, r.stdout, c.want, c.directive)
		}
		if strings.Contains(r.stdout, "`") {
			t.Errorf("%s: backquotes in %q", c.line, r.stdout)
		}
		fmt.Fprintf(&all, "$ landscope __complete %s\n%s\n", c.line, r.stdout)
	}
	compareFile(t, filepath.Join("testdata", "completions.txt"), all.String())
	for _, command := range []string{"export a.csv --col", "show istio --", "update --"} {
		if r := run(append([]string{"__complete"}, strings.Fields(command)...)...); r.stdout == "" || strings.Contains(r.stdout, "`") {
			t.Errorf("%s: %q", command, r.stdout)
		}
	}
}

// unread fails the test that reads it.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("completion reads standard input")
	return 0, errors.New("not to be read")
}

// TestCompletionReadsOnlyFiles: neither standard input nor a device or pipe,
// which might never end, is read to complete a word.
func TestCompletionReadsOnlyFiles(t *testing.T) {
	for _, c := range []struct{ args, env string }{
		{"--data - list --category ", ""}, {"--overlay - list --category ", ""}, {"--data - show ", ""}, {"--data - list --as-of ", ""},
		{"list --category ", "-"}, {"list --category ", os.DevNull},
	} {
		args := append([]string{"__complete"}, strings.Split(c.args, " ")...)
		if r := runIn(map[string]string{"LANDSCOPE_DATA": c.env}, unread{t}, args...); r.code != 0 || strings.Contains(r.stdout, "runtime") {
			t.Errorf("%+v: %+v", c, r)
		}
	}
}

// TestBashCompletesLists: bash puts a list between commas on the line as it is.
func TestBashCompletesLists(t *testing.T) {
	script := run("completion", "bash").stdout
	for _, replaced := range []string{`[[ $comp == "$cur"* ]] ||`, `$(printf "%q" "${COMPREPLY[0]`, `printf "%q\n" "${COMPREPLY[@]}"`} {
		if strings.Contains(script, replaced) {
			t.Errorf("the script still has %s", replaced)
		}
	}
	bash := testenv.Need(t, "bash")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "script"), []byte(script+`
_get_comp_words_by_ref() { cur=${COMP_WORDS[COMP_CWORD]}; prev=${COMP_WORDS[COMP_CWORD-1]}; words=("${COMP_WORDS[@]}"); cword=$COMP_CWORD; }
compopt() { :; }
landscope() { printf '%s\n' "$OFFERS" :4; }
typed() { COMP_WORDS=(landscope list --x "$1"); COMP_CWORD=3; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=$2; COMPREPLY=(); __start_landscope; printf '<%s>' "${COMPREPLY[@]}"; echo; }
OFFERS=$'name,maturity\tlevel' typed name,matu 9
OFFERS=name,maturity typed name,matu 9
OFFERS=name,maturity typed name,matu 37
OFFERS=$'a,b c\tspaces' typed a, 9
OFFERS=$'!runtime\tnot' typed '!run' 9
OFFERS=$'name,maturity\tx\nname,kind\ty' typed name, 9
`), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(bash, "--norc", "--noprofile", filepath.Join(dir, "script")).CombinedOutput()
	want := "<name,maturity>\n<name,maturity>\n<name,maturity>\n<a,b\\ c>\n<\\!runtime>\n"
	if err != nil || !strings.HasPrefix(string(out), want) || strings.Count(string(out), "<name,") != 5 {
		t.Errorf("%v: %s", err, out)
	}
}
