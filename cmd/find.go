package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/lookup"
	"github.com/landscope-cli/landscope/internal/normalize"
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
	e := &exit.NotFoundError{UsageError: exit.UsageError{Err: err}}
	switch {
	case missing.Names != nil:
		e.Advice = "did you mean: " + command + " " + strings.Join(missing.Names, " ")
	case missing.Filter != "":
		kind := strings.Replace(missing.Filter, "maturity", "maturity level", 1)
		e.Advice = fmt.Sprintf("%s is a %s: landscope list --%s %s", missing.Value, kind, missing.Filter, normalize.Slug(missing.Value))
	}
	return nil, e
}
