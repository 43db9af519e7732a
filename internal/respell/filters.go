package respell

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// Filters returns the error of arguments that are no filters of a command, or an [*Error]
// if they mean another command line: list projects is projects, and list help is help
// list. Path is the command with its program, and names are those of its subcommands.
func (l Line) Filters(path string, names, args []string, err error) error {
	usage := &exit.UsageError{Err: err, Advice: lookup.Advice(path, args, err)}
	command := strings.Fields(path)[1:]
	if last := len(args) - 1; args[last] == "help" {
		return &Error{slices.Concat([]string{"help"}, command, args[:last]), usage}
	}
	if len(args) == 1 && len(command) == 1 {
		if meant := l.Argument(args, usage); meant != nil {
			return meant
		}
		line, same := synonym.Command(args[0])
		if same && !strings.HasPrefix(line, "landscope show") && !strings.HasPrefix(line, "landscope search") {
			l.Note(line)
			return &Error{l.replace([]string{l.Args[0], args[0]}, strings.Fields(line)[1:]), usage}
		}
	}
	var unknown *lookup.UnknownWordError
	if !errors.As(err, &unknown) {
		return usage
	}
	if _, err := landscape.FieldNamed(unknown.Word); err == nil && l.Windows {
		usage.Advice = "quote lists in PowerShell, such as --columns 'name,maturity'"
	}
	if near := Near(args[0], names); near != "" && len(unknown.Near) == 0 {
		usage.Advice = fmt.Sprintf("did you mean: %s %s?", path, near)
	}
	return usage
}
