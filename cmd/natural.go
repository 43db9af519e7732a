package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/synonym"
	"github.com/spf13/cobra"
)

// respelling is the error of a command line that means another one, which is run in its
// place.
type respelling struct {
	args []string
	err  error // what was wrong
}

func (r *respelling) Error() string { return r.err.Error() }

// Unwrap returns what was wrong.
func (r *respelling) Unwrap() error { return r.err }

// maxRespellings is how many words of a command line can be respelled.
const maxRespellings = 8

// execute runs a command line, or the one that it means. Only an error leads to the
// second, so that a right command line costs nothing.
func execute(ctx context.Context, env *Env, args []string) error {
	args = joinFields(args)
	for range maxRespellings {
		err := executeOnce(ctx, env, args)
		var r *respelling
		if !errors.As(err, &r) {
			return err
		}
		args = r.args
	}
	return executeOnce(ctx, env, args)
}

func executeOnce(ctx context.Context, env *Env, args []string) error {
	a := newApp(env)
	a.args, a.commandNamed = args, commandNamed
	root := newRoot(a, args)
	root.SetArgs(args)
	err := a.setDefaults(root)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	a.release()
	if err == nil {
		err = a.failed
	}
	return err
}

func commandNamed(word string) string {
	for _, c := range commands {
		if c.name == word || c.name == word+"s" {
			return c.name
		}
	}
	return ""
}

// knownCommand returns an error if the first argument is not a command: the command line
// that the words mean, if they mean one.
func (a *app) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	const list = `see "landscope --help"`
	word := args[0]
	if strings.TrimSpace(word) == "" {
		return &exit.UsageError{Err: errors.New("empty command"), Advice: list}
	}
	err := &exit.UsageError{Err: fmt.Errorf("unknown command %q", word), Advice: list}
	line, same := synonym.Command(word)
	if line != "" && a.isName(word) {
		line, same = "", false
	}
	if same {
		if p, _ := a.probe(); strings.Contains(line, " --") && !strings.Contains(line, " show ") {
			p.note("%s", line)
		}
		return &respelling{a.replaceWords(args[:1], strings.Fields(line)[1:]), err}
	}
	if line != "" {
		err.Advice = "did you mean: " + line + "? " + list
		return err
	}
	near := nearName(word, namesOf(cmd))
	if line, note := a.meant(); line != nil {
		note()
		return &respelling{line, err}
	} else if near != "" {
		err.Advice = fmt.Sprintf("did you mean %q? %s", near, list)
	} else if advice := a.adviceOnWords(); advice != "" {
		err.Advice = advice
	}
	return err
}
