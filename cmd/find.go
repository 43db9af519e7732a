package cmd

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/normalize"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// find returns the items that names mean, and notes where a name is a former
// one. The error is of all names that are not found; its hint says how to type
// them after the command.
func (a *app) find(command string, c *landscape.Catalog, names []string) ([]*landscape.Item, error) {
	var items []*landscape.Item
	var unknown []error
	for _, name := range names {
		found, err := c.Find(name)
		if err != nil {
			unknown = append(unknown, err)
			continue
		}
		if found.Former != "" {
			a.note("%s is a former name of %s", name, found.Item.Name)
		}
		items = append(items, found.Item)
	}
	if len(unknown) == 0 {
		return items, nil
	}
	e := usageError{err: firstUnknown(unknown)}
	if words, ok := joined(c, names); ok {
		e.hint = "did you mean: " + command + " " + strings.Join(words, " ")
	} else if line := otherKind(c, unknown[0]); line != "" {
		e.hint = line
	}
	return nil, &itemNotFound{e}
}

// joined tries words that mean no item as parts of names: it returns the names
// that they make, quoted for a shell, and whether each means an item.
func joined(c *landscape.Catalog, words []string) (names []string, ok bool) {
	for len(words) > 0 {
		n := len(words)
		for ; n > 0; n-- {
			name := strings.Join(words[:n], " ")
			if _, err := c.Find(name); err == nil {
				if n > 1 {
					name = strconv.Quote(name)
				}
				names = append(names, name)
				break
			}
		}
		if n == 0 {
			return nil, false
		}
		words = words[n:]
	}
	return names, true
}

// otherKind returns how to ask for what is no item but a category, subcategory
// or level; "" for what is none of these.
func otherKind(c *landscape.Catalog, err error) string {
	var unknown *suggest.UnknownError
	if !errors.As(err, &unknown) || len(unknown.Candidates) > 0 {
		return ""
	}
	for _, kind := range []string{"category", "subcategory", "maturity"} {
		f, _ := landscape.FilterNamed(kind)
		for _, v := range f.Values(c) {
			if slug := normalize.Slug(v.Name); slug != "" && slug == normalize.Slug(unknown.Name) {
				return fmt.Sprintf("%s is a %s: landscope list --%s %s", v.Name, strings.Replace(kind, "maturity", "maturity level", 1), kind, slug)
			}
		}
	}
	return ""
}

// firstUnknown is one error of all the names that were not found.
func firstUnknown(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	all := &suggest.UnknownError{Kind: "item", Near: []string{}}
	var names []string
	for _, err := range errs {
		var one *suggest.UnknownError
		if errors.As(err, &one) {
			names = append(names, one.Name)
			all.Near = append(append(all.Near, one.Near...), one.Candidates...)
		}
	}
	all.Name, all.Near = strings.Join(names, ", "), all.Near[:min(len(all.Near), maxNear)]
	return all
}

// maxNear is how many near names an error of several names lists.
const maxNear = 5
