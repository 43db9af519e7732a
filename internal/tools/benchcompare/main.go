// Command benchcompare compares the speed of landscope with that of other
// programs which can answer the same query: which projects are graduated? It
// times whole runs, interleaved, and checks that all results are the same.
// "make compare" runs it.
//
// With -start it compares the start of landscope with that of a program that
// prints hello, and fails if a bound is exceeded. "make start" runs that.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// rounds is how often each program runs. Results are medians.
const rounds = 51

// program is a program with the arguments for the query.
type program struct {
	name string
	get  string // the command that installs it
	argv []string
	env  []string
	cold bool // clear the cache before each run
}

const (
	yamlQuery = `.landscape[].subcategories[].items[] | select(.project == "graduated") | .name`
	python    = `import sys, yaml
for c in yaml.safe_load(open(sys.argv[1]))["landscape"]:
    for s in c["subcategories"]:
        for i in s["items"] or []:
            if i.get("project") == "graduated": print(i["name"])`
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: benchcompare LANDSCOPE FILE, or benchcompare -start LANDSCOPE")
		os.Exit(2)
	}
	var err error
	if os.Args[1] == "-start" {
		err = measureStart(os.Args[2])
	} else {
		err = run(os.Args[1], os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchcompare:", err)
		os.Exit(1)
	}
}

// run prints a table of how long the programs take for the query on a file.
func run(landscope, file string) error {
	landscope, err := filepath.Abs(landscope)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	cache := filepath.Join(dir, "cache")
	asJSON, asCSV := filepath.Join(dir, "all.json"), filepath.Join(dir, "all.csv")
	for _, name := range []string{asJSON, asCSV} {
		if out, err := exec.Command(landscope, "export", name, "--data", file).CombinedOutput(); err != nil {
			return fmt.Errorf("export: %w: %s", err, out)
		}
	}
	list := []string{landscope, "list", "--maturity", "graduated", "--columns", "name", "-o", "csv", "--no-headers"}
	ofFile := append(slices.Clone(list), "--data", file)
	caching := []string{"LANDSCOPE_CACHE=" + cache}
	all := []program{
		{name: "landscope, its own data", argv: list},
		{name: "landscope, a YAML file, again", argv: ofFile, env: caching},
		{name: "landscope, a YAML file, first", argv: ofFile, env: caching, cold: true},
		{name: "yq, the YAML file", argv: []string{"yq", yamlQuery, file}, get: "go install github.com/mikefarah/yq/v4@v4.54.1"},
		{name: "gojq, the YAML file", argv: []string{"gojq", "-r", "--yaml-input", yamlQuery, file}, get: "go install github.com/itchyny/gojq/cmd/gojq@v0.12.19"},
		{name: "PyYAML, the YAML file", argv: []string{"python3", "-c", python, file}, get: "apt install python3-yaml"},
		{name: "jq, the items as JSON", argv: []string{"jq", "-r", `.[] | select(.maturity == "graduated") | .name`, asJSON}, get: "apt install jq"},
		{name: "gojq, the items as JSON", argv: []string{"gojq", "-r", `.[] | select(.maturity == "graduated") | .name`, asJSON}, get: "go install github.com/itchyny/gojq/cmd/gojq@v0.12.19"},
		{name: "Miller, the items as CSV", argv: []string{"mlr", "--icsv", "--onidx", "--ofs", ",", "filter", `$maturity == "graduated"`, "then", "cut", "-f", "name", asCSV}, get: "apt install miller"},
	}
	programs, err := available(all)
	if err != nil {
		return err
	}
	took := make([][]time.Duration, len(programs))
	for range rounds {
		for i, c := range programs {
			if c.cold {
				if err := os.RemoveAll(cache); err != nil {
					return err
				}
			}
			begin := time.Now()
			if err := c.command().Run(); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			took[i] = append(took[i], time.Since(begin))
		}
	}
	fmt.Println("| Program and what it reads | ms | times |")
	fmt.Println("|---|--:|--:|")
	for i, c := range programs {
		fmt.Printf("| %s | %.1f | %.1f |\n", c.name, median(took[i]).Seconds()*1000, ratio(took[i], took[0]))
	}
	return nil
}

func (c program) command() *exec.Cmd {
	cmd := exec.Command(c.argv[0], c.argv[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	return cmd
}

// available returns the programs that are installed and give the same result as
// the first. It prints how to install the others.
func available(all []program) ([]program, error) {
	var able []program
	var want []string
	for _, c := range all {
		if _, err := exec.LookPath(c.argv[0]); err != nil {
			fmt.Fprintf(os.Stderr, "benchcompare: %s is not installed; %s\n", c.argv[0], c.get)
			continue
		}
		var errOut bytes.Buffer
		cmd := c.command()
		cmd.Stderr = &errOut
		out, err := cmd.Output()
		answer := strings.FieldsFunc(strings.ReplaceAll(string(out), `"`, ""), func(r rune) bool { return r == '\n' })
		slices.Sort(answer)
		switch {
		case want == nil && err == nil && len(answer) > 0:
			want = answer
		case want == nil:
			return nil, fmt.Errorf("%s: no answer: %w: %s", c.name, err, errOut.String())
		case err != nil || !slices.Equal(answer, want):
			fmt.Fprintf(os.Stderr, "benchcompare: skipping %s, which gives another result: %v: %.200s\n", c.name, err, errOut.String())
			if c.get != "" {
				fmt.Fprintf(os.Stderr, "benchcompare: expected the program from: %s\n", c.get)
			}
			continue
		}
		able = append(able, c)
	}
	return able, nil
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}

// ratio returns the median of the ratios of each round.
func ratio(d, reference []time.Duration) float64 {
	ratios := make([]float64, len(d))
	for i := range d {
		ratios[i] = float64(d[i]) / float64(reference[i])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}
