package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/suggest"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commandSynonyms are words that people try as commands, and what to type.
// They come before names that are spelled like the word.
var commandSynonyms = map[string]string{
	"find": "landscope search", "grep": "landscope search", "query": "landscope search",
	"open": "landscope show", "browse": "landscope show", "view": "landscope show", "compare": "landscope show A B --compare",
	"count": "landscope stats", "levels": "landscope stats", "tags": "landscope stats --by tag",
	"members": "landscope list --kind member", "foundations": "landscope landscapes",
	"download": "landscope update", "upgrade": "landscope update", "refresh": "landscope update", "sync": "landscope update",
	"check": "landscope validate", "format": "landscope fmt", "lint": "landscope validate",
	"env": "landscope help environment", "config": "landscope help environment",
	"man": "landscope help", "docs": "landscope help", "tutorial": "landscope help", "examples": "landscope help",
	"ui": "landscope serve --open", "web": "landscope serve --open", "tui": "landscope serve --open",
	"api": "landscope serve", "mcp": "landscope serve",
}

// flagSynonyms are words that people try as flags, and the flags to type. The
// first flag that the command has is the hint.
var flagSynonyms = map[string][]string{
	"n": {"--limit N", "--name GLOB"}, "L": {"--limit N"}, "head": {"--limit N"}, "top": {"--limit N"}, "max": {"--limit N"}, "count": {"--limit N"},
	"date": {"--accepted-at DATE", "--as-of DATE"}, "since": {"--accepted-at 2024.."}, "from": {"--accepted-at 2024.."},
	"year": {"--accepted-at 2024"}, "day": {"--as-of DATE"}, "when": {"--as-of DATE"},
	"member": {"--kind member"}, "members": {"--kind member"}, "all": {"--kind all"}, "A": {"--kind all"},
	"level": {"--maturity LEVEL"}, "stage": {"--maturity LEVEL"}, "state": {"--maturity LEVEL"},
	"fields": {"--columns FIELDS"}, "field": {"--columns FIELDS"}, "columns": {"--columns FIELDS"},
	"sort-by": {"--sort FIELDS"}, "order": {"--sort FIELDS"}, "order-by": {"--sort FIELDS"}, "desc": {"--sort=-FIELD"},
	"format": {"-o FORMAT"}, "f": {"-o FORMAT"}, "json": {"-o json"}, "csv": {"-o csv"}, "yaml": {"-o yaml"}, "wide": {"-o wide"},
	"template": {"-o go-template=TEMPLATE"}, "file": {"--data FILE"}, "input": {"--data FILE"},
	"port": {"--addr :PORT"}, "group": {"--group-by FIELD"}, "q": {"--jq EXPR"}, "text": {"--text WORDS"}, "search": {"--text WORDS"},
	"no-color": {"--color never"}, "V": {"--version"},
}

// knownCommand refuses what is no command of the program.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	word := args[0]
	if strings.TrimSpace(word) == "" {
		return &usageError{err: errors.New("empty command"), hint: "landscope --help lists the commands"}
	}
	err := &usageError{err: fmt.Errorf("unknown command %q", word), hint: "landscope --help lists the commands"}
	if line, ok := commandSynonyms[strings.ToLower(word)]; ok {
		err.hint = "did you mean `" + line + "`? " + err.hint
	} else if near := nearName(word, namesOf(cmd)); near != "" {
		err.hint = fmt.Sprintf("did you mean %q? %s", near, err.hint)
	}
	return err
}

// namesOf lists the names and aliases of a command's commands and topics.
func namesOf(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
		names = append(names, c.Aliases...)
	}
	return names
}

// nearName returns the name that is spelled like a word, or begins with it.
func nearName(word string, names []string) string {
	if near := suggest.Name(word, names); near != "" {
		return near
	}
	return firstWith(names, strings.ToLower(word))
}

// firstWith returns the first name that begins with a word, or "".
func firstWith(names []string, start string) string {
	i := slices.IndexFunc(names, func(n string) bool { return start != "" && strings.HasPrefix(n, start) })
	if i < 0 {
		return ""
	}
	return names[i]
}

// flagError words what is wrong with a flag and names the one to type.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		e := &usageError{err: err}
		var inner *usageError
		if errors.As(err, &inner) {
			e.hint = inner.Hint()
		}
		if e.Hint() == "" {
			e.hint = cmd.CommandPath() + " --help tells what it takes"
		}
		return e
	}
	if words := cmd.Flags().Args(); !cmd.HasParent() && len(words) > 0 {
		return knownCommand(cmd, words)
	}
	if name := missing.GetSpecifiedName(); isLevel(name) && hasFlag(cmd, "--maturity") {
		return &usageError{err: err, hint: "--maturity " + name}
	}
	e := &usageError{err: err, hint: cmd.CommandPath() + " --help lists the flags"}
	if near := nearFlag(cmd, missing.GetSpecifiedName()); near != "" {
		e.hint = "did you mean " + near + "? " + e.hint
	}
	return e
}

func isLevel(name string) bool {
	return slices.Contains([]landscape.Level{landscape.Sandbox, landscape.Incubating, landscape.Graduated, landscape.Archived, landscape.Hosted}, landscape.Level(name))
}

// nearFlag returns the flag to type in place of one that a command lacks.
func nearFlag(cmd *cobra.Command, name string) string {
	for _, flag := range flagSynonyms[name] {
		if hasFlag(cmd, flag) {
			return flag
		}
	}
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	if near := nearName(name, names); near != "" {
		return "--" + near
	}
	return ""
}

// hasFlag reports whether a command has the flag that a line begins with.
func hasFlag(cmd *cobra.Command, line string) bool {
	name := strings.TrimLeft(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '=' })[0], "-")
	if len(name) == 1 {
		return cmd.Flags().ShorthandLookup(name) != nil
	}
	return cmd.Flags().Lookup(name) != nil || cmd.InheritedFlags().Lookup(name) != nil
}
