package cmd

import (
	"cmp"
	"errors"

	"github.com/landscope-cli/landscope/data"
	"github.com/landscope-cli/landscope/internal/fetch"
	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/source"
)

// updateTarget is the landscape that is updated.
type updateTarget struct {
	name    string
	address string // to download from
	usual   bool   // the address is the usual one of the landscape
	have    source.Copy
	before  *landscape.Catalog // in use up to now
}

// updateTarget finds out what is updated, from where, and what is in use.
func (o *updateOptions) target(a *app) (updateTarget, error) {
	t := updateTarget{name: a.session.Landscape, address: o.url}
	if t.name = cmp.Or(t.name, source.Main); t.name == source.Main {
		t.address = cmp.Or(o.url, a.env.Getenv("LANDSCOPE_URL"))
	}
	a.readBefore(&t)
	for _, l := range data.Landscapes {
		if l.Name == t.name {
			t.address = cmp.Or(t.address, l.Address())
			t.usual = t.address == l.Address()
		}
	}
	if o.rollback || o.remove {
		return t, nil
	}
	err := fetch.CheckURL(t.address, o.plain)
	var insecure *fetch.InsecureError
	if errors.As(err, &insecure) {
		return t, &usageError{err: err, hint: "--insecure-http allows it"}
	}
	return t, asUsageError(err)
}

// readBefore reads what is in use. A copy that is damaged counts as none, so
// that it is downloaded again.
func (a *app) readBefore(t *updateTarget) {
	r := source.Request{Landscape: t.name, Store: a.session.Store()}
	c, _, err := source.Catalog(r)
	if err == nil {
		t.have, _ = r.Store.Read(t.name)
	} else {
		var damaged *source.CopyError
		if errors.As(err, &damaged) {
			a.note("%v", err)
		}
		c = &landscape.Catalog{}
		if t.name == source.Main {
			c, _, _ = source.Catalog(source.Request{})
		}
	}
	t.before = c
}
