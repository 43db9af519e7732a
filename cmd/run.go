package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/gctune"
	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/printing"
	"github.com/landscope-cli/landscope/internal/redact"
)

// Main runs the command line of this process and returns its exit code.
func Main() int {
	env := SystemEnv()
	gctune.Short(env.Getenv)
	return Run(context.Background(), env, os.Args[1:])
}

// Run runs a command line and prints the error, if any. It returns the exit code.
func Run(ctx context.Context, env *Env, args []string) int {
	stdout := &printing.ErrWriter{Writer: env.Stdout}
	inner := *env
	inner.Stdout, inner.commandNames = stdout, commandNames
	err := inner.readConfig(args)
	if err == nil {
		err = execute(ctx, &inner, args)
	}
	if err == nil && stdout.Err != nil {
		err = stdout.Err
	}
	if err == nil {
		return exit.OK
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) && stdout.Err != nil {
		err = fmt.Errorf("writing output: %w", pathErr.Err)
	}
	return report(&inner, err)
}

// report prints an error and its hint, and returns its exit code. It prints no error
// without text.
func report(env *Env, err error) int {
	if err.Error() != "" {
		env.message("error", err.Error())
		if hint := exit.Hint(err); hint != "" {
			env.message("hint", hint)
		}
	}
	return exit.Code(err)
}

// messageColors are the colors of the kinds of message.
var messageColors = map[string]string{"error": output.Red, "hint": output.Blue, "note": output.Bold}

// message writes a line to standard error, in the user's language, sanitized and without
// the secrets of URLs. Kind is error, hint or note.
func (e *Env) message(kind, text string) {
	label := kind
	if e.speaksJapanese() {
		label = japanese.Kind(kind)
	}
	text = e.asCalled(e.translate(text))
	var style output.Style
	if e.paintMessages != nil && e.paintMessages() {
		style = output.NewStyle(true, false)
	}
	line := "landscope: " + style.Colorize(messageColors[kind], label+":") + " " + output.SanitizeString(redact.Text(text)) + "\n"
	_, _ = e.Stderr.Write(output.Sanitize(output.Lines, []byte(line), output.Options{Style: style, CI: e.inCI()}))
}
