// Command compare measures how long whole runs of landscope take, and of the
// programs that people ask the same question today: which projects are
// graduated? Every program runs in turn, and every answer is checked. It is
// run by make compare. With -start it compares the start of landscope with that
// of a program that says hello, and fails past the bounds; make start runs it.
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

// rounds is how often each program runs; the median counts.
const rounds = 51

// contestant is a way to answer the question.
type contestant struct {
	name string
	get  string // how to get the program
	argv []string
	env  []string
	cold bool // the cache is cleared before each run
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
		fmt.Fprintln(os.Stderr, "usage: compare LANDSCOPE FILE, or compare -start LANDSCOPE")
		os.Exit(2)
	}
	var err error
	if os.Args[1] == "-start" {
		err = measureStart(os.Args[2])
	} else {
		err = run(os.Args[1], os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

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
	all := []contestant{
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
	able, err := checked(all)
	if err != nil {
		return err
	}
	took := make([][]time.Duration, len(able))
	for range rounds {
		for i, c := range able {
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
	for i, c := range able {
		fmt.Printf("| %s | %.1f | %.1f |\n", c.name, median(took[i]).Seconds()*1000, ratio(took[i], took[0]))
	}
	return nil
}

func (c contestant) command() *exec.Cmd {
	cmd := exec.Command(c.argv[0], c.argv[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	return cmd
}

// checked returns the contestants that are here and give the first one's
// answer; it tells how to get those that are not.
func checked(all []contestant) ([]contestant, error) {
	var able []contestant
	var want []string
	for _, c := range all {
		if _, err := exec.LookPath(c.argv[0]); err != nil {
			fmt.Fprintf(os.Stderr, "compare: %s is not here; %s\n", c.argv[0], c.get)
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
			fmt.Fprintf(os.Stderr, "compare: %s gives another answer and is left out: %v: %.200s\n", c.name, err, errOut.String())
			if c.get != "" {
				fmt.Fprintf(os.Stderr, "compare: what is meant is that of: %s\n", c.get)
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

// ratio is the median of the ratios in each round.
func ratio(d, reference []time.Duration) float64 {
	ratios := make([]float64, len(d))
	for i := range d {
		ratios[i] = float64(d[i]) / float64(reference[i])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}
