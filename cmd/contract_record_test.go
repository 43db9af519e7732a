package cmd_test

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/config"
	"github.com/landscope-cli/landscope/internal/help"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/scan"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// contract returns what the program promises, an entry each, sorted: a kind and where it
// applies, a colon, and the name with its type.
func contract(t *testing.T) []string {
	all := commandContract(cmd.CommandTree(), "landscope")
	for _, m := range regexp.MustCompile(`(?m)^  (\d)  `).FindAllStringSubmatch(help.Text("exit-codes"), -1) {
		all = append(all, "exit codes: "+m[1])
	}
	for _, name := range regexp.MustCompile(`LANDSCOPE_[A-Z]+`).FindAllString(help.Text("environment"), -1) {
		all = append(all, "variables: "+name)
	}
	for _, k := range config.Keys {
		all = append(all, "config keys: "+k.Name)
	}
	policy, exception := scan.PolicyKeys()
	for _, k := range policy {
		all = append(all, "policy keys: "+k[0])
	}
	for _, k := range exception {
		all = append(all, "exception keys: "+k[0])
	}
	for _, f := range landscape.Filters {
		all = append(all, "filters: "+f.Name)
	}
	for _, f := range output.Formats {
		all = append(all, "formats: "+f.Name)
	}
	a := readAction(t)
	for name := range a.Inputs {
		all = append(all, "action inputs: "+name)
	}
	for name := range a.Outputs {
		all = append(all, "action outputs: "+name)
	}
	all = append(all, resultContract(t)...)
	for path, parameters := range cmd.APIPaths(t, cmd.NewServer(t)) {
		all = append(all, "api: "+path)
		for _, name := range parameters {
			if _, ok := landscape.FilterNamed(strings.ReplaceAll(name, "_", "-")); ok {
				name = "filters"
			}
			all = append(all, "parameters of "+path+": "+name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// commandContract returns the names, aliases and flags of a command and its subcommands.
func commandContract(c *cobra.Command, path string) (all []string) {
	if c.Runnable() || !c.HasParent() {
		all = append(all, "commands: "+strings.ReplaceAll(path, " ", "-"))
	}
	for _, alias := range c.Aliases {
		all = append(all, "aliases of "+path+": "+alias)
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		_, filter := landscape.FilterNamed(f.Name)
		switch {
		case f.Hidden || f.Name == "help":
			return
		case filter:
			all = append(all, "flags of "+path+": filters")
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name += "/-" + f.Shorthand
		}
		name += ":" + f.Value.Type()
		if f.DefValue != "" && f.DefValue != "[]" {
			name += "=" + f.DefValue
		}
		all = append(all, "flags of "+path+": "+name)
	})
	for _, child := range c.Commands() {
		if child.Name() != "completion" && child.Name() != "help" {
			all = append(all, commandContract(child, path+" "+child.Name())...)
		}
	}
	return all
}

// resultContract returns the keys of JSON and the columns of CSV of every command.
func resultContract(t *testing.T) (all []string) {
	add := func(name string, run func(...string) result, args ...string) {
		r := run(append(args, "-o", "json")...)
		var value any
		if err := json.Unmarshal([]byte(r.stdout), &value); err != nil {
			t.Fatalf("%s -o json: exit code %d, %v: %s%s", name, r.code, err, r.stdout, r.stderr)
		}
		all = append(all, keys("json of "+name+": ", "", value)...)
		if r = run(append(args, "-o", "csv")...); r.code == 2 {
			return // it has no CSV
		}
		columns, err := csv.NewReader(strings.NewReader(r.stdout)).Read()
		if err != nil {
			t.Fatalf("%s -o csv: exit code %d, %v: %s", name, r.code, err, r.stderr)
		}
		for _, column := range columns {
			all = append(all, "csv of "+name+": "+column)
		}
	}
	for _, c := range rowCommands {
		add(c.line, run, c.args()...)
	}
	for _, line := range []string{"show kubernetes", "version", "validate testdata/hostile.yml", "validate --rules", "scan identifiers kubernetes"} {
		add(line, run, strings.Fields(line)...)
	}
	dir := writeTree(t, "old/x", "", "new/go.mod", archivedTree, "new/broken/go.mod", "module x\nrequire (\n", "new/README.md", "Falco is a CNCF sandbox project.\n")
	add("scan", run, "scan", "--fail-on", "archived", filepath.Join(dir, "new"))
	add("scan --docs", run, "scan", "--docs", filepath.Join(dir, "new"))
	add("scan diff", run, "scan", "diff", filepath.Join(dir, "old"), filepath.Join(dir, "new"))
	s := newSite(t)
	s.serve(file(small("b", "c"), `"two"`))
	add("update --check", s.run, "update", "--check")
	add("cache", s.run, "cache")
	return all
}

// keys returns the keys in a JSON value, each with the type of its values.
func keys(prefix, path string, value any) (all []string) {
	switch v := value.(type) {
	case map[string]any:
		for key, child := range v {
			all = append(all, keys(prefix, strings.TrimPrefix(path+"."+key, "."), child)...)
		}
	case []any:
		for _, child := range v {
			all = append(all, keys(prefix, path+"[]", child)...)
		}
	case string:
		all = append(all, prefix+path+":string")
	case bool:
		all = append(all, prefix+path+":bool")
	case float64:
		all = append(all, prefix+path+":number")
	}
	return all
}
