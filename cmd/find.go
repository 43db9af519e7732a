package cmd

import (
	"errors"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
)

// find returns the items that names mean, and notes names that changed. The hint of the
// error is how to name them after command.
func (a *app) find(command string, c *landscape.Catalog, names []string) ([]*landscape.Item, error) {
	items, err := lookup.Items(c, names, func(name string, it *landscape.Item) {
		a.note("%s is now called %s", name, it.Name)
	})
	var missing *lookup.NotFoundError
	if !errors.As(err, &missing) {
		return items, err
	}
	if missing.Items != nil {
		a.note("%s %s", command, strings.Join(missing.Names, " "))
		return missing.Items, nil
	}
	return nil, &exit.NotFoundError{UsageError: exit.UsageError{Err: err, Advice: missing.Advice(command)}}
}
