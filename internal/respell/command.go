package respell

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/synonym"
)

// Command returns the error of a first word that is not a command: an [*Error] if the
// words mean a command line. Names are the commands, their aliases and the topics.
func (l Line) Command(word string, names []string) error {
	const list = `see "landscope --help"`
	if strings.TrimSpace(word) == "" {
		return &exit.UsageError{Err: errors.New("empty command"), Advice: list}
	}
	err := &exit.UsageError{Err: fmt.Errorf("unknown command %q", word), Advice: list}
	line, same := synonym.Command(word)
	if line != "" && l.isName(word) {
		line, same = "", false
	}
	if same {
		if strings.Contains(line, " --") && !strings.Contains(line, " show ") {
			l.Note(line)
		}
		return &Error{l.replace([]string{word}, strings.Fields(line)[1:]), err}
	}
	if line != "" {
		err.Advice = "did you mean: " + line + "? " + list
		return err
	}
	filters, wordsErr := l.filters()
	if len(filters) > 0 {
		meant := commandOf(filters)
		l.Note(fmt.Sprintf("landscope %s%s", synonym.Line(meant), lookup.Also(filters)))
		return &Error{l.replace(l.Words, meant), err}
	}
	if near := Near(word, names); near != "" {
		err.Advice = fmt.Sprintf("did you mean %q? %s", near, list)
	} else if advice := lookup.Advice("landscope list", l.Words, wordsErr); advice != "" {
		err.Advice = advice
	}
	return err
}

// filters returns the filters that the words mean.
func (l Line) filters() ([]lookup.Filter, error) {
	if len(l.Words) == 0 {
		return nil, nil
	}
	c, err := l.Catalog()
	if err != nil {
		return nil, err
	}
	return lookup.Filters(c, l.Words)
}

// isName reports whether a word begins a name of several words, such as open policy agent.
func (l Line) isName(word string) bool {
	if len(l.Words) < 2 || l.Words[0] != word {
		return false
	}
	filters, err := l.filters()
	return err == nil && len(filters) < len(l.Words)
}

// commandOf returns the command of filters: show for names of items, else list.
func commandOf(filters []lookup.Filter) []string {
	isItem := func(f lookup.Filter) bool { return f.Name == "name" && !strings.HasPrefix(f.Value, "!") }
	line := []string{"show"}
	if slices.ContainsFunc(filters, func(f lookup.Filter) bool { return !isItem(f) }) {
		line[0] = "list"
	}
	for _, f := range filters {
		if line[0] == "list" {
			line = append(line, "--"+f.Name)
		}
		line = append(line, f.Value)
	}
	return line
}
